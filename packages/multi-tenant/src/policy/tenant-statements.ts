import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { UpdatableStatement } from './updatable-statement';

/** How a statement comes to its policy. */
export type Attach = (statement: PolicyStatement) => void;

/** Kinds of access to a table. */
export interface Access {
  readonly read: boolean;
  readonly write: boolean;
}

/** ARNs that the statements of one table name, as they are known by now. Each call of `update` may know more. */
export interface TableFacts {
  /** The table in its own region and in every replica's. */
  readonly copies: { readonly region: string; readonly arn: string }[];
  /** Partition key of a shared table, with its type. */
  readonly leadingKey?: string;
  /** The table in any region, for what is denied. */
  readonly anyRegionArn: string;
  /** Names of the indexes in which every tenant's items stand under the tenant's own key. */
  readonly safeIndexes: string[];
  /** Names of all other indexes. */
  readonly unsafeIndexes: string[];
}

/** The statements of one role on one table (or on the tables of one prefix), which only ever grow. */
export interface TenantStatements {
  /** Adds the actions of a grant. */
  grant(access: Access): void;
  /** Adds indexes and replicas that were not known before. */
  update(facts: TableFacts): void;
  /** The actions granted so far. */
  readonly actions: string[];
  readonly all: UpdatableStatement[];
}

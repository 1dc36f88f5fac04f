import type { Finding } from '@dynamorm-cdk/model-spec';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { CfnResource } from 'aws-cdk-lib/core';
import type { IsolationDesign } from '../isolation/isolation-design';
import type { TenantClaim } from '../isolation/tenant-claim';
import type { SharedTableGuardrails } from '../policy/shared-table-guardrails';
import type { Attach, TableFacts, TenantStatements } from '../policy/tenant-statements';
import type { UpdatableStatement } from '../policy/updatable-statement';

/** What a tenant grant is about: one shared table, or all tables of one prefix. */
export interface TenantGrantTarget {
  readonly design: IsolationDesign;
  readonly tagKey: string;
  /** What messages call it. */
  readonly label: string;
  /** The table, where this app makes it. */
  readonly resource?: CfnResource;
  /** Literal account, or `undefined` while it is unknown. */
  readonly account: string | undefined;
  /** ARNs of the customer keys that DynamoDB encrypts with. */
  keyArns(): string[];
  /** ARNs of the keys that the client encrypts fields with. */
  fieldKeyArns(): string[];
  /** What is known by now. */
  facts(): TableFacts;
  /** What is claimed of the tables, for who proves it. */
  claim(): TenantClaim;
  /** What is wrong with the key or the indexes by now, each a whole line. */
  findings(): Finding[];
  /** What the template holds that the statements of a role do not name. */
  unnamedFindings(named: TableFacts, role: IRole): Finding[];
  /** Whether both are about the same tables. */
  is(other: TenantGrantTarget): boolean;
  /** Whether a policy for any region names both. */
  sharesName(other: TenantGrantTarget): boolean;
  /** Makes the statements of one role. */
  statements(allow: Attach, deny: Attach, shared: SharedDenies): TenantStatements;
  /** Tokens and names by which a policy can name the tables. */
  readonly names: string[];
}

/** Denies that several targets of one role have in common. */
export interface SharedDenies {
  /** Of all tables but those that are named. */
  readonly otherTables: () => UpdatableStatement;
  /** Of the shared tables of one name. */
  readonly guardrails: (make: () => SharedTableGuardrails) => SharedTableGuardrails;
}

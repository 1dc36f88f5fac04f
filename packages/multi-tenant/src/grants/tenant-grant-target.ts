import type { Finding } from '@dynamorm-cdk/model-spec';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IsolationDesign } from '../isolation/isolation-design';
import type { TableFacts, TenantStatements } from '../policy/tenant-statements';
import type { UpdatableStatement } from '../policy/updatable-statement';

/** How a statement comes to its policy. */
export type Attach = (statement: PolicyStatement) => void;

/** What a tenant grant is about: one shared table, or all tables of one prefix. */
export interface TenantGrantTarget {
  readonly design: IsolationDesign;
  readonly tagKey: string;
  /** What messages call it. */
  readonly label: string;
  /** Literal account, or `undefined` while it is unknown. */
  readonly account: string | undefined;
  /** ARNs of the customer keys. */
  keyArns(): string[];
  /** What is known by now. */
  facts(): TableFacts;
  /** What is wrong with the key or the indexes by now, each a whole line. */
  findings(): Finding[];
  /** Whether both are about the same tables. */
  is(other: TenantGrantTarget): boolean;
  /** Makes the statements of one role. */
  statements(allow: Attach, deny: Attach, denyOtherTables: () => UpdatableStatement): TenantStatements;
  /** Tokens and names by which a policy can name the tables. */
  readonly names: string[];
}

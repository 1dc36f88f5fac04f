import type { Finding } from '@dynamorm-cdk/model-spec';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { IRole, ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IsolationDesign } from '../isolation/isolation-design';
import type { TableFacts } from '../policy/tenant-statements';
import type { AccessRole } from './access-role';

/** What is judged of tables that a role holds tenant grants on. */
export interface GuardedTables {
  readonly design: IsolationDesign;
  /** What messages call them. */
  readonly label: string;
  /** Key of the session tag with the tenant id. */
  readonly tagKey: string;
  /** Tokens and names by which a policy can name them. */
  readonly names: string[];
  readonly account: string | undefined;
  /** Of a table per tenant: what the names of the tables begin with. */
  readonly prefix?: string;
  /** Under a table per tenant: tables that sessions reach by other grants. */
  readonly otherTables?: ITable[];
  /** What is known by now. */
  facts(): TableFacts;
  /** What the template holds that the statements of a role do not name. */
  unnamedFindings(named: TableFacts, role: IRole): Finding[];
}

/** What a role holds on one table: the targets that stand for it, and what its statements name. */
export interface HeldTable {
  readonly target: GuardedTables;
  readonly targets: readonly GuardedTables[];
  readonly named: TableFacts;
}

/** What is judged of a role that holds tenant grants. */
export interface HeldGrants {
  readonly role: IRole;
  readonly targets: readonly HeldTable[];
  /** All statements that were handed to the role. */
  readonly statements: PolicyStatement[];
  /** Whether the role is kept to tenants' own tables by one Deny of all others. */
  readonly deniesOtherTables: boolean;
  /** The role as one whose trust policy demands the tag, where it is made so. */
  readonly accessRole?: AccessRole;
  /** The tenant boundary of the role. */
  readonly boundary?: ManagedPolicy;
  /** All roles of the app that hold tenant grants, this one among them. */
  readonly others: readonly HeldGrants[];
}

import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { IRole, ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';

/** What is judged of tables that a role holds tenant grants on. */
export interface GuardedTables {
  /** What messages call them. */
  readonly label: string;
  /** Key of the session tag that holds the tenant id. */
  readonly tagKey: string;
  /** Tokens and names by which a policy can name them. */
  readonly names: string[];
  /** Under a table per tenant: tables that sessions reach by other grants. */
  readonly otherTables?: ITable[];
}

/** What is judged of a role that holds tenant grants. */
export interface HeldGrants {
  readonly role: IRole;
  readonly targets: readonly { readonly target: GuardedTables }[];
  /** All statements that were handed to the role. */
  readonly statements: PolicyStatement[];
  /** Whether the role is kept to tenants' own tables by one Deny of all others. */
  readonly deniesOtherTables: boolean;
  /** The tenant boundary of the role. */
  readonly boundary?: ManagedPolicy;
}

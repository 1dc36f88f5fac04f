import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';

/** What grants need to know of a table. */
export interface GrantTarget {
  /** The construct that messages name. */
  readonly scope: Construct;
  /** ARN of the table in its own region, then of each replica. */
  readonly tableArns: string[];
  /** Names of the indexes that exist now, and while a rollout is under way of those to come. */
  readonly indexNames: () => string[];
  /** Names among them that a later wave of a rollout deletes for good. */
  readonly retiringIndexNames?: () => string[];
  /** The customer key of each region; empty where DynamoDB's own keys encrypt the table. */
  readonly encryptionKeys: IKey[];
  /** The stream of the table; `undefined` where it has none. */
  readonly streamArn: () => string | undefined;
}

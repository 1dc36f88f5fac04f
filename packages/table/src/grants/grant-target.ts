import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import type { WithPolicy } from './resource-grant';

/** What grants need to know of a table. */
export interface GrantTarget {
  /** The construct that messages name. */
  readonly scope: Construct;
  /** The table in its own region, then each replica. */
  readonly copies: readonly TableCopy[];
  /** The account that the table is in; a token where it is unknown until deployment. */
  readonly account: string;
  /** The physical name where it is known at synthesis: only then can the table's own policy name an index. */
  readonly literalName?: string;
  /** Whose policy can allow other accounts; `undefined` for an imported table. */
  readonly policyResource?: WithPolicy;
  /** Whose policy can allow others the stream; `undefined` for an imported table, and with an aws-cdk-lib that cannot write it. */
  readonly streamPolicyResource?: WithPolicy;
  /** The partition key of the table. */
  readonly partitionKey: GrantedKey;
  /** The indexes that exist now, and while a rollout is under way those to come. */
  readonly indexes: () => GrantedIndex[];
  /** Names among them that a later wave of a rollout deletes for good. */
  readonly retiringIndexNames?: () => string[];
  /** Names of the vector indexes; `undefined` where nobody can know them. */
  readonly vectorIndexNames: () => string[] | undefined;
  /** Whether the key of AWS encrypts the table, which no other account can use. */
  readonly hasAwsManagedKey: () => boolean;
  /** The key with which DynamORM encrypts attributes in the client. */
  readonly fieldEncryptionKey?: IKey;
  /** The stream of the table in its own region; `undefined` where it has none. */
  readonly streamArn: () => string | undefined;
}

/** The table in one region. */
export interface TableCopy {
  /** A token where it is unknown until deployment. */
  readonly region: string;
  readonly tableArn: string;
  /** The customer key there; `undefined` where a key of DynamoDB or AWS encrypts the table. */
  readonly encryptionKey?: IKey;
  /** Whether somebody gives this copy a resource policy by hand. */
  readonly hasOwnPolicy?: boolean;
}

/** What a client works with in the region that it runs in. */
export interface ClientPlace {
  readonly region: string;
  readonly copies: readonly TableCopy[];
  readonly fieldEncryptionKey?: IKey;
}

/** The partition key of a table or index. */
export interface GrantedKey {
  readonly name: string;
  readonly type: string;
}

/** An index as grants see it. */
export interface GrantedIndex {
  readonly name: string;
  /** The first attribute, where an index has several. */
  readonly partitionKey: GrantedKey;
}

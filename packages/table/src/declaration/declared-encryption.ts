import { TableEncryption, type TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Stack } from 'aws-cdk-lib/core';
import type { DynamORMTableProps } from './dynamorm-table-props';

/** The keys that encrypt a table, as they were declared. */
export interface DeclaredEncryption {
  /** Whether the key is in KMS: that of AWS, or customer keys. Otherwise DynamoDB owns it. */
  readonly inKms: boolean;
  /** Whether the table was declared to have a copy in a region. */
  readonly covers: (region: string) => boolean;
  /** The customer key in a region; `undefined` where there is none. */
  readonly keyArnIn: (region: string) => string | undefined;
}

/** The encryption that the props of a table ask for. */
export function declaredEncryption(table: TableV2, { encryption, replicas = [] }: DynamORMTableProps): DeclaredEncryption {
  const { encryptionKey } = table;
  const own = Stack.of(table).region;
  return {
    inKms: encryption?.type !== TableEncryption.DEFAULT,
    covers: (region) => region === own || replicas.some((replica) => replica.region === region),
    keyArnIn: (region) => (region === own ? encryptionKey?.keyArn : encryptionKey && encryption?.replicaKeyArns?.[region]),
  };
}

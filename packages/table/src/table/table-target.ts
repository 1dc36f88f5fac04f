import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { type IKey, Key } from 'aws-cdk-lib/aws-kms';
import { Stack, Token } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { DynamORMTableProps } from '../declaration/dynamorm-table-props';
import { hasAwsManagedKey } from '../grants/aws-managed-key';
import type { GrantTarget } from '../grants/grant-target';
import { streamWithPolicy } from '../grants/resource-grant';
import { vectorIndexNames } from '../template/vector-indexes';

/** What changes after the table is made. */
type Changing = Pick<GrantTarget, 'partitionKey' | 'indexes' | 'retiringIndexNames' | 'streamArn'>;

/** What grants know of a table that is made here: itself, its replicas and their keys. */
export function targetOfTable(scope: Construct, table: TableV2, props: DynamORMTableProps, changing: Changing): GrantTarget {
  const { tableName, replicas = [], fieldEncryptionKey } = props;
  const stack = Stack.of(scope);
  const keys = replicaKeys(scope, table, props);
  const arnIn = (region: string) => stack.formatArn({ service: 'dynamodb', region, resource: 'table', resourceName: table.tableName });
  return {
    ...changing,
    scope,
    copies: [
      { region: stack.region, tableArn: table.tableArn, encryptionKey: table.encryptionKey },
      ...replicas.map(({ region, resourcePolicy }) => ({
        region,
        tableArn: arnIn(region),
        encryptionKey: keys.get(region),
        hasOwnPolicy: resourcePolicy !== undefined,
      })),
    ],
    account: stack.account,
    literalName: Token.isUnresolved(tableName) ? undefined : tableName,
    policyResource: table,
    streamPolicyResource: streamWithPolicy(table),
    vectorIndexNames: () => vectorIndexNames(table),
    hasAwsManagedKey: () => hasAwsManagedKey(table),
    fieldEncryptionKey,
  };
}

function replicaKeys(scope: Construct, table: TableV2, { encryption }: DynamORMTableProps): Map<string, IKey> {
  const arns = table.encryptionKey ? Object.entries(encryption?.replicaKeyArns ?? {}) : [];
  return new Map(arns.map(([region, arn]) => [region, Key.fromKeyArn(scope, `ReplicaKey-${region}`, arn)]));
}

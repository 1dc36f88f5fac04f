import { kinds, shapeKind } from '@dynamorm-cdk/core/kinds';
import type { TableShape } from '@dynamorm-cdk/model-spec';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Stack, Token } from 'aws-cdk-lib/core';
import type { aws_dynamodb } from 'aws-cdk-lib/interfaces';
import { findingsError } from '../findings/findings';
import { refuseKinds } from '../findings/kind-findings';
import { hasAwsManagedKey } from './aws-managed-key';
import { keyFindings } from './encryption-findings';
import type { GrantTarget } from './grant-target';
import { keyOfReplica, keyOfTable } from './keys-of-table';
import { streamWithPolicy, tableWithPolicy } from './resource-grant';
import { shapeIndexes } from './shape-indexes';

/**
 * Properties of a table that you only have a reference to.
 */
export interface TableReferenceProps {
  /** Keys and indexes of the table, such as `models.toTableShape()`. They cannot be checked. */
  readonly shape: TableShape;

  /**
   * Other regions with a copy of the table.
   *
   * @default - none
   */
  readonly replicaRegions?: string[];

  /**
   * The customer managed key that encrypts the table.
   *
   * @default - the key of a `Table` or `TableV2`; otherwise a key of AWS or DynamoDB
   */
  readonly encryptionKey?: IKey;

  /**
   * The key with which DynamORM encrypts attributes in the client.
   *
   * @default - none
   */
  readonly fieldEncryptionKey?: IKey;

  /**
   * ARN of the table's stream.
   *
   * @default - no stream to grant
   */
  readonly streamArn?: string;
}

const TABLE = kinds.made('a table or a reference to one', 'tableRef');
const PROPS = kinds.propsOf<TableReferenceProps>(
  {
    shape: shapeKind,
    replicaRegions: kinds.listOf(kinds.text, 'a list of regions'),
    encryptionKey: kinds.made('a key of KMS', 'keyArn'),
    fieldEncryptionKey: kinds.made('a key of KMS', 'keyArn'),
    streamArn: kinds.text,
  },
  'an object with the shape of the table',
  ['shape'],
);

/** The properties of a referenced table that grants use. */
export function targetByReference(table: aws_dynamodb.ITableRef, props: TableReferenceProps): GrantTarget {
  refuseKinds('DynamORMTableGrants.fromTable', [...TABLE(table, 'table'), ...PROPS(props, 'props')]);
  const encryptionKey = props.encryptionKey ?? keyOfTable(table);
  const findings = keyFindings({ encryptionKey, fieldEncryptionKey: props.fieldEncryptionKey });
  if (findings.length > 0) throw findingsError(`Grants on \`${table.node.path}\``, findings);
  const { tableName, tableArn } = table.tableRef;
  const scope = table as GrantTarget['scope'];
  const stack = Stack.of(table);
  const arnIn = (region: string) => stack.formatArn({ service: 'dynamodb', region, resource: 'table', resourceName: tableName });
  return {
    scope,
    copies: [
      { region: table.env.region, tableArn, encryptionKey },
      ...(props.replicaRegions ?? []).map((region) => ({
        region,
        tableArn: arnIn(region),
        encryptionKey: keyOfReplica(scope, table, region),
      })),
    ],
    account: table.env.account,
    literalName: Token.isUnresolved(tableName) ? undefined : tableName,
    policyResource: tableWithPolicy(table),
    streamPolicyResource: streamWithPolicy(table),
    partitionKey: props.shape.partitionKey,
    indexes: () => shapeIndexes(props.shape),
    vectorIndexNames: () => undefined,
    hasAwsManagedKey: () => !encryptionKey && hasAwsManagedKey(table),
    fieldEncryptionKey: props.fieldEncryptionKey,
    streamArn: () => props.streamArn,
  };
}

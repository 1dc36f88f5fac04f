import { DynamORMTable, DynamORMTableGrants, type DynamORMTableProps, TableAccess } from '@dynamorm-cdk/table';
import { Template } from 'aws-cdk-lib/assertions';
import { MultiRegionConsistency, StreamViewType, TableEncryptionV2, TableV2, TableV2MultiAccountReplica } from 'aws-cdk-lib/aws-dynamodb';
import { AccountPrincipal } from 'aws-cdk-lib/aws-iam';
import { App, Stack } from 'aws-cdk-lib/core';
import { describe, expect, test } from 'vitest';
import { newHandler } from '../handler';
import { permissionsFor } from '../permissions';
import { errorOf, IN_EUROPE, informationOf, KEYS, renderedTable, synthesisErrors, text, warningsOf } from '../synthesis';

const STATUS = { indexName: 'gsi-status', partitionKey: text('status') };
const SOURCE_ARN = 'arn:aws:dynamodb:eu-west-1:111122223333:table/orders';

function replicated(props: Partial<DynamORMTableProps> = {}) {
  const app = new App();
  const home = new Stack(app, 'Shop', IN_EUROPE);
  const theirs = new Stack(app, 'Theirs', { env: { account: '999988887777', region: 'us-east-1' } });
  const encryption = TableEncryptionV2.dynamoOwnedKey();
  const orders = new DynamORMTable(home, 'Orders', {
    ...KEYS,
    tableName: 'orders',
    encryption,
    globalSecondaryIndexes: [STATUS],
    ...props,
  });
  const replica = new TableV2MultiAccountReplica(theirs, 'Replica', { replicaSourceTable: orders.table });
  return { home, theirs, orders, replica };
}

describe('a table that a replica in another account copies', () => {
  test('lets DynamoDB replicate, and keeps what else it has', () => {
    const { home, orders } = replicated();
    orders.grants.read(new AccountPrincipal('444455556666'));

    const { Replicas: copies } = renderedTable(home).Properties as {
      Replicas: { ResourcePolicy: { PolicyDocument: { Statement: { Action: string | string[] }[] } } }[];
    };
    const actions = copies.flatMap(({ ResourcePolicy }) => ResourcePolicy.PolicyDocument.Statement.flatMap(({ Action }) => Action));
    expect(actions).toEqual(
      expect.arrayContaining(['dynamodb:AssociateTableReplica', 'dynamodb:ReadDataForReplication', 'dynamodb:GetItem', 'dynamodb:Query']),
    );
    expect(warningsOf(home)).toEqual([]);
  });

  test.each([
    ['replicas', { replicas: [{ region: 'eu-central-1' }] }],
    [
      'multiRegionConsistency',
      { replicas: [{ region: 'eu-central-1' }, { region: 'eu-west-2' }], multiRegionConsistency: MultiRegionConsistency.STRONG },
    ],
  ])('is refused %s of its own', (prop, props) => {
    const { home } = replicated(props);

    expect(synthesisErrors(home)).toEqual([
      `[Shop/Orders] DYN-T111 ${prop}: \`Theirs/Replica\` copies the table into another account, but DynamoDB accepts this only for a table in one region. Remove ${prop}, and add each region as a TableV2MultiAccountReplica in a separate account.`,
    ]);
  });

  test('is refused to a function in the region of the replica: that table has an account of its own', () => {
    const { theirs, orders } = replicated();

    expect(errorOf(() => orders.connect(newHandler(theirs), TableAccess.READ))).toContain('DYN-T100');
  });
});

describe('the replica', () => {
  test('is taken by fromExisting, and compared with its source', () => {
    const { theirs, replica } = replicated({ stream: StreamViewType.NEW_IMAGE });
    const handler = newHandler(theirs);

    const existing = DynamORMTable.fromExisting(theirs, 'Orders', { table: replica, ...KEYS, globalSecondaryIndexes: [STATUS] });
    existing.connect(handler, TableAccess.READ);
    existing.grants.stream(handler);

    const arn = '{ReplicaE5ADBD0D.Arn}';
    const permissions = permissionsFor('dynamodb', theirs).map((one) => one.replace(/\{Replica\w+\.Arn\}/, arn));
    expect(permissions).toContain(`dynamodb:GetItem on ${arn}`);
    expect(permissions).toContain(`dynamodb:Query on ${arn}/index/gsi-status`);
    expect(permissions.filter((one) => one.startsWith('dynamodb:GetRecords'))).toHaveLength(1);
    expect([...warningsOf(theirs), ...informationOf(theirs)]).toEqual([]);
  });

  test('is refused under keys and indexes that its source does not have', () => {
    const { theirs, replica } = replicated();

    DynamORMTable.fromExisting(theirs, 'Orders', { table: replica, partitionKey: text('ID'), globalSecondaryIndexes: [STATUS] });

    expect(synthesisErrors(theirs)).toEqual([
      '[Theirs/Orders] DYN-T081 partitionKey: The template has the key PK (S), SK (S), not ID (S). Declare the keys that the table has.',
    ]);
  });

  test('of a table that another app makes cannot be checked, and that is said', () => {
    const theirs = new Stack(new App(), 'Theirs', { env: { account: '999988887777', region: 'us-east-1' } });
    const source = TableV2.fromTableArn(theirs, 'Source', SOURCE_ARN);
    const replica = new TableV2MultiAccountReplica(theirs, 'Replica', { replicaSourceTable: source });

    DynamORMTable.fromExisting(theirs, 'Orders', { table: replica, ...KEYS });

    expect(informationOf(theirs)).toEqual([
      'DYN-T085 table: `Theirs/Orders` is a replica of a table that another app makes, so its keys and indexes cannot be checked here. [ack: @dynamorm-cdk/table:DYN-T085]',
    ]);
  });

  test('is granted by its reference', () => {
    const { theirs, orders, replica } = replicated();

    DynamORMTableGrants.fromTable(replica, { shape: orders.shape }).read(newHandler(theirs));

    expect(permissionsFor('dynamodb', theirs).filter((one) => one.startsWith('dynamodb:Query'))).toHaveLength(2);
    Template.fromStack(theirs).hasResourceProperties('AWS::DynamoDB::GlobalTable', { TableName: 'orders' });
  });
});

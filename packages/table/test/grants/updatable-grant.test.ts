import { DynamORMTable, type DynamORMTableProps } from '@dynamorm-cdk/table';
import { Template } from 'aws-cdk-lib/assertions';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnParameter } from 'aws-cdk-lib/core';
import { describe, expect, test } from 'vitest';
import { permissionsOf } from '../permissions';
import { IN_EUROPE, KEYS, newStack, number, orderModels, ordersTable, STATUS_INDEX, text } from '../synthesis';

type Act = (table: DynamORMTable, role: Role) => void;

const grant: Act = (table, role) => table.grants.readWrite(role);
const narrowed: Act = (table, role) => table.grants.read(role, { leadingKeys: ['ORDER#*'], indexLeadingKeys: { 'gsi-status': ['OPEN'] } });
const scan: Act = (table, role) => table.grants.scan(role);
const status: Act = (table) => table.addGlobalIndex('status', { partitionKey: text('status') });
const total: Act = (table) => table.addLocalIndex('total', { sortKey: number('total') });

/** The whole template's policies after the acts, in this order. */
function afterwards(acts: Act[], props: Partial<DynamORMTableProps> = {}) {
  const stack = newStack(IN_EUROPE);
  const table = ordersTable(props, stack);
  const role = new Role(stack, 'Service', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
  for (const act of acts) act(table, role);
  return { permissions: permissionsOf(stack), policies: Template.fromStack(stack).findResources('AWS::IAM::Policy') };
}

function permutations<T>(items: T[]): T[][] {
  if (items.length < 2) return [items];
  return items.flatMap((item, i) => permutations(items.filter((_, j) => j !== i)).map((rest) => [item, ...rest]));
}

describe('grants and indexes in any order', () => {
  test.each([
    ['one region', {}],
    ['two regions', { replicas: [{ region: 'us-east-1' }] }],
  ])('give the same permissions: %s', (_regions, props) => {
    // GIVEN the indexes first
    const acts = [status, total, grant, narrowed, scan];
    const { permissions } = afterwards(acts, props);
    expect(permissions.filter((permission) => permission.startsWith('dynamodb:Query') && permission.includes('/index/'))).toHaveLength(
      'replicas' in props ? 8 : 4,
    );

    // THEN every other order gives the same
    for (const order of permutations(acts)) expect(afterwards(order, props).permissions).toEqual(permissions);
  });

  test('give the same statements: index then grant, grant then index', () => {
    expect(afterwards([grant, status]).policies).toEqual(afterwards([status, grant]).policies);
    expect(afterwards([narrowed, total, status]).policies).toEqual(afterwards([total, status, narrowed]).policies);
  });
});

test('a replica is covered by every grant, its indexes too', () => {
  const { permissions } = afterwards([grant, status], { replicas: [{ region: 'us-east-1' }] });

  const replica = 'arn:aws:dynamodb:us-east-1:111122223333:table/{OrdersA9B65338}';
  const inReplica = permissions.filter((permission) => permission.includes('us-east-1'));
  const own = permissions.filter((permission) => !permission.includes('us-east-1'));
  expect(inReplica.map((permission) => permission.replace(replica, '{OrdersA9B65338.Arn}')).sort()).toEqual(own);
  expect(inReplica).toContain(`dynamodb:Query on ${replica}/index/gsi-status`);
});

test('a grant that names its indexes is not widened by a later one', () => {
  const byName: Act = (table, role) => table.grants.read(role, { indexes: [] });
  const byModels: Act = (table, role) => table.grants.read(role, { models: orderModels() });

  for (const act of [byName, byModels]) {
    expect(afterwards([act, status]).permissions.filter((permission) => permission.includes('/index/'))).toEqual([]);
  }
});

test('a grant that names an index before it is added covers it', () => {
  const byModels: Act = (table, role) => table.grants.read(role, { models: orderModels({ indexes: [STATUS_INDEX] }) });

  const { permissions } = afterwards([byModels, status, total]);

  expect(permissions.filter((permission) => permission.includes('/index/'))).toEqual([
    'dynamodb:Query on {OrdersA9B65338.Arn}/index/gsi-status',
  ]);
});

test('names that are unknown until deployment are not judged', () => {
  const stack = newStack();
  const indexName = new CfnParameter(stack, 'Index').valueAsString;
  const table = ordersTable({ globalSecondaryIndexes: [{ indexName, partitionKey: text('status') }] }, stack);
  const role = new Role(stack, 'Service', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });

  table.grants.read(role, { indexes: ['gsi-status', indexName] });

  expect(permissionsOf(stack)).toContain('dynamodb:Query on {OrdersA9B65338.Arn}/index/{Index}');
});

describe('many tables granted to one role', () => {
  const grantAll = (count: number) => {
    const stack = newStack();
    const role = new Role(stack, 'Service', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    const tables = Array.from({ length: count }, (_, i) => new DynamORMTable(stack, `Table${i}`, KEYS));
    for (const table of tables) table.grants.readWrite(role);
    for (const table of tables) {
      for (const name of ['a', 'b', 'c']) table.addGlobalIndex(name, { partitionKey: text(name) });
    }
    const template = Template.fromStack(stack);
    return {
      permissions: permissionsOf(stack),
      documents: [
        ...Object.values(template.findResources('AWS::IAM::Policy')),
        ...Object.values(template.findResources('AWS::IAM::ManagedPolicy')),
      ],
      tableIds: Object.keys(template.findResources('AWS::DynamoDB::GlobalTable')),
    };
  };
  const expected = (tableIds: string[]) =>
    tableIds
      .flatMap((id) => [
        ...['BatchGetItem', 'GetItem', 'BatchWriteItem', 'ConditionCheckItem', 'DeleteItem', 'PutItem', 'UpdateItem', 'Query'].map(
          (action) => `dynamodb:${action} on {${id}.Arn}`,
        ),
        ...['a', 'b', 'c'].map((name) => `dynamodb:Query on {${id}.Arn}/index/gsi-${name}`),
      ])
      .sort();

  test('three fit one policy', () => {
    const { permissions, documents, tableIds } = grantAll(3);

    expect(tableIds).toHaveLength(3);
    expect(permissions).toEqual(expected(tableIds));
    expect(documents).toHaveLength(1);
  });

  test('forty pass the size of one policy: CDK splits it, and every permission is still there', () => {
    const { permissions, documents, tableIds } = grantAll(40);

    expect(tableIds).toHaveLength(40);
    expect(permissions).toEqual(expected(tableIds));
    expect(documents.length).toBeGreaterThan(1);
  });
});

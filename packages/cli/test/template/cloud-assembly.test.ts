import { join } from 'node:path';
import { AttributeType, Table, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { App, CfnParameter, NestedStack, Stack, Stage } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { describe, expect, test } from 'vitest';
import { folderWith } from '../../../../tools/testing/folder';
import { tablesOf } from '../../src/template/template-tables';
import { dynamormCdk } from '../command-line';
import { documentOf } from '../documents';

const key = (name: string) => ({ name, type: AttributeType.STRING });
const folder = folderWith({
  'models.yaml': documentOf(
    { name: 'Order', table: 'orders' },
    { name: 'Session', table: 'sessions', keys: ['id:S'] },
    { name: 'Item', table: 'item-history', keys: ['id:S'] },
  ),
});
const assembly = join(folder, 'cdk.out');

/** An app with a stage, a nested stack and both kinds of table. */
function synth(orderKey: string): void {
  const app = new App({ outdir: assembly, context: { 'aws:cdk:enable-path-metadata': true, 'aws:cdk:enable-asset-metadata': true } });
  const tables = (scope: Construct): void => {
    const stack = new Stack(scope, 'Shop');
    new TableV2(stack, 'OrdersTable', { partitionKey: key(orderKey), sortKey: key('SK') });
    const nested = new NestedStack(stack, 'Nested');
    new Table(nested, 'Sessions', { partitionKey: key('id') });
    new TableV2(new NestedStack(nested, 'Deeper'), 'ItemHistory', {
      partitionKey: { name: new CfnParameter(nested, 'Key', { default: 'id' }).valueAsString, type: AttributeType.STRING },
    });
  };
  tables(app);
  tables(new Stage(app, 'Prod'));
  app.synth();
}

describe('a cdk.out', () => {
  test('is read with its stages and nested stacks', async () => {
    synth('PK');

    const { tables, findings } = await tablesOf([assembly]);

    expect(findings).toEqual([]);
    expect(tables.map(({ label, givenName }) => [label, givenName])).toEqual([
      ['Prod/Shop/OrdersTable', 'OrdersTable'],
      ['Prod/Shop/Nested/Sessions', 'Sessions'],
      ['Prod/Shop/Nested/Deeper/ItemHistory', 'ItemHistory'],
      ['Shop/OrdersTable', 'OrdersTable'],
      ['Shop/Nested/Sessions', 'Sessions'],
      ['Shop/Nested/Deeper/ItemHistory', 'ItemHistory'],
    ]);
  });

  test('is compared in every stage, and what is unknown is said to be', async () => {
    synth('PK');

    const { code, out } = await dynamormCdk(['check', '--models', 'models.yaml', '--template', 'cdk.out'], { cwd: folder });

    expect(code).toBe(0);
    expect(out.match(/DYN-M099/g)).toHaveLength(2);
    expect(out).toContain('The partition key of Prod/Shop/Nested/Deeper/ItemHistory cannot be checked');
    expect(out).toContain('0 errors, 0 warnings');
  });

  test('a difference is found in each stage', async () => {
    synth('ID');

    const { code, out } = await dynamormCdk(['check', '--models', 'models.yaml', '--template', 'cdk.out'], { cwd: folder });

    expect(code).toBe(1);
    expect(out).toContain('but Shop/OrdersTable has `ID (S)`');
    expect(out).toContain('but Prod/Shop/OrdersTable has `ID (S)`');
  });

  test('a table is named by its stack and logical id, or by its path', async () => {
    synth('PK');
    const args = ['check', '--models', 'models.yaml', '--template', 'cdk.out', '--partial'];

    for (const name of ['Prod/Shop/OrdersTable', (await tablesOf([assembly])).tables[0].selector]) {
      const { code, out } = await dynamormCdk([...args, '--resource', name], { cwd: folder });

      expect(code).toBe(0);
      expect(out.match(/DYN-C107/g)).toHaveLength(2);
    }
  });
});

describe('templates by hand', () => {
  const nested = (url: string): string =>
    JSON.stringify({ Resources: { Child: { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: url } } } });
  const child =
    'Resources:\n  Sessions:\n    Type: AWS::DynamoDB::Table\n    Properties: { KeySchema: [{ AttributeName: id, KeyType: HASH }] }\n';

  test('a nested template beside the template is followed', async () => {
    const cwd = folderWith({ 'main.json': nested('./child.yaml'), 'child.yaml': child });

    const { tables } = await tablesOf([join(cwd, 'main.json')]);

    expect(tables.map(({ selector }) => selector)).toEqual(['Child/Sessions']);
    expect(tables[0].nested).toMatchObject([{ id: 'Child', parent: join(cwd, 'main.json') }]);
  });

  test.each(['https://bucket.s3.amazonaws.com/child.yaml', 'absent.yaml'])('%s was not looked at, which is a finding', async (url) => {
    const cwd = folderWith({ 'main.json': nested(url) });

    const { tables, unread, findings } = await tablesOf([join(cwd, 'main.json')]);

    expect(tables).toEqual([]);
    expect(unread).toEqual(['Child']);
    expect(findings).toMatchObject([{ code: 'DYN-C106', severity: 'warning', path: 'Resources.Child' }]);
  });

  test('a loop whose list is unknown was not looked at, which is a finding', async () => {
    const loop = { 'Fn::ForEach::Tables': ['Name', { Ref: 'Names' }, { [`${'$'}{Name}Table`]: { Type: 'AWS::DynamoDB::Table' } }] };
    const file = join(
      folderWith({ 'main.json': JSON.stringify({ Parameters: { Names: { Type: 'CommaDelimitedList' } }, Resources: loop }) }),
      'main.json',
    );

    expect((await tablesOf([file])).findings).toMatchObject([{ code: 'DYN-C106', path: 'Resources.Fn::ForEach::Tables' }]);
    expect((await tablesOf([file], new Map([['Names', 'Orders,Carts']]))).tables.map(({ selector }) => selector)).toEqual([
      'OrdersTable',
      'CartsTable',
    ]);
  });

  test('a loop over conditions decides the tables of a loop', async () => {
    const condition = { 'Fn::Equals': [{ Ref: 'Only' }, `${'$'}{Name}`] };
    const text = JSON.stringify({
      Parameters: { Only: { Type: 'String' } },
      Conditions: { 'Fn::ForEach::Is': ['Name', ['Orders', 'Carts'], { [`Is${'$'}{Name}`]: condition }] },
      Resources: {
        'Fn::ForEach::Tables': [
          'Name',
          ['Orders', 'Carts'],
          { [`${'$'}{Name}Table`]: { Type: 'AWS::DynamoDB::Table', Condition: `Is${'$'}{Name}`, Properties: {} } },
        ],
      },
    });
    const { tables } = await tablesOf([join(folderWith({ 'main.json': text }), 'main.json')]);

    expect(tables.map(({ values }) => Object.keys(values?.conditions ?? {}))).toEqual([
      ['IsOrders', 'IsCarts'],
      ['IsOrders', 'IsCarts'],
    ]);
  });

  test.each<[unknown, string[]]>([
    ['AWS::Serverless-2016-10-31', []],
    [['AWS::LanguageExtensions', 'Naming'], ['Naming']],
    [{ Name: 'AWS::Include', Parameters: { Location: 's3://shop/all.yaml' } }, ['AWS::Include']],
    [undefined, []],
  ])('a macro that may change the template is said: %j', async (Transform, macros) => {
    const file = join(folderWith({ 'main.json': JSON.stringify({ Transform, Resources: {} }) }), 'main.json');

    expect((await tablesOf([file])).findings).toEqual(
      macros.map((found) => expect.objectContaining({ code: 'DYN-C106', severity: 'info', path: 'Transform', found })),
    );
  });

  test('a condition leaves open the property that it decides, and no other', async () => {
    const key = { 'Fn::FindInMap': ['Names', 'all', 'key'] };
    const text = JSON.stringify({
      Mappings: { Names: { all: { key: 'PK' } } },
      Conditions: { IsProd: { 'Fn::Equals': [{ Ref: 'Env' }, 'prod'] } },
      Resources: {
        Orders: {
          Type: 'AWS::DynamoDB::Table',
          Properties: {
            KeySchema: [{ AttributeName: key, KeyType: 'HASH' }],
            AttributeDefinitions: [{ AttributeName: key, AttributeType: 'S' }],
            TableName: { 'Fn::If': ['IsProd', 'orders', 'orders-dev'] },
          },
        },
        Nothing: { Type: 'AWS::DynamoDB::Table', Properties: null },
      },
    });
    const [orders, nothing] = (await tablesOf([join(folderWith({ 'main.json': text }), 'main.json')])).tables;

    expect(orders.shape.partitionKey).toEqual({ name: 'PK', type: 'S' });
    expect(orders.shape.tableName).toBeUndefined();
    expect(nothing.comparable).toBe(false);
  });

  test('resources that a macro adds were not looked at, which is a finding', async () => {
    const include = { 'Fn::Transform': { Name: 'AWS::Include', Parameters: { Location: 's3://shop/tables.yaml' } } };
    const file = join(folderWith({ 'main.json': JSON.stringify({ Resources: include }) }), 'main.json');

    expect((await tablesOf([file])).findings).toMatchObject([{ code: 'DYN-C106', path: 'Resources.Fn::Transform' }]);
  });

  test('a table of SAM is the table that SAM makes of it', async () => {
    const table = { Type: 'AWS::Serverless::SimpleTable', Properties: { PrimaryKey: { Name: 'sku', Type: 'Number' } } };
    const file = join(
      folderWith({ 'main.json': JSON.stringify({ Resources: { Stock: table, Plain: { Type: 'AWS::Serverless::SimpleTable' } } }) }),
      'main.json',
    );
    const { tables, findings } = await tablesOf([file]);

    expect(findings).toEqual([]);
    expect(tables.map(({ shape }) => shape.partitionKey)).toEqual([
      { name: 'sku', type: 'N' },
      { name: 'id', type: 'S' },
    ]);
    expect(tables[1].resource).toMatchObject({ Type: 'AWS::DynamoDB::Table', Properties: { BillingMode: 'PAY_PER_REQUEST' } });
  });

  test('a file of the Serverless Framework is told where its template lies', async () => {
    const file = join(
      folderWith({ 'serverless.yml': 'service: shop\nprovider: { name: aws }\nresources: { Resources: {} }\n' }),
      'serverless.yml',
    );

    await expect(tablesOf([file])).rejects.toThrow('.serverless/cloudformation-template-update-stack.json');
  });

  test('a vector index is not compared, which is said, and needs its definitions', async () => {
    const table = (SearchSchema: object[]) => ({
      Type: 'AWS::DynamoDB::Table',
      Properties: {
        TableName: 'orders',
        KeySchema: [{ AttributeName: 'PK', KeyType: 'HASH' }],
        AttributeDefinitions: [{ AttributeName: 'PK', AttributeType: 'S' }],
        VectorIndexes: [{ IndexName: 'near', SearchSchema }],
      },
    });
    const cwd = folderWith({
      'plain.json': JSON.stringify({ Resources: { Orders: table([]) } }),
      'searched.json': JSON.stringify({ Resources: { Orders: table([{ AttributeName: 'tenant', SearchSchemaElementType: 'HASH' }]) } }),
      'm.yaml': documentOf({ name: 'Order', table: 'orders' }),
    });
    const check = async (template: string) => (await dynamormCdk(['check', '--models', 'm.yaml', '--template', template], { cwd })).out;

    expect(await check('plain.json')).toContain('info DYN-C124');
    expect(await check('plain.json')).not.toContain('DYN-C123');
    expect(await check('searched.json')).toContain('`tenant` is a key of the index `near`');
  });

  test('a key schema that is unknown makes the table incomparable, which is a finding', async () => {
    const table = { Type: 'AWS::DynamoDB::Table', Properties: { KeySchema: { 'Fn::If': ['A', [], []] } } };
    const cwd = folderWith({
      'main.json': JSON.stringify({ Resources: { Orders: table } }),
      'm.yaml': documentOf({ name: 'Order', table: 'orders' }),
    });

    const { code, out } = await dynamormCdk(['check', '--models', 'm.yaml', '--template', 'main.json'], { cwd });

    expect(code).toBe(0);
    expect(out).toContain('warning DYN-C105 Resources.Orders');
    expect(out).not.toContain('DYN-M');
  });
});

test('a cdk.out without metadata is matched by logical ids without their hash', async () => {
  const app = new App({ outdir: join(folder, 'bare.out'), context: { 'aws:cdk:enable-path-metadata': false } });
  new TableV2(new Stack(app, 'Shop'), 'OrdersTable', { partitionKey: key('PK'), sortKey: key('SK') });
  app.synth();

  const { tables } = await tablesOf([join(folder, 'bare.out')]);

  expect(tables.map(({ givenName }) => givenName)).toEqual(['OrdersTable']);
});

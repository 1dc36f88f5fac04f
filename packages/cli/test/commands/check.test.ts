import { describe, expect, test } from 'vitest';
import { folderWith } from '../../../../tools/testing/folder';
import { dynamormCdk } from '../command-line';
import { documentOf } from '../documents';

const orders = documentOf({ name: 'Order', table: 'orders', indexes: ['gsi-email: email:S'] });
const table = (attribute: string, properties = ''): string => `
    Type: AWS::DynamoDB::Table
    Properties:
      BillingMode: PAY_PER_REQUEST
      KeySchema:
        - { AttributeName: ${attribute}, KeyType: HASH }
        - { AttributeName: SK, KeyType: RANGE }
      AttributeDefinitions:
        - { AttributeName: ${attribute}, AttributeType: S }
        - { AttributeName: SK, AttributeType: S }
        - { AttributeName: email, AttributeType: S }
      GlobalSecondaryIndexes:
        - IndexName: gsi-email
          KeySchema: [{ AttributeName: email, KeyType: HASH }]
          Projection: { ProjectionType: ALL }
${properties}`;
const template = (...tables: string[]): string => `Resources:\n${tables.map((one) => `  ${one.trim()}\n`).join('')}`;
const resource = (id: string, attribute = 'PK', properties = ''): string => `${id}:${table(attribute, properties)}`;

const cwd = folderWith({
  'orders.yaml': orders,
  'ORDERS.yaml': documentOf({ name: 'Other', table: 'ORDERS', indexes: ['gsi-email: email:S'] }),
  'customers.yaml': documentOf({ name: 'Customer', table: 'customers', indexes: ['gsi-email: email:S'] }),
  'more-orders.yaml': documentOf({ name: 'Note', table: 'orders' }),
  'broken.yaml': orders.replace('type: S', 'type: X'),
  'right.yaml': template(resource('OrdersTable')),
  'wrong.yaml': template(resource('OrdersTable', 'id')),
  'named.yaml': template(resource('Main', 'PK', '      TableName: orders')),
  'other.yaml': template(resource('Main')),
  'two.yaml': template(resource('OrdersTable'), resource('Sessions')),
  'rivals.yaml': template(resource('OrdersTable'), resource('Orders_')),
  'undefined.yaml': template(resource('OrdersTable').replace('        - { AttributeName: email, AttributeType: S }\n', '')),
  'unknown.yaml': template(
    resource('OrdersTable').replace('AttributeName: email, AttributeType: S', 'AttributeName: email, AttributeType: !Ref Type'),
  ),
  'empty.yaml': 'Resources: {}\n',
});
const check = (args: string) => dynamormCdk(['check', ...args.split(' ')], { cwd });

describe('the definition of a key attribute', () => {
  test('that is missing is an error, not a value that deployment gives', async () => {
    const { code, out } = await check('--models orders.yaml --template undefined.yaml');

    expect(code).toBe(1);
    expect(out).toContain('`email` is a key of the index `gsi-email` of `OrdersTable` and has no attribute definition');
    expect(out).not.toContain('unknown until deployment');
  });

  test('whose type is unknown until deployment is said to be so', async () => {
    const { code, out } = await check('--models orders.yaml --template unknown.yaml');

    expect(code).toBe(0);
    expect(out).toContain('DYN-M099');
  });
});

describe('a table that is found', () => {
  test.each([
    ['by the name that its logical id says', '--template right.yaml'],
    ['by its physical name', '--template named.yaml'],
    ['by --map', '--template other.yaml --map orders=Main'],
    ['by --map, though another is named alike', '--template two.yaml --map orders=Sessions --ignore OrdersTable'],
    ['by --resource and its name', '--template two.yaml --resource OrdersTable'],
  ])('%s', async (_, args) => {
    expect(await check(`--models orders.yaml ${args}`)).toEqual({ code: 0, out: 'No findings in 1 table.\n', err: '' });
  });

  test('is compared', async () => {
    const { code, out } = await check('--models orders.yaml --template wrong.yaml');

    expect(code).toBe(1);
    expect(out).toContain('orders.yaml\n  5:');
    expect(out).toContain('Model `Order` has the partition key `PK (S)`, but OrdersTable has `id (S)`.');
  });
});

describe('what has no counterpart is a finding', () => {
  test.each([
    ['a model table', 'orders.yaml', 'other.yaml', '', 1, 'error DYN-C101', 'such as `--map orders=Main`'],
    ['a model table where there is no table', 'orders.yaml', 'empty.yaml', '', 1, 'error DYN-C101', 'There is no table at all.'],
    ['a table', 'orders.yaml', 'two.yaml', '', 0, 'warning DYN-C102 Resources.Sessions', '`--ignore Sessions`'],
    ['one of several', 'orders.yaml', 'rivals.yaml', '', 1, 'error DYN-C103', '`OrdersTable`, `Orders_`'],
    ['a table in --map', 'orders.yaml', 'right.yaml', ' --map orders=Absent', 1, 'error DYN-C104', '`Absent`'],
    ['a model table in --map', 'orders.yaml', 'right.yaml', ' --map ordres=OrdersTable', 1, 'error DYN-C104', '`ordres`'],
    ['a table in --resource', 'orders.yaml', 'right.yaml', ' --resource Absent', 1, 'error DYN-C104', '`Absent`'],
    ['a table in --ignore', 'orders.yaml', 'right.yaml', ' --ignore Absent', 1, 'error DYN-C104', '`Absent`'],
  ])('%s', async (_, models, file, args, expected, title, part) => {
    const { code, out } = await check(`--models ${models} --template ${file}${args}`);

    expect(code).toBe(expected);
    expect(out).toContain(title);
    expect(out).toContain(part);
  });

  test('but tables that --ignore names, or that belong to other models', async () => {
    expect((await check('--models orders.yaml --template two.yaml --ignore Sessions')).out).toBe('No findings in 1 table.\n');
    expect((await check('--models orders.yaml --template two.yaml --partial')).out).toBe('No findings in 1 table.\n');
  });

  test('nor is a table shared by models of two tables, unless both say so', async () => {
    const guessed = await check('--models orders.yaml ORDERS.yaml --template right.yaml');
    const stated = await check('--models orders.yaml ORDERS.yaml --template right.yaml --map orders=OrdersTable --map ORDERS=OrdersTable');

    expect(guessed.code).toBe(1);
    expect(guessed.out.match(/DYN-C10\d/g)).toEqual(['DYN-C103']);
    expect(guessed.out).toContain('could belong to each of the model tables `orders`, `ORDERS`');
    expect(stated.out).not.toContain('DYN-C1');
  });

  test('and a table that --resource asks for must have models', async () => {
    const { code, out } = await check('--models orders.yaml customers.yaml --template two.yaml --resource Sessions');

    expect(code).toBe(1);
    expect(out).toContain('error DYN-C102 Resources.Sessions');
  });

  test('and what --resource leaves out is said', async () => {
    const { code, out } = await check('--models orders.yaml customers.yaml --template two.yaml --resource OrdersTable');

    expect(code).toBe(0);
    expect(out).toContain('info DYN-C107');
    expect(out).toContain('`customers`');
  });
});

describe('models in several documents', () => {
  test('an index that one of them has is in use', async () => {
    expect((await check('--models more-orders.yaml orders.yaml --template right.yaml')).out).toBe('No findings in 1 table.\n');
  });

  test('an index that none of them has is reported once', async () => {
    const { out } = await check('--models more-orders.yaml --template right.yaml');
    const twice = await check('--models more-orders.yaml m*re-orders.yaml --template right.yaml');

    expect(out.match(/DYN-M087/g)).toHaveLength(1);
    expect(out).toContain('right.yaml\n  warning DYN-M087 Resources.OrdersTable');
    expect(twice.out).toBe(out);
  });

  test('a broken one is reported, and the others are still compared', async () => {
    const { code, out } = await check('--models broken.yaml more-orders.yaml --template wrong.yaml');

    expect(code).toBe(1);
    expect(out).toMatch(/^broken\.yaml\n {2}\d+:\d+ error DYN-M/m);
    expect(out).toContain('Model `Note` has the partition key');
    // The broken document may have that index.
    expect(out).not.toContain('DYN-M087');
  });
});

describe('the command line is refused', () => {
  test.each([
    ['--models orders.yaml', 'DYN-C005 Set what to check against: --template or --shape.'],
    ['--models orders.yaml --template right.yaml --shape x.json', 'DYN-C005 --template and --shape exclude each other.'],
    ['--models orders.yaml --shape x.json --map a=b', 'DYN-C005 --map, --resource and --ignore belong to --template.'],
    ['--models orders.yaml --template right.yaml --map orders', 'DYN-C008 --map takes `model-table=table`'],
    ['--models orders.yaml --template absent.yaml', 'DYN-C002 The file `absent.yaml`'],
    ['--models orders.yaml --template .', 'DYN-C007 `.` is not a cloud assembly: it has no manifest.json.'],
    ['--template right.yaml', "DYN-C001 Required option '--models <files...>' not specified."],
  ])('%s', async (args, message) => {
    const { code, out, err } = await check(args);

    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
    expect(err.trim().split('\n')).toHaveLength(1);
  });
});

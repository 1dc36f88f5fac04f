import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Rollout } from '@dynamorm-cdk/table';
import Ajv from 'ajv';
import { describe, expect, test } from 'vitest';
import { folderWith } from '../../../../tools/testing/folder';
import findingsSchema from '../../schema/findings.schema.json';
import schema from '../../schema/plan.schema.json';
import { dynamormCdk, inTerminal } from '../command-line';
import { shopAssemblies } from '../fixtures/shop-assemblies';

const { folder: cwd } = shopAssemblies();
const plan = (...args: string[]) => dynamormCdk(['plan', ...args], { cwd });
const change = ['--from', 'before', '--to', 'after'];

describe('text', () => {
  test('says what will happen to each table, and exits with 1 where items are lost', async () => {
    const { code, out } = await plan(...change);

    expect(code).toBe(1);
    expect(out.split('\n\n').slice(0, 4)).toEqual([
      [
        'Shop/Orders, AWS::DynamoDB::GlobalTable: updated in 4 deployments',
        '  1. create the index gsi-status: status (S), ALL',
        '     wait until `gsi-status` is active',
        '  2. delete the index gsi-owner: its keys or projection change, so it is recreated',
        '     wait until `gsi-owner` is gone',
        '  3. create the index gsi-owner: ownerID (S), ALL; recreated with its new definition',
        '     wait until `gsi-owner` is active',
        '  4. delete the index gsi-email: no longer wanted',
      ].join('\n'),
      [
        'Shop/Sessions, AWS::DynamoDB::GlobalTable: updated in 2 deployments',
        '  1. turn off the time to live ttl',
        '     wait until the time to live is off, an hour at most',
        '  2. turn on the time to live expiresAt',
      ].join('\n'),
      'Shop/Stock, AWS::DynamoDB::GlobalTable: REPLACED, data loss\n  1. replace the table: the keys change from `id (S)` to `sku (S)`',
      'Shop/Archive, AWS::DynamoDB::Table: removed and retained\n  1. retain the table outside of the stack',
    ]);
    expect(out).toContain('3 errors, 4 warnings');
  });

  test.skipIf(process.platform === 'win32')('data loss is red on a terminal, and nowhere else', async () => {
    const red = '\u001b[1;31mREPLACED, data loss\u001b[0m';

    expect((await inTerminal(['plan', ...change], { cwd })).out).toContain(red);
    expect((await plan(...change)).out).not.toContain('\u001b');
  });

  test('nothing to do is said of each table, with exit code 0', async () => {
    const { code, out } = await plan('--from', 'before', '--to', 'before');

    expect(code).toBe(0);
    expect(out.match(/: unchanged/g)).toHaveLength(4);
  });

  test('--allow-replacement lets a replacement pass, and nothing else', async () => {
    const { out } = await plan(...change, '--allow-replacement');

    expect(out).toContain('warning DYN-C301');
    expect(out).toContain('2 errors, 5 warnings');
  });

  test('a code can be weighed and silenced as elsewhere', async () => {
    const weights = ['--severity', 'DYN-C306=info', '--severity', 'DYN-C308=warning', '--silence', 'DYN-C307'];
    const { code, out } = await plan(...change, '--allow-replacement', ...weights);

    expect(code).toBe(0);
    expect(out).not.toContain('DYN-C307');
    expect((await plan(...change, '--allow-replacement', ...weights, '--max-warnings', '0')).code).toBe(1);
  });

  test('--quiet leaves the errors', async () => {
    const { out } = await plan(...change, '--quiet');

    expect(out).toContain('Shop/Orders');
    expect(out).not.toContain('warning DYN-');
  });
});

describe('json', () => {
  const valid = new Ajv().addSchema(findingsSchema).compile(schema);

  test.each([
    ['a change', change],
    ['nothing', ['--from', 'before', '--to', 'before']],
    ['waves that are kept', ['--from', 'before', '--to', 'indexes', '--state', join(folderWith({}), 'state.json')]],
    ['a new app', ['--from', 'stages', '--to', 'after']],
  ])('of %s fits the schema', async (_, args) => {
    const document = JSON.parse((await plan(...args, '--format', 'json')).out);

    expect(valid(document), JSON.stringify(valid.errors)).toBe(true);
  });

  test('says everything about a table', async () => {
    const { valid: sound, tables } = JSON.parse((await plan(...change, '--format', 'json')).out);

    expect(sound).toBe(false);
    expect(tables[1]).toEqual({
      table: 'Shop/Sessions',
      type: 'AWS::DynamoDB::GlobalTable',
      outcome: 'updated',
      dataLoss: false,
      deployments: [
        { changes: [{ kind: 'time-to-live-off', subject: 'ttl' }] },
        { after: 'the time to live is off, an hour at most', changes: [{ kind: 'time-to-live-on', subject: 'expiresAt' }] },
      ],
    });
  });

  test('the schema refuses what is no plan', async () => {
    const document = JSON.parse((await plan(...change, '--format', 'json')).out);
    const [table] = document.tables;

    for (const wrong of [
      {},
      { ...document, more: 1 },
      { ...document, tables: [{ ...table, outcome: 'fine' }] },
      { ...document, tables: [{ ...table, deployments: [{ changes: [] }] }] },
      { ...document, rollouts: [{ table: 'a', step: -1, waves: 1 }] },
      { ...document, findings: [{ code: 'X' }] },
    ]) {
      expect(valid(wrong)).toBe(false);
    }
  });
});

test('markdown is a comment: a table, the deployments, and what was found', async () => {
  const { out } = await plan(...change, '--format', 'markdown');

  expect(out).toMatch(/^### DynamoDB tables\n\n4 of 4 tables change\.\n\n\| table \| what happens \| deployments \|\n/);
  expect(out).toContain('| `Shop/Stock` | :warning: **REPLACED, data loss** | 1 |');
  expect(out).toContain('2. delete the index `gsi-owner`: its keys or projection change');
  expect(out).toContain('- **error** DYN-C301 `after/Shop.template.json` `Resources.Stock38709CBC`: `Shop/Stock` is replaced');
  expect((await plan('--from', 'before', '--to', 'before', '--format', 'markdown')).out).toContain('No table changes.');
});

describe('sources', () => {
  test('Stages and nested stacks are read as by check', async () => {
    expect((await plan('--from', 'stages', '--to', 'stages')).out).toContain('Prod/Shop/Orders, AWS::DynamoDB::GlobalTable: unchanged');
  });

  test('a single template stands for a stack of the app', async () => {
    const { out } = await plan('--from', 'before/Shop.template.json', '--to', 'after');

    expect(out).toContain('Shop/Stock, AWS::DynamoDB::GlobalTable: REPLACED, data loss');
  });

  test.each([
    [['--from', 'before'], 'DYN-C005 Set what to deploy'],
    [['--from', 'absent.json', '--to', 'after'], 'DYN-C002 The file `absent.json`'],
    [['--from', 'before', 'stack:Shop', '--to', 'after'], 'DYN-C020 --from accepts sources of one kind'],
    [['--from', 'before', '--to', 'stack:Shop'], 'DYN-C020 --to must be templates or cdk.out directories'],
    [['--from', 'table:', '--to', 'after'], 'DYN-C020 --from needs a name after `table:`'],
    [['--from', 'before', '--to', 'after', '--map', 'x'], 'DYN-C008 --map takes `old=new`'],
    [['--from', 'stack:Shop', '--advance'], 'DYN-C005 --advance needs the state file'],
    [
      ['--from', 'stack:Shop', '--to', 'after', '--state', 's.json', '--advance'],
      'DYN-C005 --advance compares only with the deployed tables',
    ],
    [['--from', 'before', '--state', 's.json', '--advance'], 'DYN-C005 --advance looks at what is deployed'],
  ])('%j is a failure in one sentence', async (args, message) => {
    const { code, out, err } = await plan(...args);

    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
    expect(err.trim().split('\n')).toHaveLength(1);
  });
});

describe('--state', () => {
  const indexes = ['--from', 'before', '--to', 'indexes', '--state'];

  test('writes the waves, and they are no error any more', async () => {
    const file = join(folderWith({}), 'dynamorm-rollout.json');
    const { code, out } = await plan(...indexes, file);

    expect(code).toBe(0);
    expect(out).toContain('info DYN-C306');
    expect(out).toContain('The state has 3 waves of `Shop/Orders`; the next deployment includes the first: create `gsi-status`.');
    expect(JSON.parse(readFileSync(file, 'utf8')).tables['Shop/Orders']).toMatchObject({
      step: 1,
      waves: [{ create: 'gsi-status' }, {}, {}],
    });
  });

  test('the same plan leaves the file as it is', async () => {
    const file = join(folderWith({}), 'dynamorm-rollout.json');
    await plan(...indexes, file);
    const before = readFileSync(file, 'utf8');

    expect((await plan(...indexes, file)).out).toContain('DYN-C324');
    expect(readFileSync(file, 'utf8')).toBe(before);
  });

  test('the template of a step is refused, and the file stays', async () => {
    const file = join(folderWith({}), 'dynamorm-rollout.json');
    await plan(...indexes, file);
    const before = readFileSync(file, 'utf8');
    const { code, out } = await plan('--from', 'before', '--to', 'staged', '--state', file);

    expect(code).toBe(1);
    expect(out).toContain('DYN-C320');
    expect(readFileSync(file, 'utf8')).toBe(before);
  });

  test('the context value that help and hints name is that of the construct', async () => {
    const file = join(folderWith({}), 'dynamorm-rollout.json');
    await plan(...indexes, file);

    expect((await plan('--help')).out).toContain(`-c ${Rollout.STEP_CONTEXT}=full`);
    expect((await plan('--from', 'before', '--to', 'staged', '--state', file)).out).toContain(`-c ${Rollout.STEP_CONTEXT}=full`);
  });

  test('a file that is no state is a failure, and stays', async () => {
    const file = join(folderWith({ 'dynamorm-rollout.json': '{ "version": 9 }' }), 'dynamorm-rollout.json');
    const { code, err } = await plan(...indexes, file);

    expect(code).toBe(2);
    expect(err).toMatch(/^DYN-C021 .* is not a state file of index rollouts: `version` is 9, not 1\./);
    expect(readFileSync(file, 'utf8')).toBe('{ "version": 9 }');
  });

  test('a file that cannot be written is a failure', async () => {
    const file = join(folderWith({}), 'absent', 'dynamorm-rollout.json');
    const { code, err } = await plan(...indexes, file);

    expect(code).toBe(2);
    expect(err).toContain('DYN-C022');
    expect(existsSync(file)).toBe(false);
  });
});

test('hand-written templates in YAML, with what is unknown said so', async () => {
  const template = (key: string, name: string) => `Parameters: { Name: { Type: String } }
Resources:
  Orders:
    Type: AWS::DynamoDB::Table
    Properties:
      TableName: ${name}
      BillingMode: PAY_PER_REQUEST
      KeySchema: [{ AttributeName: ${key}, KeyType: HASH }]
      AttributeDefinitions: [{ AttributeName: ${key}, AttributeType: S }]
`;
  const folder = folderWith({
    'old.yaml': template('PK', 'orders'),
    'new.yaml': template('ID', 'orders'),
    'open.yaml': template('PK', '!Ref Name'),
  });
  const inFolder = (...args: string[]) => dynamormCdk(['plan', ...args], { cwd: folder });

  expect((await inFolder('--from', 'old.yaml', '--to', 'new.yaml')).out).toContain(
    'its name `orders` is fixed, and CloudFormation refuses that',
  );
  const open = await inFolder('--from', 'old.yaml', '--to', 'open.yaml');
  expect(open.code).toBe(0);
  expect(open.out).toContain('warning DYN-C310');
  expect(open.out).toContain('Unknown until deployment of `Orders`: whether the names `orders` and `Name` are the same.');
});

test('a value for a parameter that no template has is a typing error', async () => {
  const text = JSON.stringify({ Parameters: { Environment: { Type: 'String' } }, Resources: {} });
  const folder = folderWith({ 'a.json': text, 'b.json': '{"Resources":{}}' });
  const planned = (from: string, to: string, parameter: string) =>
    dynamormCdk(['plan', '--from', from, '--to', to, '--parameter', parameter], { cwd: folder });

  const { code, out } = await planned('b.json', 'a.json', 'environment=prod');
  expect(code).toBe(1);
  expect(out).toContain(
    'error DYN-C104\n    --parameter names `environment`, but no template has such a parameter.\n    Did you mean `Environment`?',
  );
  expect((await planned('b.json', 'b.json', 'Stage=prod')).out).toContain('There are none.');
  expect((await planned('a.json', 'b.json', 'Environment=prod')).code).toBe(0);
  expect((await planned('b.json', 'a.json', 'Environment=prod')).code).toBe(0);
});

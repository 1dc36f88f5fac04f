import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { Ajv } from 'ajv';
import { beforeAll, describe, expect, test } from 'vitest';
import { folderWith } from '../../../../tools/testing/folder';
import { dynamormCdk } from '../command-line';
import { documentOf } from '../documents';

const table = (id: string, keys: [string, string][]) => ({
  [id]: {
    Type: 'AWS::DynamoDB::Table',
    Properties: {
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: keys.map(([name, type]) => ({ AttributeName: name, AttributeType: type })),
      KeySchema: keys.map(([name], at) => ({ AttributeName: name, KeyType: at === 0 ? 'HASH' : 'RANGE' })),
    },
  },
});
const keys: [string, string][] = [
  ['PK', 'S'],
  ['SK', 'S'],
];
const configuration = `
baseline: baseline.json
max-warnings: 0
overrides:
  - directory: services/*
    models: 'models/*.dms.yaml'
    check: { template: template.json }
  - directory: services/legacy
    severity: { DYN-M008: info }
    check: { ignore: [AuditTable] }
  - directory: services/shop floor
    map: { stock: InventoryTable }
`;

/** Three services: one is in order, one is old, one has a space in its name and a table of another name. */
const root = folderWith({
  '.git/HEAD': 'ref: refs/heads/main\n',
  'dynamorm-cdk.yaml': configuration,
  'services/orders/models/order.dms.yaml': documentOf({ name: 'Order', table: 'orders' }),
  'services/orders/template.json': JSON.stringify({ Resources: table('OrdersTable', keys) }),
  'services/legacy/models/old.dms.yaml': documentOf({ name: 'Old', table: 'old' }).replace('models:', 'owner: nobody\nmodels:'),
  'services/legacy/template.json': JSON.stringify({ Resources: { ...table('OldTable', keys), ...table('AuditTable', [['PK', 'S']]) } }),
  'services/shop floor/models/stock.dms.yaml': documentOf({ name: 'Stock', table: 'stock' }),
  'services/shop floor/template.json': JSON.stringify({ Resources: table('InventoryTable', [['PK', 'S']]) }),
});
const services = ['orders', 'legacy', 'shop floor'];
const env = { GITHUB_WORKSPACE: root, GITHUB_STEP_SUMMARY: join(root, 'summary.md') };
const step = (service: string, ...args: string[]) => dynamormCdk(args, { cwd: join(root, 'services', service), env });

beforeAll(async () => {
  for (const service of services) {
    for (const command of ['validate', 'check']) {
      expect((await step(service, command, '--write-baseline', '--until', '2999-12-31')).code).toBe(0);
    }
  }
}, 60_000);

describe('a repository with three services, one configuration and one baseline', () => {
  test.each(services)('%s passes as it is, each step from its own directory', async (service) => {
    for (const command of ['validate', 'check']) {
      const { code, out, err } = await step(service, command, '--format', 'github');

      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(out).not.toMatch(/^::(error|warning)/m);
    }
  });

  test('the baseline has what is wrong in one of them, for the command that finds it', () => {
    const { commands } = JSON.parse(readFileSync(join(root, 'baseline.json'), 'utf8'));

    expect(commands.validate).toEqual([]);
    expect(commands.check).toMatchObject([{ code: 'DYN-M081', file: 'services/shop floor/models/stock.dms.yaml', until: '2999-12-31' }]);
  });

  test('a mistake in one service fails its step, with paths from the root of the repository', async () => {
    const file = join(root, 'services/orders/models/order.dms.yaml');
    const before = readFileSync(file, 'utf8');
    writeFileSync(file, before.replace('partition: { attribute: PK, type: S }', 'partition: { attribute: id, type: S }'));
    try {
      const { code, out } = await step('orders', 'check', '--format', 'github', '--output', 'sarif=out.sarif', '--output', 'junit=out.xml');

      expect(code).toBe(1);
      expect(out).toMatch(/^::error file=services\/orders\/models\/order\.dms\.yaml,line=5,/m);
      expect(readFileSync(join(root, 'services/orders/out.xml'), 'utf8')).toContain('file="services/orders/models/order.dms.yaml"');
      const sarif = JSON.parse(readFileSync(join(root, 'services/orders/out.sarif'), 'utf8'));
      expect(breaksOf(sarif)).toEqual([]);
      expect(sarif.runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri).toBe('services/orders/models/order.dms.yaml');
    } finally {
      writeFileSync(file, before);
    }
  });

  test('one run from the root weighs each file as its directory says', async () => {
    const { out } = await dynamormCdk(['validate', 'services/*/models/*.dms.yaml', '--format', 'json'], { cwd: root, env });

    expect(JSON.parse(out).findings).toMatchObject([{ code: 'DYN-M008', severity: 'info', file: 'services/legacy/models/old.dms.yaml' }]);
  });

  test('a failure to run fits the schema of SARIF too', async () => {
    const { code, out } = await step('orders', 'check', '--template', 'absent.json', '--format', 'sarif');

    expect(code).toBe(2);
    expect(breaksOf(JSON.parse(out))).toEqual([]);
  });
});

/** Where a log breaks the published schema of SARIF 2.1.0. */
function breaksOf(sarif: unknown): string[] {
  const { resolve: find } = createRequire(resolve(__dirname, '../../../model-spec/package.json'));
  const file = find('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
  const { $schema: _draft, id: _address, ...schema } = JSON.parse(readFileSync(file, 'utf8'));
  const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema);
  validate(sarif);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

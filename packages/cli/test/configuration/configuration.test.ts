import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith } from '../../../../tools/testing/folder';
import { dynamormCdk } from '../command-line';
import { documentOf } from '../documents';

const good = documentOf({ name: 'Order', table: 'orders' });
const doubtful = good.replace('models:', 'modles: []\nmodels:');
const template = `
Resources:
  OrdersTable:
    Type: AWS::DynamoDB::Table
    Properties:
      BillingMode: PAY_PER_REQUEST
      AttributeDefinitions: [{ AttributeName: PK, AttributeType: S }, { AttributeName: SK, AttributeType: S }]
      KeySchema: [{ AttributeName: PK, KeyType: HASH }, { AttributeName: SK, KeyType: RANGE }]
  AuditTable:
    Type: AWS::DynamoDB::Table
    Properties:
      BillingMode: PAY_PER_REQUEST
      AttributeDefinitions: [{ AttributeName: PK, AttributeType: S }]
      KeySchema: [{ AttributeName: PK, KeyType: HASH }]
`;

/** A repository with these files. */
function repository(files: Record<string, string>): string {
  return folderWith({ '.git/HEAD': 'ref: refs/heads/main\n', ...files });
}

describe('finding the file', () => {
  test('it counts in its directory and in those below, with paths relative to it', async () => {
    const root = repository({ 'dynamorm-cdk.yaml': "models: 'models/*.dms.yaml'\n", 'models/a.dms.yaml': good, 'services/x/.keep': '' });

    for (const cwd of [root, join(root, 'services/x')]) {
      expect(await dynamormCdk(['validate'], { cwd })).toEqual({ code: 0, out: 'No findings in 1 file.\n', err: '' });
    }
  });

  test('it may be JSON', async () => {
    const cwd = repository({ 'dynamorm-cdk.json': '{ "$schema": "x", "models": ["a.dms.yaml"] }', 'a.dms.yaml': good });

    expect((await dynamormCdk(['validate'], { cwd })).out).toBe('No findings in 1 file.\n');
  });

  test('the search ends at the root of the repository', async () => {
    const outer = folderWith({ 'dynamorm-cdk.yaml': 'nonsense: 1\n', 'inner/.git/HEAD': '', 'inner/a.dms.yaml': good });

    expect((await dynamormCdk(['validate', 'a.dms.yaml'], { cwd: join(outer, 'inner') })).code).toBe(0);
    expect((await dynamormCdk(['validate', 'inner/a.dms.yaml'], { cwd: outer })).code).toBe(2);
  });

  test('--config names another, --no-config none', async () => {
    const cwd = repository({ 'dynamorm-cdk.yaml': 'nonsense: 1\n', 'ci/strict.yaml': "models: ['../a.dms.yaml']\n", 'a.dms.yaml': good });

    expect((await dynamormCdk(['validate', '--config', 'ci/strict.yaml'], { cwd })).out).toBe('No findings in 1 file.\n');
    expect((await dynamormCdk(['validate', '--no-config', 'a.dms.yaml'], { cwd })).code).toBe(0);
    expect((await dynamormCdk(['validate', '--config', 'absent.yaml'], { cwd })).err).toMatch(/^DYN-C002 The file `absent\.yaml`/);
  });

  test('a device is refused at once', async () => {
    const { symlinkSync } = await import('node:fs');
    const cwd = repository({ 'a.dms.yaml': good });
    symlinkSync('/dev/zero', join(cwd, 'dynamorm-cdk.yaml'));

    expect((await dynamormCdk(['validate', 'a.dms.yaml'], { cwd })).err).toMatch(/^DYN-C031 .+is not a file\.\n$/);
    expect((await dynamormCdk(['explain', 'M080'], { cwd })).code).toBe(0);
  });
});

describe('what counts', () => {
  const files = { 'a.dms.yaml': doubtful, 'template.yaml': template };

  test('the command line before the section of a command, and that before the top', async () => {
    const cwd = repository({ ...files, 'dynamorm-cdk.yaml': 'models: a.dms.yaml\nmax-warnings: 5\nvalidate: { max-warnings: 0 }\n' });

    expect((await dynamormCdk(['validate'], { cwd })).code).toBe(1);
    expect((await dynamormCdk(['validate', '--max-warnings', '1'], { cwd })).code).toBe(0);
  });

  test('a list that is typed replaces that of the file, a map grows key by key', async () => {
    const configuration = `
models: [absent.dms.yaml]
check:
  template: template.yaml
  ignore: AuditTable
  severity: { DYN-M010: info, DYN-M008: info }
`;
    const cwd = repository({ ...files, 'dynamorm-cdk.yaml': configuration });
    const { out, code } = await dynamormCdk(['check', '--models', 'a.dms.yaml', '--severity', 'DYN-M008=error', '--format', 'json'], {
      cwd,
    });

    expect(JSON.parse(out).findings.map((one: { code: string; severity: string }) => [one.code, one.severity])).toEqual([
      ['DYN-M008', 'error'],
    ]);
    expect(code).toBe(1);
  });

  test('a map names tables by logical id', async () => {
    const wanted = "check: { template: template.yaml, map: { sales: OrdersTable }, ignore: [AuditTable] }\nmodels: 'b.dms.yaml'\n";
    const cwd = repository({ ...files, 'b.dms.yaml': good.replace('orders', 'sales'), 'dynamorm-cdk.yaml': wanted });

    expect((await dynamormCdk(['check'], { cwd })).out).toBe('No findings in 1 table.\n');
  });

  test('what the file says of other models or of source code is not held against this run', async () => {
    const wanted = 'map: { invoices: InvoicesTable }\nignore: [AuditTable, Other]\ntable: { Invoice: invoices }\nexclude: Draft\n';
    const cwd = repository({ ...files, 'a.dms.yaml': good, 'dynamorm-cdk.yaml': wanted });
    const args = ['check', '--models', 'a.dms.yaml', '--template', 'template.yaml'];

    expect(await dynamormCdk(args, { cwd })).toEqual({ code: 0, out: 'No findings in 1 table.\n', err: '' });
    expect((await dynamormCdk([...args, '--ignore', 'Othr'], { cwd })).out).toContain('DYN-C104');
  });

  test('tables and exclusions of models in source code', async () => {
    const source =
      'package m\n\ntype Order struct {\n\tID string `dynamorm:"pk"`\n}\n\ntype Draft struct {\n\tID string `dynamorm:"pk"`\n}\n';
    const wanted = "library-version: '1.0.30'\ntable: { internal/...: shop }\nexclude: Draft\nextract: { files: ./internal/... }\n";
    const cwd = repository({ 'internal/m/models.go': source, 'go.mod': 'module m\n', 'dynamorm-cdk.yaml': wanted });

    for (const folder of ['.', 'internal']) {
      const { code, out } = await dynamormCdk(['extract'], { cwd: join(cwd, folder) });
      expect(code).toBe(0);
      expect(out).toContain('name: "shop"');
      expect(out).not.toContain('Draft');
    }
  });

  test('what is required may stand in the file, and is asked for otherwise', async () => {
    const cwd = repository({ 'dynamorm-cdk.yaml': 'quiet: true\n' });

    expect((await dynamormCdk(['check'], { cwd })).err).toBe("DYN-C001 Required option '--models <files...>' not specified. See --help.\n");
    expect((await dynamormCdk(['validate'], { cwd })).err).toBe("DYN-C001 Missing required argument 'models'. See --help.\n");
  });
});

describe('overrides', () => {
  const configuration = `
max-warnings: 0
severity: { DYN-M008: error }
overrides:
  - directory: services/*
    models: 'models/*.dms.yaml'
  - directory: services/legacy
    severity: { DYN-M008: info }
    validate: { max-warnings: 9 }
`;
  const root = () =>
    repository({
      'dynamorm-cdk.yaml': configuration,
      'services/new/models/a.dms.yaml': doubtful,
      'services/legacy/models/a.dms.yaml': doubtful,
    });

  test('count where a command runs in their directory, with paths relative to it', async () => {
    const cwd = root();

    expect((await dynamormCdk(['validate'], { cwd: join(cwd, 'services/new') })).out).toContain('error DYN-M008');
    expect((await dynamormCdk(['validate'], { cwd: join(cwd, 'services/legacy/models') })).out).toContain('a.dms.yaml\n  2:1 info');
  });

  test('weigh the findings in their files wherever it runs', async () => {
    const { code, out } = await dynamormCdk(['validate', 'services/**/*.dms.yaml'], { cwd: root() });

    expect(out).toMatch(/services\/legacy\/models\/a\.dms\.yaml\n +\d+:1 info DYN-M008/);
    expect(out).toMatch(/services\/new\/models\/a\.dms\.yaml\n +\d+:1 error DYN-M008/);
    expect(code).toBe(1);
  });

  test('a severity that is typed counts for every file', async () => {
    const { out } = await dynamormCdk(['validate', 'services/**/*.dms.yaml', '--severity', 'DYN-M008=warning'], { cwd: root() });

    expect(out.match(/warning DYN-M008/g)).toHaveLength(2);
  });
});

describe('mistakes', () => {
  test('all are told at once, each with its place and the nearest name', async () => {
    const text = `
max-warning: 0
format: xml
check:
  tempalte: cdk.out
  resource: [a, b]
library-version: 1.10
require-stream: 'yes'
severity: { DYN-M008: fatal }
stack: Orders
overrides:
  - directory: ../other
  - quiet: true
drift: []
`;
    const { code, err } = await dynamormCdk(['validate', 'x'], { cwd: repository({ 'dynamorm-cdk.yaml': text }) });

    expect(code).toBe(2);
    expect(err.trimEnd().split('\n')).toEqual([
      'DYN-C032 dynamorm-cdk.yaml:2:1: The setting `max-warning` does not exist here. Did you mean `max-warnings`?',
      expect.stringMatching(
        /^DYN-C033 dynamorm-cdk\.yaml:3:9: `format` has the value `xml`\. Allowed choices are text, json, sarif, github/,
      ),
      'DYN-C032 dynamorm-cdk.yaml:5:3: The setting `tempalte` does not exist here. Did you mean `template`?',
      'DYN-C033 dynamorm-cdk.yaml:6:13: `resource` takes a text.',
      'DYN-C033 dynamorm-cdk.yaml:7:18: `library-version` takes a text: put it in quotes.',
      'DYN-C033 dynamorm-cdk.yaml:8:17: `require-stream` takes true or false.',
      expect.stringMatching(/^DYN-C033 dynamorm-cdk\.yaml:9:11: `severity` has the value `DYN-M008=fatal`\./),
      'DYN-C032 dynamorm-cdk.yaml:10:1: The setting `stack` does not exist here. It belongs to `drift`.',
      'DYN-C033 dynamorm-cdk.yaml:14:8: `drift` must be a map of the options of the command.',
      expect.stringMatching(/^DYN-C033 dynamorm-cdk\.yaml:12:16: `directory` of an override must be a directory below the file/),
      expect.stringMatching(/^DYN-C033 dynamorm-cdk\.yaml:13:5: `directory` of an override/),
    ]);
  });

  test.each([
    ['models: [a', 'DYN-C031 dynamorm-cdk.yaml:1:'],
    ['- models', 'DYN-C031 dynamorm-cdk.yaml:1:1: The configuration is not a map of settings.'],
    ['quiet: true\nquiet: false', 'DYN-C031 dynamorm-cdk.yaml:2:1: The configuration is not well-formed: Map keys must be unique.'],
  ])('%j', async (text, message) => {
    const { code, err } = await dynamormCdk(['validate', 'x'], { cwd: repository({ 'dynamorm-cdk.yaml': text }) });

    expect(code).toBe(2);
    expect(err).toContain(message);
  });
});

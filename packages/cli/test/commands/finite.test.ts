import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith } from '../../../../tools/testing/folder';
import { dynamormCdk, inShell } from '../command-line';
import { documentOf } from '../documents';

const manifest = (type: string, properties: object) => JSON.stringify({ version: '40.0.0', artifacts: { a: { type, properties } } });
const stack = (templateFile: string) => manifest('aws:cloudformation:stack', { templateFile });
const nested = (file: string) => ({ Type: 'AWS::CloudFormation::Stack', Metadata: { 'aws:asset:path': file } });
const bomb = `a: &a [${'x,'.repeat(9)}x]\n${[...'bcdefghi'].map((name, at) => `${name}: &${name} [${`*${'abcdefgh'[at]},`.repeat(9)}x]\n`).join('')}`;

const cwd = folderWith({
  'm.yaml': documentOf({ name: 'Order', table: 'orders' }),
  'self/manifest.json': manifest('cdk:cloud-assembly', { directoryName: '.' }),
  'pair/manifest.json': manifest('cdk:cloud-assembly', { directoryName: 'inner' }),
  'pair/inner/manifest.json': manifest('cdk:cloud-assembly', { directoryName: '..' }),
  'above/manifest.json': stack('../secret.json'),
  'told/manifest.json': JSON.stringify({
    version: '40.0.0',
    artifacts: {
      a: { type: 'aws:cloudformation:stack', additionalMetadataFile: '../secret.json', properties: { templateFile: 'x.json' } },
    },
  }),
  'linked/manifest.json': stack('link.json'),
  'aside/manifest.json': manifest('cdk:cloud-assembly', { directoryName: '../pair' }),
  'secret.json': '{"Resources":{}}',
  'loop/manifest.json': stack('x.json'),
  'loop/x.json': JSON.stringify({ Resources: { N: nested('y.json') } }),
  'loop/y.json': JSON.stringify({ Resources: { N: nested('x.json') } }),
  'wide/manifest.json': stack('0.json'),
  ...Object.fromEntries(
    Array.from({ length: 8 }, (_, at) => [
      `wide/${at}.json`,
      JSON.stringify({ Resources: Object.fromEntries(Array.from({ length: 10 }, (__, n) => [`N${n}`, nested(`${at + 1}.json`)])) }),
    ]),
  ),
  'bomb.yaml': `${bomb}Resources:\n  T: { Type: AWS::DynamoDB::Table, Properties: { KeySchema: *i } }\n`,
  'deep.yaml': `Resources: ${'['.repeat(20_000)}${']'.repeat(20_000)}`,
  'large.yaml': `Resources:\n${'  A: {Type: X}\n'.repeat(80_000)}`,
  'large.json': `{"Resources":{"A":{"Type":"${'x'.repeat(20_000_000)}"}}}`,
  'twice.yaml': 'Resources:\n  A: {Type: X}\n  A: {Type: Y}\n',
});
symlinkSync('../secret.json', join(cwd, 'linked/link.json'));
symlinkSync('b', join(cwd, 'a'));
symlinkSync('a', join(cwd, 'b'));

describe('a template is one sentence and ends', () => {
  test.each([
    ['self', 'DYN-C042 The cloud assembly `self` holds `self` twice, or itself.'],
    ['pair', 'DYN-C042 The cloud assembly `pair` holds `pair` twice, or itself.'],
    ['above', 'DYN-C042 The templateFile `../secret.json` in `above/manifest.json` is outside the cloud assembly.'],
    ['told', 'DYN-C042 The additionalMetadataFile `../secret.json` in `told/manifest.json` is outside the cloud assembly.'],
    ['linked', 'DYN-C042 The templateFile `link.json` in `linked/manifest.json` is outside the cloud assembly.'],
    ['aside', 'DYN-C042 The directoryName `../pair` in `aside/manifest.json` is outside the cloud assembly.'],
    ['wide', 'DYN-C040 More than 5000 templates are nested in each other'],
    ['a', 'DYN-C003 `a` cannot be read: its links form a circle.'],
    ['bomb.yaml', 'DYN-C006 `bomb.yaml` cannot be read: its aliases expand to more values than a template has.'],
    ['deep.yaml', 'DYN-C006 `deep.yaml` is neither JSON nor YAML: it is nested too deeply.'],
    ['large.yaml', 'DYN-C040 `large.yaml` has more than 1 MB of YAML'],
    ['large.json', 'DYN-C040 `large.json` is larger than 20 MB, so it is not read.'],
    ['twice.yaml', 'DYN-C006 `twice.yaml` is neither JSON nor YAML: the key `A` appears twice in a map, again at line 3.'],
    ['/dev/zero', 'DYN-C040 `/dev/zero` is larger than 20 MB, so it is not read.'],
  ])('%s', async (template, sentence) => {
    for (const args of [
      ['check', '--models', 'm.yaml', '--template', template],
      ['plan', '--from', template, '--to', template],
    ]) {
      const { code, err } = await dynamormCdk(args, { cwd });

      expect(code).toBe(2);
      expect(err.startsWith(sentence)).toBe(true);
      expect(err.trimEnd().split('\n')).toHaveLength(1);
    }
  });

  test('that is nested in itself is a finding', async () => {
    const { out } = await dynamormCdk(['check', '--models', 'm.yaml', '--template', 'loop', '--format', 'json'], { cwd });

    expect(JSON.parse(out).findings[0]).toMatchObject({ code: 'DYN-C106', file: 'loop/y.json', path: 'Resources.N' });
  });
});

test.each([
  [['validate', '/dev/zero'], 'DYN-C040 `/dev/zero` is larger than 100 MB'],
  [['validate', 'a'], 'DYN-C003 `a` cannot be read: its links form a circle.'],
  [['check', '--models', 'm.yaml', '--shape', '/dev/zero'], 'DYN-C040 `/dev/zero` is larger than 20 MB'],
])('%j ends', async (args, sentence) => {
  const { code, err } = await dynamormCdk(args, { cwd });

  expect(code).toBe(2);
  expect(err).toContain(sentence);
});

/** More than the stack holds as arguments of one call. */
const many = 150_000;

describe(`${many} of one kind in one file`, () => {
  const model = { name: 'A', table: { name: 'a' }, keys: { partition: { attribute: 'PK', type: 'S' } } };
  const go = `package a\n\nconst (\n${Array.from({ length: many }, (_, at) => `\tC${at} = 1\n`).join('')})\n
type Order struct {\n\tID string \`dynamorm:"pk"\`\n}\n\nfunc (Order) TableName() string { return "orders" }\n`;
  const wide = folderWith({
    'm.json': JSON.stringify({ dms_version: '0.1', models: [{ ...model, attributes: Array(many).fill(0) }] }),
    't.json': '{"Resources":{}}',
    'order.go': go,
  });

  test.each([
    ['extract', 'm.json'],
    ['check', '--models', 'm.json', '--template', 't.json'],
    ['create-tables', '--models', 'm.json', '--endpoint-url', 'http://127.0.0.1:9'],
  ])('%s %s: every finding is printed', async (...args) => {
    const { code, out, err } = await dynamormCdk(args, { cwd: wide });

    expect(code).toBe(1);
    expect((out + err).match(/attributes\[\d+\]/g)?.length).toBeGreaterThanOrEqual(many);
  });

  test('constants of Go: the model is read', async () => {
    const { code, out } = await dynamormCdk(['extract', 'order.go'], { cwd: wide });

    expect(code).toBe(0);
    expect(out).toContain('name: "orders"');
  });
});

describe.skipIf(process.platform !== 'linux')('a full disk', () => {
  test.each(['validate m.yaml', 'validate m.yaml --format json', 'explain --all', 'check --models m.yaml --template secret.json'])(
    '%s ends with exit code 2',
    async (line) => {
      const { code, err } = await inShell(`dynamorm-cdk ${line} > /dev/full`, { cwd });

      expect(code).toBe(2);
      expect(err).toBe('DYN-C003 Standard output cannot be written: there is no space left on the device.\n');
    },
  );

  test('says so for a file of --output', async () => {
    const { code, err } = await dynamormCdk(['validate', 'm.yaml', '--output', 'sarif=/dev/full'], { cwd });

    expect(code).toBe(2);
    expect(err).toBe('DYN-C003 `/dev/full` cannot be written: there is no space left on the device.\n');
  });

  test('a reader that has enough is no failure', async () => {
    expect((await inShell('dynamorm-cdk explain --all | head -1', { cwd })).code).toBe(0);
  });
});

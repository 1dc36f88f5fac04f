import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith } from '../../../../tools/testing/folder';
import { dynamormCdk } from '../command-line';

const order = `package models

import "os"

type Order struct {
	PK    string \`dynamorm:"pk"\`
	SK    string \`dynamorm:"sk"\`
	Email string \`dynamorm:"index:gsi-email,omitempty"\`
}

func (Order) TableName() string {
	if name := os.Getenv("ORDERS_TABLE"); name != "" {
		return name
	}
	return "orders"
}
`;

const written = `# Written by dynamorm-cdk extract from the source code of the models. DO NOT EDIT.
# Release of example.com/shop: DynamORM 1.3.0 for Go (go.mod)
# Sources: sha256 ${createHash('sha256').update(`${order.length}\n${order}`).digest('hex')}
dms_version: "0.1"
models:
  # internal/models/order.go:5; DynamORM 1.3.0; table 11; keys 6 7; attributes 6 7 8; indexes 8
  - name: "Order"
    table:
      name: "orders"
      environment_variable: "ORDERS_TABLE"
    naming:
      convention: "camelCase"
    keys:
      partition:
        attribute: "PK"
        type: "S"
      sort:
        attribute: "SK"
        type: "S"
    attributes:
      - attribute: "PK"
        type: "S"
        required: true
        roles:
          - "pk"
      - attribute: "SK"
        type: "S"
        required: true
        roles:
          - "sk"
      - attribute: "email"
        type: "S"
        optional: true
        omit_empty: true
    indexes:
      - name: "gsi-email"
        type: "GSI"
        partition:
          attribute: "email"
          type: "S"
        projection:
          type: "ALL"
`;

/** A Go module with one model and whatever else is given. */
const module = (files: Record<string, string> = {}): string =>
  folderWith({
    'go.mod': 'module example.com/shop\nrequire github.com/pay-theory/dynamorm v1.3.0\n',
    'internal/models/order.go': order,
    ...files,
  });

/** A model of a table of its own. */
const model = (name: string, fields = '', tag = 'dynamorm:"pk"'): string =>
  `package models\n\ntype ${name} struct {\n\tID string \`${tag}\`\n${fields}}\n`;

describe('the document', () => {
  test.each([['./...'], ['./internal/...'], ['internal/models'], ['internal/models/'], ['internal/models/order.go'], ['internal/**/*.go']])(
    'of %s goes to standard output',
    async (pattern) => {
      const { code, out, err } = await dynamormCdk(['extract', pattern], { cwd: module() });

      expect([code, out, err]).toEqual([0, written, '']);
    },
  );

  test('goes to a file, in equal bytes each time, with paths from there', async () => {
    const cwd = module();
    mkdirSync(join(cwd, 'infra'));
    const args = ['extract', './...', '--out', 'infra/models.dms.yaml'];

    const { code, out, err } = await dynamormCdk(args, { cwd });
    const first = readFileSync(join(cwd, 'infra/models.dms.yaml'), 'utf8');
    await dynamormCdk(args, { cwd });

    expect([code, out, err]).toEqual([0, 'No findings in 1 model.\n', '']);
    expect(first).toBe(written.replace('# internal', '# ../internal').replace('(go.mod)', '(../go.mod)'));
    expect(readFileSync(join(cwd, 'infra/models.dms.yaml'), 'utf8')).toBe(first);
  });

  test('has the models by table and name, wherever they stand', async () => {
    const cwd = module({ 'a/z.go': model('Zebra'), 'b/a.go': model('Ant') });
    rmSync(join(cwd, 'internal'), { recursive: true });

    const { out } = await dynamormCdk(['extract', './...'], { cwd });

    expect(out.match(/# .*\.go:\d+|(?<=- name: ).*/g)).toEqual(['# b/a.go:3', '"Ant"', '# a/z.go:3', '"Zebra"']);
  });

  test.each([
    [[], '0.2'],
    [['--dms-version', '0.1'], '0.1'],
    [['--library-version', '1.2.1'], '0.1'],
  ])('of TableTheory with %j is DMS %s', async (args, version) => {
    const cwd = folderWith({ 'a.go': model('Apple', '', 'theorydb:"pk"') });

    const { out } = await dynamormCdk(['extract', '.', ...args], { cwd });

    expect(out).toContain(`dms_version: "${version}"`);
  });

  test('is read back as what it was written from', async () => {
    const cwd = module();
    await dynamormCdk(['extract', './...', '--out', 'models.dms.yaml'], { cwd });

    const { code, out } = await dynamormCdk(['validate', 'models.dms.yaml', '--max-warnings', '0'], { cwd });

    expect([code, out]).toEqual([0, 'No findings in 1 file.\n']);
  });
});

describe('findings', () => {
  const broken = { 'internal/models/broken.go': model('Broken', '\tV string `dynamorm:"version"`\n') };

  test('go to standard error where the document goes to standard output', async () => {
    const cwd = module({ 'internal/models/b.go': model('Berry', '\tA string `dynamorm:"prefix:a"`\n') });

    const { code, out, err } = await dynamormCdk(['extract', './...'], { cwd });

    expect(code).toBe(0);
    expect(out).toContain('name: "Berry"');
    expect(err).toContain('internal/models/b.go\n  5:22 warning DYN-C231\n');
  });

  test('with an error nothing is written, and every error is shown at its place', async () => {
    const cwd = module(broken);
    writeFileSync(join(cwd, 'models.dms.yaml'), 'as it was');

    const { code, out } = await dynamormCdk(['extract', './...', '--out', 'models.dms.yaml'], { cwd });

    expect(code).toBe(1);
    expect(out).toContain('internal/models/broken.go\n  5:2 error DYN-C211\n');
    expect(out).toContain('5 |  V string `dynamorm:"version"`\n      |  ^\n');
    expect(readFileSync(join(cwd, 'models.dms.yaml'), 'utf8')).toBe('as it was');
  });

  test('a silenced error leaves its model out', async () => {
    const { code, out } = await dynamormCdk(['extract', './...', '--silence', 'DYN-C211'], { cwd: module(broken) });

    expect([code, out]).toEqual([0, written]);
  });

  test('that are silenced do not stop', async () => {
    const key = (name: string) =>
      `\ntype ${name} struct {\n\t${name}Key string \`dynamorm:"pk"\`\n}\n\nfunc (${name}) TableName() string { return "x" }\n`;
    const cwd = folderWith({ 'a.go': `package models\n${key('Ant')}${key('Bee')}` });

    const stopped = await dynamormCdk(['extract', '.'], { cwd });
    const silent = await dynamormCdk(['extract', '.', '--silence', 'DYN-M013', '--silence', 'DYN-M070'], { cwd });

    expect([stopped.code, stopped.out]).toEqual([1, '']);
    expect(stopped.err).toContain('error DYN-M07');
    expect([silent.code, silent.out.match(/(?<=- name: ).*/g)]).toEqual([0, ['"Ant"', '"Bee"']]);
  });

  test('of the rules stand at their places in the source', async () => {
    const cwd = folderWith({
      'a.go': model('Apple', '\tEmail string `dynamorm:"index:gsi-email"`\n\tX string `dynamorm:"lsi:by-x,omitempty"`\n'),
    });

    const { code, out } = await dynamormCdk(['extract', '.', '--out', 'x.yaml', '--format', 'json'], { cwd });

    expect(code).toBe(1);
    expect(JSON.parse(out).findings).toEqual([
      expect.objectContaining({ code: 'DYN-M067', file: 'a.go', line: 5, column: 2, path: 'Apple.attributes[1]' }),
      expect.objectContaining({ code: 'DYN-M064', file: 'a.go', line: 6, column: 22, path: 'Apple.indexes[0].type' }),
    ]);
  });

  test.each([
    [['--table', 'Ordr=orders'], '`--table Ordr=orders` is of no use: there is no model `Ordr`.'],
    [['--exclude', 'api.Order'], '`--exclude api.Order` is of no use: no model is named `api.Order`.'],
    [['--type', 'uuid.UUID=S'], '`--type uuid.UUID=S` is of no use: no model has a field or type `uuid.UUID`.'],
  ])('%j that names nothing', async (args, message) => {
    const { code, err } = await dynamormCdk(['extract', './...', ...args], { cwd: module() });

    expect(code).toBe(1);
    expect(err).toContain(`error DYN-C223\n    ${message}`);
  });

  test('options of the source', async () => {
    const cwd = folderWith({
      'a.go':
        'package models\n\ntype A struct {\n\tKeyID ids.ID `dynamorm:"pk"`\n\tTotal Money\n}\n\nfunc (A) TableName() string { return f() }\n\n//\n',
    });

    const { code, out } = await dynamormCdk(
      [
        'extract',
        '.',
        '--table',
        'A=things',
        '--type',
        'ids.ID=S',
        '--type',
        'A.Total=N',
        '--convention',
        'snake_case',
        '--library-version',
        'v1.3.0',
      ],
      { cwd },
    );

    expect(code).toBe(0);
    expect(out).toContain('name: "things"');
    expect(out).toContain('convention: "snake_case"');
    expect(out).toContain('- attribute: "total"\n        type: "N"');
  });
});

describe('--check', () => {
  const check = ['extract', './...', '--out', 'models.dms.yaml', '--check'];

  test.each([
    ['is what would be written', written],
    ['has carriage returns', written.replaceAll('\n', '\r\n')],
    ['was written before lines were added above a model', written.replace('order.go:5', 'order.go:3')],
  ])('says nothing where the file %s', async (_, text) => {
    const cwd = module({ 'models.dms.yaml': text });

    const { code, out } = await dynamormCdk(check, { cwd });

    expect([code, out]).toEqual([0, 'No findings in 1 model.\n']);
    expect(readFileSync(join(cwd, 'models.dms.yaml'), 'utf8')).toBe(text);
  });

  test('shows how the file differs, and leaves it as it is', async () => {
    const text = written.replace('name: "orders"', 'name: "order"').replace('        omit_empty: true\n', '');
    const cwd = module({ 'models.dms.yaml': text });

    const { code, out, err } = await dynamormCdk(check, { cwd });

    expect(code).toBe(1);
    expect(out).toContain('9:1 error DYN-C224\n    `models.dms.yaml` no longer matches the source: 3 lines differ.\n');
    expect(out).toContain('Run the same command without --check, and commit what it writes.');
    expect(err).toBe('line 9:\n-       name: "order"\n+       name: "orders"\nline 34:\n+         omit_empty: true\n');
    expect(readFileSync(join(cwd, 'models.dms.yaml'), 'utf8')).toBe(text);
  });

  test('names an attribute that is renamed or stored as another type', async () => {
    const old = written
      .replaceAll('"email"', '"mail"')
      .replace('attribute: "SK"\n        type: "S"\n        required', 'attribute: "SK"\n        type: "N"\n        required');
    const { out } = await dynamormCdk(check, {
      cwd: module({ 'models.dms.yaml': old.replace('attribute: "SK"\n        type: "S"', 'attribute: "SK"\n        type: "N"') }),
    });

    expect(out).toContain('`Order.mail` is renamed to `email`; `Order.SK` is stored as S in place of N.');
  });

  test('a file that is not there yet', async () => {
    const { code, out } = await dynamormCdk(check, { cwd: module() });

    expect(code).toBe(1);
    expect(out).toContain('The file `models.dms.yaml` does not exist yet.');
  });

  test('errors in the source are shown in place of a difference', async () => {
    const { code, out } = await dynamormCdk(check, {
      cwd: module({ 'b.go': 'package b\n\ntype B struct {\n\tID string `dynamorm:"key"`\n}\n' }),
    });

    expect(code).toBe(1);
    expect(out).not.toContain('DYN-C224');
    expect(out).toContain('DYN-C209');
  });
});

describe('refused', () => {
  test.each<[string, string[], string]>([
    ['no files', [], 'DYN-C001 Missing required argument'],
    ['--check without a file', ['./...', '--check'], 'DYN-C005 --check compares with the file of --out or --runtime-check: name one.'],
    ['nothing', ['missing.go'], 'DYN-C002 The file `missing.go`'],
    ['a directory without source code', ['empty'], 'DYN-C002 `empty` is a directory without source code.'],
    ['nothing below', ['./empty/...'], 'DYN-C002 There is no source code in `./empty` or below it.'],
    ['source code of tests alone', ['tests'], 'DYN-C015 There are no models in `tests/order_test.go`'],
    ['source code without models', ['plain'], 'DYN-C015 There are no models in `plain/plain.go`'],
    ['a version that is none', ['./...', '--library-version', 'latest'], 'DYN-C001 Option '],
    ['a table without a model', ['./...', '--table', 'orders'], 'DYN-C001 Option '],
    ['a type that DMS does not have', ['./...', '--type', 'a.B=X'], 'DYN-C001 Option '],
    ['a folder that is not there', ['./internal/...', '--out', 'nowhere/models.yaml'], 'DYN-C003 `nowhere/models.yaml` cannot be written'],
  ])('%s', async (_, args, message) => {
    const cwd = module({
      'models.dms.yaml': written,
      'empty/readme.md': '',
      'plain/plain.go': 'package plain\n',
      'tests/order_test.go': order,
    });

    const { code, err } = await dynamormCdk(['extract', ...args], { cwd });

    expect(code).toBe(2);
    expect(err).toContain(message);
    expect(err.trim().split('\n')).toHaveLength(1);
  });
});

test.each([
  ['validate', 'models.dms.yaml', '--table', 'Order=orders'],
  ['check', '--template', 'x.json', '--models', 'models.dms.yaml', '--library-version', '1.3'],
])('%s refuses what is said of source code where there is none', async (...args) => {
  const { code, err } = await dynamormCdk(args, { cwd: module({ 'models.dms.yaml': written }) });

  expect([code, err]).toEqual([
    2,
    `DYN-C005 ${args[args.length - 2]} needs models in source code, but there is no source code among the inputs.\n`,
  ]);
});

describe('other commands take source code', () => {
  const documents = { 'models.dms.yaml': written };

  test('validate', async () => {
    const cwd = module({ 'b/b.go': model('Berry', '\tEmail string `dynamorm:"index:gsi-email"`\n\tC bool `dynamorm:"sk"`\n') });

    const { code, out } = await dynamormCdk(['validate', './...', '--format', 'json'], { cwd });

    expect(code).toBe(0);
    expect(
      JSON.parse(out).findings.map(({ code: one, file, line }: { code: string; file: string; line: number }) => [one, file, line]),
    ).toEqual([
      ['DYN-C230', 'b/b.go', 6],
      ['DYN-M067', 'b/b.go', 5],
    ]);
  });

  test('validate, beside documents', async () => {
    const { code, out } = await dynamormCdk(['validate', './internal/...', 'models.dms.yaml'], { cwd: module(documents) });

    expect([code, out]).toEqual([0, 'No findings in 2 files.\n']);
  });

  const template = (type: string): string =>
    JSON.stringify({
      Resources: {
        OrdersTable: {
          Type: 'AWS::DynamoDB::Table',
          Properties: {
            KeySchema: [
              { AttributeName: 'PK', KeyType: 'HASH' },
              { AttributeName: 'SK', KeyType: 'RANGE' },
            ],
            AttributeDefinitions: [
              { AttributeName: 'PK', AttributeType: type },
              { AttributeName: 'SK', AttributeType: 'S' },
              { AttributeName: 'email', AttributeType: 'S' },
            ],
            GlobalSecondaryIndexes: [
              { IndexName: 'gsi-email', KeySchema: [{ AttributeName: 'email', KeyType: 'HASH' }], Projection: { ProjectionType: 'ALL' } },
            ],
          },
        },
      },
    });

  test('check, and says where in the source a difference stands', async () => {
    const cwd = module({ 'right.json': template('S'), 'wrong.json': template('N') });
    const check = (file: string) => dynamormCdk(['check', '--models', './internal/models/...', '--template', file], { cwd });

    const right = await check('right.json');
    const wrong = await check('wrong.json');

    expect([right.code, right.out]).toEqual([0, 'No findings in 1 table.\n']);
    expect(wrong.code).toBe(1);
    expect(wrong.out).toContain('internal/models/order.go\n  6:2 error DYN-M080 Order.keys.partition\n');
    expect(wrong.out).toContain('6 |  PK    string `dynamorm:"pk"`\n');
  });

  test('check, with errors in the source', async () => {
    const cwd = module({ 'right.json': template('S'), 'b.go': 'package b\n\ntype B struct {\n\tID string `dynamorm:"key"`\n}\n' });

    const { code, out } = await dynamormCdk(['check', '--models', './...', '--template', 'right.json'], { cwd });

    expect(code).toBe(1);
    expect(out).toContain('b.go\n  3:6 error DYN-C205\n');
  });

  test('diagram', async () => {
    const { code, out } = await dynamormCdk(['diagram', '--models', 'internal/models', '--format', 'mermaid'], { cwd: module() });

    expect(code).toBe(0);
    expect(out).toContain('sort key SK (S)');
  });
});

import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderWith } from '../../../../tools/testing/folder';
import { readGo } from '../../src/go/read-go';
import { sourceFilesIn } from '../../src/source-files';
import { goModels } from './go-models';

/** What is read, without what is said of the release, which no go.mod names here. */
async function readQuietly(...args: Parameters<typeof readGo>): ReturnType<typeof readGo> {
  const { findings, ...read } = await readGo(...args);
  return { ...read, findings: findings.filter(({ code }) => code !== 'DYN-C257') };
}

const keys = 'type Keys struct {\n\tPK string `dynamorm:"pk"`\n\tSK string `dynamorm:"sk"`\n}\n';

test('a package is all files of a directory', async () => {
  const { dms } = await goModels({
    'order.go':
      'package models\n\ntype Order struct {\n\tKeys\n\tStatus Status\n}\n\nfunc (Order) TableName() string { return prefix + orders }\n',
    'keys.go': `package models\n\n${keys}`,
    'status.go': 'package models\n\ntype Status int\n\nconst prefix = "my-"\n',
    'names.go': 'package models\n\nconst orders = "orders"\n',
  });

  expect(dms().models).toEqual([
    expect.objectContaining({
      name: 'Order',
      table: { name: 'my-orders' },
      attributes: expect.arrayContaining([{ attribute: 'status', type: 'N', optional: true }]),
    }),
  ]);
});

test('other packages are found by the module path of go.mod', async () => {
  const { dms, codes } = await goModels({
    'go.mod': 'module "example.com/shop" // the shop\n\ngo 1.25\n',
    'internal/base/base.go': `package base\n\n${keys}\nconst Table = "shop"\n\ntype Money = int64\n`,
    'internal/models/order.go':
      'package models\n\nimport b "example.com/shop/internal/base"\n\ntype Order struct {\n\tb.Keys\n\tTotal b.Money `dynamorm:"lsi:by-total,sk"`\n}\n\nfunc (Order) TableName() string { return b.Table }\n',
  });

  expect(codes).toEqual(['DYN-C252']);
  expect(dms().models[0]).toMatchObject({
    table: { name: 'shop' },
    keys: { partition: { attribute: 'PK' } },
    indexes: [{ sort: { attribute: 'total', type: 'N' } }],
  });
});

test.each<[string, Record<string, string>, string]>([
  [
    'the modules of go.work',
    {
      'go.work': 'go 1.25\n\nuse (\n\t./app // one\n\t./lib\n)\n',
      'lib/go.mod': 'module example.com/lib\n',
      'lib/keys/keys.go': `package keys\n\n${keys}`,
    },
    'example.com/lib/keys',
  ],
  [
    'a directory that go.mod replaces a module with',
    { 'lib/go.mod': 'module example.com/lib\n', 'lib/keys/keys.go': `package keys\n\n${keys}` },
    'example.com/other/keys',
  ],
  ['vendored packages', { 'app/vendor/example.com/third/keys/keys.go': `package keys\n\n${keys}` }, 'example.com/third/keys'],
  ['packages with a name unlike their path', { 'app/go-keys/keys.go': `package keys\n\n${keys}` }, 'example.com/app/go-keys'],
])('%s', async (_, files, path) => {
  const { models, codes } = await goModels({
    'app/go.mod': 'module example.com/app\n\nreplace example.com/other v1.2.3 => ../lib\n',
    'app/models/order.go': `package models\n\nimport "${path}"\n\ntype Order struct {\n\tkeys.Keys\n}\n\nfunc (Order) TableName() string { return "orders" }\n`,
    ...files,
  });

  expect(models.map(({ model }) => [model.name, model.partitionKey.name])).toEqual([['Order', 'PK']]);
  // What is vendored, or given beside it, is no model of its own.
  expect(codes.filter((code) => code !== 'DYN-C252')).toEqual([]);
});

test('names that `import .` takes over', async () => {
  const { models } = await goModels({
    'go.mod': 'module example.com/app\n',
    'keys/keys.go': `package keys\n\n${keys}`,
    'models/order.go':
      'package models\n\nimport . "example.com/app/keys"\nimport . "time"\n\ntype Order struct {\n\tKeys\n\tAt Time\n}\n\nfunc (Order) TableName() string { return "orders" }\n',
  });

  expect(models[0].model.attributes.map(({ name, format }) => [name, format])).toEqual([
    ['PK', undefined],
    ['SK', undefined],
    ['at', 'rfc3339nano'],
  ]);
});

test.each<[string, Record<string, string>]>([
  ['_test.go', { 'order_test.go': `package models\n\n${keys}` }],
  ['vendor', { 'vendor/x/order.go': `package models\n\n${keys}` }],
  ['node_modules', { 'node_modules/x/order.go': `package models\n\n${keys}` }],
  ['testdata', { 'testdata/order.go': `package models\n\n${keys}` }],
  ['a directory that begins with a dot', { '.cache/order.go': `package models\n\n${keys}` }],
  ['a file that begins with _', { '_order.go': `package models\n\n${keys}` }],
])('%s is left out', async (_, files) => {
  const { models, codes } = await goModels({
    'real.go': 'package models\n\ntype Real struct {\n\tID string `dynamorm:"pk"`\n}\n',
    ...files,
  });

  expect([models.map(({ model }) => model.name), codes]).toEqual([['Real'], []]);
});

test.each<[string, string, boolean]>([
  ['models_windows.go', '', false],
  ['models_linux.go', '', true],
  ['models_linux_amd64.go', '', true],
  ['models_darwin_arm64.go', '', false],
  ['linux.go', '', true],
  ['models.go', '//go:build ignore\n\n', false],
  ['models.go', '// A comment.\n\n//go:build linux && (amd64 || arm64) && !cgo2\n\n', true],
  ['models.go', '//go:build !linux\n\n', false],
  ['models.go', '//go:build go1.21\n\n', true],
  ['models.go', '//go:build integration\n\n', false],
  ['models.go', '//go:build integration || extra\n\n', false],
])('%s with %j is read as a build for Linux would read it: %s', async (name, constraint, read) => {
  const files = {
    [name]: `${constraint}package models\n\n${keys}`,
    'other.go': 'package models\n\ntype Real struct {\n\tID string `dynamorm:"pk"`\n}\n',
  };

  const { models, codes } = await goModels(files);

  expect(models.map(({ model }) => model.name)).toEqual(read ? ['Keys', 'Real'].slice(0, 2) : ['Real']);
  expect(codes).toEqual(read ? [] : ['DYN-C204']);
});

test('--tags names build tags that hold, and of two definitions one is meant', async () => {
  const files = {
    'a.go': '//go:build !integration\n\npackage models\n\ntype Order struct {\n\tID string `dynamorm:"pk"`\n}\n',
    'b.go': '//go:build integration\n\npackage models\n\ntype Order struct {\n\tID int64 `dynamorm:"pk"`\n}\n',
  };

  const plain = await goModels(files);
  const tagged = await goModels(files, { tags: ['integration'] });

  expect([plain.models[0].model.partitionKey.type, tagged.models[0].model.partitionKey.type]).toEqual(['S', 'N']);
});

test('symbolic links may lead in circles', async () => {
  const folder = folderWith({ 'models/order.go': `package models\n\n${keys}` });
  symlinkSync('..', join(folder, 'models/up'));
  symlinkSync(folder, join(folder, 'again'));
  symlinkSync('itself', join(folder, 'itself'));
  symlinkSync('nowhere', join(folder, 'gone'));
  mkdirSync(join(folder, 'models/directory.go'));

  const files = sourceFilesIn(folder, true);
  const { models, findings } = await readQuietly(files, {});

  expect(files).toHaveLength(1);
  expect([models.map(({ model }) => model.name), findings]).toEqual([['Keys'], []]);
});

test.each<[string, string | Uint8Array, string[]]>([
  ['an empty file', '', []],
  ['a file of blanks', '\n\n', []],
  ['a byte order mark', `\ufeffpackage models\n\n// dynamorm:\n`, []],
  ['a file that is not UTF-8', Uint8Array.of(0x70, 0xff, 0x00), ['DYN-C202']],
  [
    'a conflict of git',
    '<<<<<<< HEAD\npackage models\n\ntype A struct {\n\tID string `dynamorm:"pk"`\n}\n>>>>>>> x\n',
    ['DYN-C201', 'DYN-C201'],
  ],
  ['no package', 'type A struct {\n\tID string `dynamorm:"pk"`\n}\n', ['DYN-C201']],
  [
    'a brace that is missing',
    'package models\n\nfunc f() {\n\tif x {\n\n}\n\ntype A struct {\n\tID string `dynamorm:"pk"`\n}\n',
    ['DYN-C201'],
  ],
  ['generated code', '// Code generated by x. DO NOT EDIT.\n\npackage models\n', []],
  ['carriage returns', 'package models\r\n\r\nvar x = 1 // dynamorm:\r\n', []],
])('%s beside others', async (_, content, codes) => {
  const folder = folderWith({ 'a.go': content, 'order.go': `package models\n\n${keys}` });

  const { models, findings } = await readQuietly(sourceFilesIn(folder, true), {});

  expect(findings.map(({ code }) => code)).toEqual(codes);
  expect(findings.every(({ severity }) => severity === 'error')).toBe(true);
  expect(models.map(({ model }) => model.name)).toContain('Keys');
});

test('50,000 structs, each a model on one base', async () => {
  const structs = Array.from(
    { length: 50_000 },
    (_, at) => `type M${at} struct {\n\tKeys\n\tNext *M${(at + 1) % 50_000} \`dynamorm:"omitempty"\`\n}\n`,
  );

  const { models, codes } = await goModels({
    'models.go': `package models\n\n${structs.join('\n')}`,
    'keys.go': `package models\n\n${keys}`,
  });

  expect([models.length, codes]).toEqual([50_000, ['DYN-C252']]);
});

test('models are taken from the files that are named, and what they need from all others', async () => {
  const folder = folderWith({
    'order.go': 'package models\n\ntype Order struct {\n\tKeys\n\tStatus Status `dynamorm:"omitempty"`\n}\n',
    'keys.go': `package models\n\n${keys}\ntype Status int\n`,
    'user.go': 'package models\n\ntype User struct {\n\tID string `dynamorm:"pk"`\n}\n',
  });

  const { models, findings } = await readQuietly([join(folder, 'order.go')], {});

  expect(models.map(({ model }) => [model.name, model.attributes.at(-1)?.type])).toEqual([['Order', 'N']]);
  expect(findings).toEqual([]);
});

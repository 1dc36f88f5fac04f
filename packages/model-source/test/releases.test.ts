import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { folderWith } from '../../../tools/testing/folder';
import { releaseSentence } from '../src/library-use';
import { readSourceCode } from '../src/read-sources';

const order = 'package models\n\ntype Order struct {\n\tID string `dynamorm:"pk"`\n\tTenantID string\n}\n';
const note = order.replace('dynamorm:', 'theorydb:').replace('Order', 'Note');

async function read(files: Record<string, string>, options = {}) {
  const folder = folderWith(files);
  const {
    models,
    findings,
    dmsVersion,
    releases = [],
  } = await readSourceCode(
    Object.keys(files)
      .filter((name) => /\.(go|ts|py)$/.test(name))
      .map((name) => join(folder, name)),
    options,
  );
  const unclear = findings.filter(({ code }) => code === 'DYN-C257');
  return {
    names: models.map(({ model }) => model.attributes.map(({ name }) => name).join(' ')),
    codes: unclear.map(({ code, severity }) => `${code} ${severity}`),
    releases: releases.map((one) => releaseSentence(one, (file) => relative(folder, file))),
    dmsVersion,
  };
}

const dynamorm = 'github.com/pay-theory/dynamorm';

test.each<[string, Record<string, string>, string, string]>([
  ['go.mod', { 'go.mod': `module example.com/a\nrequire ${dynamorm} v1.0.30\n` }, 'ID TenantID', ''],
  ['a list in go.mod', { 'go.mod': `module example.com/a\nrequire (\n\t${dynamorm} v1.0.31 // indirect\n)\n` }, 'id tenantID', ''],
  [
    'vendor/modules.txt before go.mod',
    { 'go.mod': `module example.com/a\nrequire ${dynamorm} v1.1.0\n`, 'vendor/modules.txt': `# ${dynamorm} v1.0.30\n## explicit\n` },
    'ID TenantID',
    '',
  ],
  [
    'the highest of all modules of go.work',
    {
      'go.work': 'go 1.25\nuse (\n\t.\n\t./b\n)\n',
      'go.mod': `module example.com/a\nrequire ${dynamorm} v1.0.30\n`,
      'b/go.mod': `module example.com/b\nrequire ${dynamorm} v1.0.40\n`,
    },
    'id tenantID',
    '',
  ],
  [
    'another release that replaces it',
    { 'go.mod': `module example.com/a\nrequire ${dynamorm} v1.1.0\nreplace ${dynamorm} => ${dynamorm} v1.0.30\n` },
    'ID TenantID',
    '',
  ],
  [
    'the required one, where what is replaced is another version',
    { 'go.mod': `module example.com/a\nrequire ${dynamorm} v1.1.0\nreplace ${dynamorm} v1.0.39 => ${dynamorm} v1.0.30\n` },
    'id tenantID',
    '',
  ],
  [
    'what replaces its version, before what replaces all',
    {
      'go.mod': `module example.com/a\nrequire ${dynamorm} v1.1.0\nreplace (\n\t${dynamorm} v1.1.0 => ${dynamorm} v1.0.30\n\t${dynamorm} => ${dynamorm} v1.0.39\n)\n`,
    },
    'ID TenantID',
    '',
  ],
  [
    'a directory that replaces it, which has no release',
    { 'go.mod': `module example.com/a\nrequire ${dynamorm} v1.0.30\nreplace ${dynamorm} => ../dynamorm\n` },
    'id tenantID',
    'DYN-C257 warning',
  ],
  [
    'a commit before 1.0.31',
    { 'go.mod': `module example.com/a\nrequire ${dynamorm} v1.0.31-0.20250101000000-0123456789ab\n` },
    'ID TenantID',
    'DYN-C257 warning',
  ],
  ['a go.mod that does not require it', { 'go.mod': 'module example.com/a\n' }, 'id tenantID', 'DYN-C257 warning'],
  ['no go.mod', {}, 'id tenantID', ''],
])('the release of a Go module is that of %s', async (_, files, names, code) => {
  const found = await read({ 'models.go': order, ...files });

  expect(found.names).toEqual([names]);
  expect(found.codes).toEqual(code === '' ? [] : [code]);
});

test('is said once for each module', async () => {
  const found = await read({
    'go.mod': `module example.com/a\nrequire ${dynamorm} v1.1.0\n`,
    'a/models.go': order,
    'b/models.go': order,
    'other/go.mod': `module example.com/other\nrequire ${dynamorm} v1.0.30\n`,
    'other/models.go': order,
  });

  expect(found.releases).toEqual([
    'example.com/a: DynamORM 1.1.0 for Go (go.mod)',
    'example.com/other: DynamORM 1.0.30 for Go (other/go.mod)',
  ]);
});

test('is what --library-version says, and then nothing is said of it', async () => {
  const found = await read(
    { 'go.mod': `module example.com/a\nrequire ${dynamorm} v1.1.0\n`, 'models.go': order },
    { libraryVersion: '1.0.30' },
  );

  expect(found).toMatchObject({ names: ['ID TenantID'], codes: [] });
});

test.each([
  ['/v3', 'v3.0.6', '0.2'],
  ['/v2', 'v2.0.2', '0.1'],
  ['', 'v1.7.0', '0.1'],
])('the module of TableTheory%s %s has readers of DMS %s', async (major, version, dmsVersion) => {
  const found = await read({
    'go.mod': `module example.com/a\nrequire github.com/theory-cloud/tabletheory${major} ${version}\n`,
    'models.go': note,
  });

  expect(found).toMatchObject({ codes: [], dmsVersion });
});

const model = `import { defineModel } from '@theory-cloud/tabletheory-ts';
export const Job = defineModel({ name: 'Job', table: { name: 'jobs' }, keys: { partition: { attribute: 'id', type: 'S' } },
  attributes: [{ attribute: 'id', type: 'S', required: true, roles: ['pk'] }] });`;
const release = 'https://github.com/theory-cloud/TableTheory/releases/download';

test.each<[string, string, string]>([
  [`"@theory-cloud/tabletheory-ts": "${release}/v3.0.6/theory-cloud-tabletheory-ts-3.0.6.tgz"`, '3.0.6', ''],
  ['"@theory-cloud/tabletheory-ts": "^1.5.4"', '1.5.4', ''],
  ['"@theory-cloud/tabletheory-ts": "file:../tabletheory/ts"', '4 for TypeScript, the newest known', 'DYN-C257 warning'],
  ['"other": "1.0.0"', '4 for TypeScript, the newest known', ''],
])('a package.json with %s says %s', async (dependency, says, code) => {
  const found = await read({ 'src/job.ts': model, 'package.json': `{\n  "dependencies": {\n    ${dependency}\n  }\n}\n` });

  expect(found.codes).toEqual(code === '' ? [] : [code]);
  expect(found.releases[0]).toContain(says);
});

const python = `from dataclasses import dataclass
from theorydb_py import ModelDefinition, theorydb_field

@dataclass
class Job:
    pk: str = theorydb_field(name="PK", roles=["pk"])

job = ModelDefinition.from_dataclass(Job, table_name="jobs")
`;

test.each<[string, string, string, string]>([
  ['requirements.txt', `tabletheory_py @ ${release}/v3.0.6/tabletheory_py-3.0.6-py3-none-any.whl`, '3.0.6', ''],
  ['requirements.txt', 'theorydb-py==1.7.0', '1.7.0', ''],
  ['pyproject.toml', `dependencies = ["theorydb_py>=1.5.4,<2"]`, '1.5.4', ''],
  ['pyproject.toml', `theorydb-py = { path = "../py" }`, '4 for Python, the newest known', 'DYN-C257 warning'],
])('a %s with %s says %s', async (file, line, says, code) => {
  const found = await read({ 'app/job.py': python, [file]: `${line}\n` });

  expect(found.codes).toEqual(code === '' ? [] : [code]);
  expect(found.releases[0]).toContain(says);
});

const ofTable = (name: string) =>
  `package models\n\ntype ${name} struct {\n\tID string \`dynamorm:"pk"\`\n}\n\nfunc (${name}) TableName() string { return "shop" }\n`;
const project = (name: string, version: string) => `module example.com/${name}\nrequire ${dynamorm} ${version}\n`;

test.each([
  ['v1.0.30', ['DYN-C258 `Line` of the table `shop` is written by DynamORM 1.0.30, and `Order` by DynamORM 1.1.0.']],
  ['v1.1.0', []],
])('models of one table from projects with 1.1.0 and %s', async (version, expected) => {
  const folder = folderWith({
    'a/go.mod': project('a', 'v1.1.0'),
    'a/order.go': ofTable('Order'),
    'b/go.mod': project('b', version),
    'b/line.go': ofTable('Line'),
    'b/note.go': ofTable('Note'),
  });

  const { findings } = await readSourceCode(
    ['a/order.go', 'b/line.go', 'b/note.go'].map((name) => join(folder, name)),
    {},
  );

  expect(findings.map(({ code, message }) => `${code} ${message}`)).toEqual(expected);
});

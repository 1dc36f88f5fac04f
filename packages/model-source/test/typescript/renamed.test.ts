import { describe, expect, it } from 'vitest';
import { readTypeScript } from '../../src/typescript/read-typescript';
import { reading } from '../reading';

const read = (files: Record<string, string>, only?: string[]) => reading(readTypeScript, files, {}, only);

const lib = '@theory-cloud/tabletheory-ts';
const schema = `{ name: 'Order', table: { name: 'orders' }, keys: { partition: { attribute: 'PK', type: 'S' } }, attributes: [{ attribute: 'PK', type: 'S' }] }`;

/** The library in one file, and models made with it in another that does not have its word. */
const forms: [string, Record<string, string>][] = [
  [
    'under another name',
    { 'lib.ts': `export { defineModel as dm } from '${lib}';`, 'm.ts': `import { dm } from './lib';\ndm(${schema});` },
  ],
  [
    'imported, then exported under another name',
    {
      'lib.ts': `import { defineModel } from '${lib}';\nexport { defineModel as dm };`,
      'm.ts': `import { dm } from './lib';\ndm(${schema});`,
    },
  ],
  [
    'under two other names',
    {
      'lib.ts': `import { defineModel as dm } from '${lib}';\nexport { dm as d };`,
      'm.ts': `import { d as make } from './lib';\nmake(${schema});`,
    },
  ],
  [
    'through index files',
    {
      'lib/a.ts': `export { defineModel as dm } from '${lib}';`,
      'lib/b.ts': `export { dm as d } from './a';`,
      'lib/index.ts': `export * from './b';`,
      'm.ts': `import { d } from './lib';\nd(${schema});`,
    },
  ],
  [
    'as a constant',
    {
      'lib.ts': `import { defineModel } from '${lib}';\nexport const dm = defineModel;`,
      'm.ts': `import { dm } from './lib';\ndm(${schema});`,
    },
  ],
  [
    'as a constant with a type',
    {
      'lib.ts': `import * as t from '${lib}';\nexport const dm: typeof t.defineModel = t.defineModel as any;`,
      'm.ts': `import { dm } from './lib';\ndm(${schema});`,
    },
  ],
  ['by default', { 'lib.ts': `export { defineModel as default } from '${lib}';`, 'm.ts': `import make from './lib';\nmake(${schema});` }],
  [
    'by default, as a name',
    {
      'lib.ts': `import { defineModel } from '${lib}';\nexport default defineModel;`,
      'm.ts': `import make from './lib';\nmake(${schema});`,
    },
  ],
  [
    'by default, exported again',
    {
      'a.ts': `import { defineModel } from '${lib}';\nexport default defineModel;`,
      'b/index.ts': `export { default } from '../a';`,
      'c.ts': `export { default as dm } from './b';`,
      'm.ts': `import { dm } from './c';\ndm(${schema});`,
    },
  ],
  [
    'in a namespace',
    { 'lib.ts': `export { defineModel as dm } from '${lib}';`, 'm.ts': `import * as db from './lib';\ndb.dm(${schema});` },
  ],
  [
    'in a namespace that is exported',
    {
      'a.ts': `export { defineModel as dm } from '${lib}';`,
      'b.ts': `export * as db from './a';`,
      'm.ts': `import { db } from './b';\ndb.dm(${schema});`,
    },
  ],
  [
    'in an object',
    {
      'lib.ts': `import { defineModel } from '${lib}';\nexport const db = { dm: defineModel };`,
      'm.ts': `import { db } from './lib';\ndb.dm(${schema});`,
    },
  ],
  [
    'in an object by default',
    {
      'lib.ts': `import * as t from '${lib}';\nexport default { ...t, dm: t.defineModel };`,
      'm.ts': `import db from './lib';\nconst { dm } = db;\ndm(${schema});`,
    },
  ],
  [
    'in a static field',
    {
      'lib.ts': `import { defineModel } from '${lib}';\nexport class Db { static dm = defineModel; }`,
      'm.ts': `import { Db } from './lib';\nDb.dm(${schema});`,
    },
  ],
  ['by import =', { 'lib.ts': `export { defineModel as dm } from '${lib}';`, 'm.ts': `import db = require('./lib');\ndb.dm(${schema});` }],
  [
    'by export =',
    {
      'lib.ts': `import { defineModel } from '${lib}';\nexport = defineModel;`,
      'm.ts': `import make = require('./lib');\nmake(${schema});`,
    },
  ],
  [
    'by import = of a name',
    { 'lib.ts': `import t = require('${lib}');\nexport import dm = t.defineModel;`, 'm.ts': `import { dm } from './lib';\ndm(${schema});` },
  ],
  [
    'by require',
    { 'lib.js': `module.exports = { dm: require('${lib}').defineModel };`, 'm.js': `const { dm } = require('./lib');\ndm(${schema});` },
  ],
  [
    'by require of a name',
    { 'lib.js': `exports.dm = require('${lib}').defineModel;`, 'm.js': `const dm = require('./lib').dm;\ndm(${schema});` },
  ],
  [
    'by require of a whole',
    { 'lib.js': `module.exports = require('${lib}').defineModel;`, 'm.js': `const make = require('./lib');\nmake(${schema});` },
  ],
  [
    'by a dynamic import',
    { 'lib.ts': `export { defineModel as dm } from '${lib}';`, 'm.ts': `const { dm } = await import('./lib');\ndm(${schema});` },
  ],
  [
    'as a compiler calls it',
    { 'lib.ts': `export { defineModel as dm } from '${lib}';`, 'm.js': `const lib_1 = require("./lib");\n(0, lib_1.dm)(${schema});` },
  ],
  [
    'by bind',
    {
      'lib.ts': `import { defineModel } from '${lib}';\nexport const dm = defineModel.bind(undefined);`,
      'm.ts': `import { dm } from './lib';\ndm(${schema});`,
    },
  ],
  [
    'with a type argument',
    {
      'lib.ts': `export { defineModel as dm } from '${lib}';`,
      'm.ts': `import { dm } from './lib';\nexport const Order = dm<Order>(${schema});`,
    },
  ],
  [
    'under a name in quotes',
    { 'lib.ts': `export { defineModel as "dm" } from '${lib}';`, 'm.ts': `import { dm } from './lib';\ndm(${schema});` },
  ],
];

const order = { name: 'Order', tableName: 'orders' };

describe('a project exports the library again', () => {
  it.each(forms)('%s', async (_, files) => {
    expect(await read(files)).toMatchObject({ models: [order], said: [] });
    // The file that exports it may be none of those that are read.
    const only = Object.keys(files).filter((name) => /^m\./.test(name));
    expect(await read(files, only)).toMatchObject({ models: [order], said: [] });
  });

  it.each<[string, Record<string, string>]>([
    [
      'another function of that name',
      {
        'lib.ts': `export { defineModel as dm } from '${lib}';`,
        'o.ts': 'export const dm = (x: unknown) => x;',
        'm.ts': `import { dm } from './o';\ndm(${schema});`,
      },
    ],
    [
      'another function by default',
      { 'lib.ts': `export { defineModel as default, other } from '${lib}';`, 'm.ts': `import { other } from './lib';\nother(${schema});` },
    ],
    [
      'a function of the same name that has nothing to do with it',
      {
        'm.ts': `import { defineModel } from './orm';\ndefineModel('Order', { id: Number });`,
        'orm.ts': 'export function defineModel(name: string, fields: object) { return { name, fields }; }',
      },
    ],
    [
      'a member of that name',
      {
        'lib.ts': `export { defineModel as dm } from '${lib}';`,
        'm.ts': `import { server } from './server';\nserver.dm(${schema});`,
        'server.ts': 'export const server = { dm(x) {} };',
      },
    ],
  ])('and not %s', async (_, files) => {
    expect(await read(files)).toMatchObject({ models: [], said: [] });
  });
});

describe('a project names the library in one file', () => {
  it.each([
    ['a constant', `import { defineModel } from '${lib}';\nconst dm = defineModel;\ndm(${schema});`],
    ['a member', `import * as t from '${lib}';\nconst dm = t.defineModel;\ndm(${schema});`],
    ['a compiled file', `const t_1 = require("${lib}");\n(0, t_1.defineModel)(${schema});`],
    ['a member in brackets', `import * as t from '${lib}';\nt['defineModel'](${schema});`],
    ['a member that may be missing', `import t from '${lib}';\nt?.defineModel?.(${schema});`],
    ['a part of a part', `import t from '${lib}';\nconst { defineModel: dm } = t;\nconst make = dm;\nmake(${schema});`],
    ['a type assertion', `import { defineModel } from '${lib}';\n(defineModel as any)(${schema});`],
  ])('%s', async (_, source) => {
    expect(await read({ 'm.ts': source })).toMatchObject({ models: [order], said: [] });
  });

  it.each([
    ['a list that is mapped', `import { defineModel } from '${lib}';\nexport const all = [${schema}].map(defineModel);`, '2:1'],
    ['a part of an argument', `import { defineModel } from '${lib}';\nbuild({ dm: defineModel });`, '2:12'],
    ['an argument', `import { defineModel } from '${lib}';\nmake(defineModel, ${schema});`, '2:6'],
    ['a variable', `import { defineModel as dm } from '${lib}';\nlet make = dm;\nmake(${schema});`, '2:12'],
    [
      'a field of an instance',
      `import { defineModel } from '${lib}';\nclass Db { make = defineModel; order = this.make(${schema}); }`,
      '2:19',
    ],
  ])('%s is refused', async (_, source, at) => {
    const { models, said } = await read({ 'm.ts': source });
    expect(models).toEqual([]);
    expect(said).toEqual([expect.stringContaining(`DYN-C261 m.ts:${at.split(':')[0]}:`)]);
    expect(said[0]).toContain('is handed on here: the models that are made with it cannot be known from the source.');
  });
});

describe('a function that makes models', () => {
  const make = `import { defineModel } from '${lib}';\nexport const make = (name: string) => defineModel({ ...${schema}, name });`;

  it('is called under several names', async () => {
    const { models, said } = await read({
      'make.ts': make,
      'lib.ts': `export { make as m } from './make';\nexport { make as default } from './make';`,
      'a.ts': `import { make } from './make';\nmake('A');`,
      'b.ts': `import { m } from './lib';\nm('B');`,
      'c.ts': `import build from './lib';\nbuild('C');`,
    });
    expect(said).toEqual([]);
    expect(models.map(({ name }) => name).sort()).toEqual(['A', 'B', 'C']);
  });

  it.each([
    ['by its path', '../vendor/tabletheory/src/index.js', {}],
    [
      'by an alias',
      '@theory-cloud/tabletheory-ts',
      { 'tsconfig.json': `{ "compilerOptions": { "paths": { "${lib}": ["./vendor/tabletheory/src"] } } }` },
    ],
  ])('is the library itself, which is a part of the repository and imported %s', async (_, from, files) => {
    const all = {
      ...files,
      'vendor/tabletheory/src/index.ts': `export * from './model.js';`,
      'vendor/tabletheory/src/model.ts': `import { check } from './check.js';\nexport function defineModel(schema: ModelSchema) {\n  check(schema);\n  return { schema, attributes: new Map(schema.attributes.map((one) => [one.attribute, one])) };\n}`,
      'vendor/tabletheory/src/check.ts': 'export function check(schema: ModelSchema) {}',
      'src/m.ts': `import { defineModel } from '${from}';\ndefineModel(${schema});`,
    };
    expect(await read(all, ['src/m.ts'])).toMatchObject({ models: [order], said: [] });
    expect(
      await read(
        all,
        Object.keys(all).filter((name) => name.endsWith('.ts')),
      ),
    ).toMatchObject({ models: [order], said: [] });
  });

  it('stands in a file that is not read, and models are made with it in one that is', async () => {
    const files = {
      'shared/make.ts': `${make}\nexport const Other = defineModel(${schema.replace("'Order'", "'Other'")});`,
      'shared/index.ts': `export { make as m } from './make';`,
      'app/a.ts': `import { make } from '../shared/make';\nmake('A');`,
      'app/b.ts': `import { m } from '../shared';\nm('B');`,
    };
    const { models, said } = await read(files, ['app/a.ts', 'app/b.ts']);
    expect(said).toEqual([]);
    expect(models.map(({ name }) => name).sort()).toEqual(['A', 'B']);
  });

  it('and has the name of the library', async () => {
    const { models, said } = await read({
      'db.ts': `import * as t from '${lib}';\nexport const defineModel = (schema: object) => t.defineModel({ ...schema, table: { name: 'all' } });`,
      'a.ts': `import { defineModel } from './db';\ndefineModel(${schema});`,
    });
    expect(said).toEqual([]);
    expect(models).toMatchObject([{ name: 'Order', tableName: 'all' }]);
  });
});

describe('what a CommonJS module or JSON says', () => {
  const using = (n: string) => `const { defineModel } = require('${lib}');\n${n}\ndefineModel(${schema.replace("'orders'", 'table')});`;

  it.each<[string, Record<string, string>]>([
    ['the whole', { 'n.js': `module.exports = { table: 'orders' };`, 'm.js': using(`const { table } = require('./n');`) }],
    ['a name', { 'n.js': `exports.table = 'orders';`, 'm.js': using(`const n = require('./n'), table = n.table;`) }],
    [
      'what a compiler writes',
      {
        'n.js': `"use strict";\nexports.table = exports.other = void 0;\nexports.table = 'orders';\nexports.other = 1;`,
        'm.js': using(`const { table } = require('./n');`),
      },
    ],
    [
      'JSON',
      { 'n.json': `{ "table": "orders" }`, 'm.ts': `import n from './n.json' with { type: 'json' };\nconst { table } = n;\n${using('')}` },
    ],
  ])('%s', async (_, files) => {
    expect(await read(files, [Object.keys(files)[1]])).toMatchObject({ models: [order], said: [] });
  });

  it.each<[string, string]>([
    ['that is given another value', `exports.table = 'orders';\nexports.table = 'other';`],
    ['that is given another value on a condition', `exports.table = 'orders';\nif (process.env.X) exports.table = 'other';`],
    ['whose whole is changed', `module.exports = { table: 'orders' };\nmodule.exports.table = 'other';`],
    ['whose whole is given twice', `module.exports = { table: 'orders' };\nif (x) module.exports = { table: 'other' };`],
  ])('and not one %s', async (_, text) => {
    const { models, said } = await read({ 'n.js': text, 'm.js': using(`const n = require('./n'), table = n.table;`) }, ['m.js']);
    expect(models).toEqual([]);
    expect(said[0]).toContain('The table of `Order` cannot be known from the source');
  });
});

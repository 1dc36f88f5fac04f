import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Model } from '@dynamorm-cdk/model-spec';
import { describe, expect, it } from 'vitest';
import { folderWith } from '../../../../tools/testing/folder';
import { readSourceCode } from '../../src/read-sources';
import type { SourceCodeOptions } from '../../src/source-code-options';
import { readTypeScript } from '../../src/typescript/read-typescript';
import { reading } from '../reading';

const read = (files: Record<string, string> | string, options: SourceCodeOptions = {}, only?: string[]) =>
  reading(readTypeScript, typeof files === 'string' ? { 'models.ts': files } : files, options, only);

const keys = "keys: { partition: { attribute: 'PK', type: 'S' } }";
const attributes = "attributes: [{ attribute: 'PK', type: 'S' }]";

/** The model that all the sources of the table below define. */
const order: Model = {
  name: 'Order',
  tableName: 'orders',
  partitionKey: { name: 'PK', type: 'S' } as Model['partitionKey'],
  attributes: [{ name: 'PK', type: 'S' }],
  indexes: [],
};

it('reads everything that a model can say', async () => {
  const { models, said, places } = await read(`import { defineModel } from '@theory-cloud/tabletheory-ts';

export const Order = defineModel({
  name: 'Order',
  table: { name: process.env.ORDERS_TABLE ?? 'orders' },
  naming: { convention: 'camelCase' },
  keys: {
    partition: { attribute: 'PK', type: 'S' },
    sort: { attribute: 'SK', type: 'S' },
  },
  attributes: [
    { attribute: 'PK', type: 'S', required: true, roles: ['pk'] },
    { attribute: 'SK', type: 'S', required: true, roles: ['sk'] },
    { attribute: 'email', type: 'S', optional: true, omit_empty: true },
    { attribute: 'tags', type: 'SS' },
    { attribute: 'card', type: 'S', encryption: { v: 1 } },
    { attribute: 'settings', type: 'S', json: true, converter: { toDynamoValue: (x) => x, fromDynamoValue } },
    { attribute: 'blob', type: 'B', binary: true },
    { attribute: 'expires', type: 'N', format: 'unix_seconds', roles: ['ttl'] },
  ],
  indexes: [
    { name: 'gsi-email', type: 'GSI', partition: { attribute: 'email', type: 'S' }, projection: { type: 'INCLUDE', fields: ['tags'] } },
    { name: 'lsi-email', type: 'LSI', partition: { attribute: 'PK', type: 'S' }, sort: { attribute: 'email', type: 'S' } },
  ],
});
`);
  expect(said).toEqual([]);
  expect(models).toEqual([
    {
      name: 'Order',
      tableName: 'orders',
      tableEnvironmentVariable: 'ORDERS_TABLE',
      namingConvention: 'camelCase',
      partitionKey: { name: 'PK', type: 'S' },
      sortKey: { name: 'SK', type: 'S' },
      attributes: [
        { name: 'PK', type: 'S', required: true, roles: ['pk'] },
        { name: 'SK', type: 'S', required: true, roles: ['sk'] },
        { name: 'email', type: 'S', optional: true, omitEmpty: true },
        { name: 'tags', type: 'SS' },
        { name: 'card', type: 'S', encrypted: true },
        { name: 'settings', type: 'S', json: true },
        { name: 'blob', type: 'B', binary: true },
        { name: 'expires', type: 'N', format: 'unix_seconds', roles: ['ttl'] },
      ],
      indexes: [
        { name: 'gsi-email', kind: 'GSI', partitionKey: { name: 'email', type: 'S' }, projection: 'INCLUDE', nonKeyAttributes: ['tags'] },
        {
          name: 'lsi-email',
          kind: 'LSI',
          partitionKey: { name: 'PK', type: 'S' },
          sortKey: { name: 'email', type: 'S' },
          projection: 'ALL',
        },
      ],
    },
  ]);
  expect(places).toMatchObject({
    '': 'models.ts:3:22',
    'keys.partition': 'models.ts:8:16',
    'attributes[3]': 'models.ts:15:5',
    'attributes[3].type': 'models.ts:15:32',
    'indexes[0].partition': 'models.ts:22:50',
  });
});

describe('the library is found', () => {
  const model = `({ name: 'Order', table: { name: 'orders' }, ${keys}, ${attributes} })`;

  it.each([
    ['under its name', `import { defineModel } from 'x'; defineModel${model}`],
    ['under another name', `import { defineModel as model } from 'x'; model${model}`],
    ['in its module', `import * as theory from 'x'; theory.defineModel${model}`],
    ['by require', `const { defineModel } = require('x'); defineModel${model}`],
    ['by require, under another name', `const { defineModel: model } = require('x'); model${model}`],
    ['with a type argument', `import { defineModel } from 'x'; defineModel<Order>${model}`],
    ['inside a function', `import { defineModel } from 'x'; export function make() { return [defineModel${model}]; }`],
    [
      'in a class',
      `import { defineModel } from 'x'; class Db { @logged static order = defineModel${model}; constructor(@inject() private x: X) {} }`,
    ],
  ])('%s', async (_, source) => {
    expect(await read(source)).toMatchObject({ models: [order], said: [] });
  });

  it.each([
    ['a function of that name in the file', `function defineModel(x) { return x; } defineModel${model}`],
    ['an argument of that name', `function f(defineModel) { defineModel${model} }`],
    ['another function', `import { defineModels } from 'x'; defineModels${model}`],
    ['a comment', `// defineModel${model}`],
    ['a text', `const x = "defineModel({})";`],
  ])('and not %s', async (_, source) => {
    expect(await read(source)).toMatchObject({ models: [], said: [] });
  });

  it.each(['models.ts', 'models.tsx', 'models.mts', 'models.cts', 'models.js', 'models.mjs', 'models.cjs', 'models.jsx'])(
    'in %s',
    async (name) => {
      expect(await read({ [name]: `const { defineModel } = require('x'); defineModel${model}` })).toMatchObject({
        models: [order],
        said: [],
      });
    },
  );
});

describe('what literals allow', () => {
  const define = (model: string, before = '') => `import { defineModel } from 'x';\n${before}\ndefineModel(${model});`;
  const body = `name: 'Order', table: { name: 'orders' }, ${keys}, ${attributes}`;

  it.each<[string, string]>([
    ['a constant', define('schema', `const schema: ModelSchema = { ${body} };`)],
    ['a constant that is declared below', `${define('schema')}\nconst schema = { ${body} } as const;`],
    ['as const, satisfies and assertions', define(`(({ ${body} } as const) satisfies ModelSchema)!`)],
    ['an assertion in angle brackets', define(`<ModelSchema>{ ${body} }`)],
    ['a frozen object', define(`Object.freeze({ ${body} })`)],
    [
      'constants inside',
      define(`{ name: NAME, table: TABLE, ${keys}, ${attributes} }`, `const NAME = 'Order', TABLE = { name: 'orders' };`),
    ],
    [
      'shorthand',
      define(
        `{ name, table, keys, attributes }`,
        `const name = 'Order'; const table = { name: 'orders' }; const { ${keys}, ${attributes} } = {};`,
      ).replace(
        /const \{ keys.*$/m,
        `const keys = { partition: { attribute: 'PK', type: 'S' } }; const attributes = [{ attribute: 'PK', type: 'S' }];`,
      ),
    ],
    [
      'a member of a constant',
      define(`{ ...base, name: NAMES.models[1] }`, `const NAMES = { models: ['x', 'Order'] }; const base = { ${body} };`),
    ],
    ['a member in brackets', define(`{ ...base, name: NAMES['order'] }`, `const NAMES = { order: 'Order' }; const base = { ${body} };`)],
    ['a part of a constant', define(`{ ...base, name: order }`, `const { order } = { order: 'Order' }; const base = { ${body} };`)],
    ['a part with a default', define(`{ ...base, name: order }`, `const { order = 'Order' } = {}; const base = { ${body} };`)],
    ['an enum', define(`{ ${body}, name: Names.Order }`, `enum Names { Order = 'Order' }`)],
    ['an enum in two parts', define(`{ ${body}, name: Names.Order }`, `enum Names { Order = 'Order' }\nenum Names { Item = 'Item' }`)],
    [
      'a list that a function looks at',
      define(
        `{ ${body}, attributes: list }`,
        `const list = [{ attribute: 'PK', type: 'S' }]; for (const one of list) { log(one.type); } list.map((one) => ({ ...one, type: 'N' }));`,
      ),
    ],
    ['a template without expressions', define(`{ ${body}, name: \`Order\` }`)],
    ['a template with constants', define(`{ ${body}, name: \`Or\${rest}\` }`, `const rest = 'der';`)],
    ['a sum of texts', define(`{ ${body}, name: 'Or' + 'der' }`)],
    ['a spread', define(`{ ...base, name: 'Order' }`, `const base = { ${body}, name: 'Base' };`)],
    ['a spread of nothing', define(`{ ...undefined, ${body} }`)],
    ['spread lists', define(`{ ${body}, attributes: [...common] }`, `const common = [{ attribute: 'PK', type: 'S' }];`)],
    ['computed keys', define(`{ ${body}, ['name']: 'Order' }`)],
    ['keys in quotes', define(`{ ${body}, 'name': 'Order' }`)],
    ['the last of two keys', define(`{ ${body}, name: 'Order' }`).replace("name: 'Order'", "name: 'Other'")],
    ['undefined and null', define(`{ ${body}, indexes: undefined, naming: null }`)],
    ['a choice that is known', define(`{ ${body}, name: undefined ?? 'Order' }`)],
    [
      'a constant of the function around it',
      `import { defineModel } from 'x'; const name = 'Other'; function f() { const name = 'Order'; return defineModel({ ${body.replace("name: 'Order'", 'name')} }); }`,
    ],
    [
      'a constant of the block around it',
      `import { defineModel } from 'x'; { const name = 'Order'; defineModel({ ${body.replace("name: 'Order'", 'name')} }); }`,
    ],
  ])('%s', async (_, source) => {
    expect(await read(source)).toMatchObject({ models: [order], said: [] });
  });

  it.each<[string, Record<string, string>]>([
    [
      'a constant',
      { 'names.ts': `export const NAME = 'Order';`, 'models.ts': define(`{ ${body}, name: NAME }`, `import { NAME } from './names';`) },
    ],
    [
      'under another name',
      {
        'names.ts': `const N = 'Order'; export { N as NAME };`,
        'models.ts': define(`{ ${body}, name: X }`, `import { NAME as X } from './names';`),
      },
    ],
    [
      'a default',
      { 'names.ts': `export default { name: 'Order' };`, 'models.ts': define(`{ ${body}, ...names }`, `import names from './names';`) },
    ],
    [
      'a whole module',
      { 'names.ts': `export const NAME = 'Order';`, 'models.ts': define(`{ ${body}, name: N.NAME }`, `import * as N from './names';`) },
    ],
    [
      'as it is compiled',
      { 'names.ts': `export const NAME = 'Order';`, 'models.ts': define(`{ ${body}, name: NAME }`, `import { NAME } from './names.js';`) },
    ],
    [
      'a folder',
      {
        'names/index.ts': `export const NAME = 'Order';`,
        'models.ts': define(`{ ${body}, name: NAME }`, `import { NAME } from './names';`),
      },
    ],
    [
      'of another folder',
      { 'names.ts': `export const NAME = 'Order';`, 'db/models.ts': define(`{ ${body}, name: NAME }`, `import { NAME } from '../names';`) },
    ],
    [
      'exported again',
      {
        'a.ts': `export * from './b';`,
        'b.ts': `export { NAME } from './c';`,
        'c.ts': `export const NAME = 'Order';`,
        'models.ts': define(`{ ${body}, name: NAME }`, `import { NAME } from './a';`),
      },
    ],
    [
      'an enum',
      {
        'names.ts': `export enum Names { Order = 'Order' }`,
        'models.ts': define(`{ ${body}, name: Names.Order }`, `import { Names } from './names';`),
      },
    ],
  ])('what another file exports: %s', async (_, files) => {
    const models = Object.keys(files).filter((name) => name.endsWith('models.ts'));
    expect(await read(files, {}, models)).toMatchObject({ models: [order], said: [] });
  });
});

describe('the name of a table', () => {
  const source = (name: string, before = '') =>
    `import { defineModel } from 'x';\n${before}\ndefineModel({ name: 'Order', table: { name: ${name} }, ${keys}, ${attributes} });`;

  it.each<[string, string, string, string?]>([
    ["process.env.ORDERS_TABLE ?? 'orders'", 'orders', 'ORDERS_TABLE'],
    ["process.env.ORDERS_TABLE || 'orders'", 'orders', 'ORDERS_TABLE'],
    ["process.env['ORDERS_TABLE'] ?? `orders`", 'orders', 'ORDERS_TABLE'],
    ['process.env?.ORDERS_TABLE ?? FALLBACK', 'orders', 'ORDERS_TABLE', "const FALLBACK = 'orders';"],
    ['process.env.ORDERS_TABLE!', 'ORDERS_TABLE', 'ORDERS_TABLE'],
    ['process.env.ORDERS_TABLE as string', 'ORDERS_TABLE', 'ORDERS_TABLE'],
    ["process.env.ORDERS_TABLE || ''", 'ORDERS_TABLE', 'ORDERS_TABLE'],
    ['process.env.ORDERS_TABLE_NAME ?? missing()', 'ORDERS_TABLE_NAME', 'ORDERS_TABLE_NAME'],
    ['TABLE', 'orders', 'ORDERS_TABLE', "const TABLE = process.env.ORDERS_TABLE ?? 'orders';"],
    ['ORDERS_TABLE', 'orders', 'ORDERS_TABLE', "const { ORDERS_TABLE = 'orders' } = process.env;"],
    ['table', 'ORDERS_TABLE', 'ORDERS_TABLE', 'const { ORDERS_TABLE: table } = process.env;'],
    ["env.ORDERS_TABLE ?? 'orders'", 'orders', 'ORDERS_TABLE', "import { env } from 'node:process';"],
    ["p.env.ORDERS_TABLE ?? 'orders'", 'orders', 'ORDERS_TABLE', "import p from 'process';"],
  ])('%s', async (name, tableName, tableEnvironmentVariable, before) => {
    const { models, findings } = await read(source(name, before));
    expect(models).toMatchObject([{ tableName, tableEnvironmentVariable }]);
    // Where nothing else names the table, its variable does, and that is said.
    expect(findings.map(({ code }) => code)).toEqual(tableName === tableEnvironmentVariable ? ['DYN-C250'] : []);
  });

  it.each<[string, string, string?]>([
    ['tableName', 'uses `tableName`, which this file does not declare'],
    ['requireEnv("ORDERS")', 'is what a call gives'],
    ['`${process.env.STAGE}-orders`', 'is made with the environment variable `STAGE`'],
    ["production ? 'orders' : 'orders-dev'", 'depends on a condition'],
    ["process.env[key()] ?? 'orders'", 'reads a part with a name that is not a literal'],
    ["process.env.ORDERS ?? 'orders'", 'uses `process`, which may be given another value, since it is no `const`', 'let process = {};'],
  ])('%s is asked for', async (name, why, before) => {
    const { models, findings, said } = await read(source(name, before));
    expect(models).toEqual([]);
    expect(said[0]).toContain(`The table of \`Order\` cannot be known from the source: it ${why}.`);
    expect(findings).toMatchObject([{ code: 'DYN-C262', line: 3, column: 45, hint: expect.stringContaining('--table Order=<name>') }]);
    // Its twin: the same source, with the answer.
    const answered = await read(source(name, before), { table: { Order: 'orders' } });
    expect(answered).toMatchObject({ models: [order], said: [] });
  });

  it('is asked for where the name of the model is not known either', async () => {
    const { said, findings } = await read(
      `import { defineModel } from 'x'; defineModel({ name: a(), table: { name: b() }, ${keys}, ${attributes} });`,
    );
    expect(said[1]).toContain('The table of a model cannot be known from the source: it is what a call gives.');
    expect(findings[1].hint).toMatch(/`--table \S+\/\.\.\.=<name>:<VARIABLE>`\.$/);
  });

  it('is asked for where the whole table is not known', async () => {
    const { said } = await read(
      `import { defineModel } from 'x'; defineModel({ name: 'Order', table: tableOf('x'), ${keys}, ${attributes} });`,
    );
    expect(said).toEqual(['DYN-C262 models.ts:1:70 The table of `Order` cannot be known from the source: it is what a call gives.']);
  });
});

describe('what cannot be known', () => {
  const body = `name: 'Order', table: { name: 'orders' }, ${keys}, ${attributes}`;

  it.each<[string, string, string, string, string?]>([
    ['no argument', 'defineModel()', 'defineModel()', 'The model cannot be known from the source: it is missing.'],
    [
      'what a call gives',
      `defineModel(getDmsModel(doc, 'Order'))`,
      'getDmsModel',
      'The model cannot be known from the source: it is what a call gives.',
    ],
    [
      'a spread of it',
      `defineModel({ ...schema, name: 'Order' })`,
      '...schema',
      'The model cannot be known from the source: it takes over something that uses `schema`, which this file does not declare.',
    ],
    [
      'a name',
      `defineModel({ ${body}, name: nameOf('Order') })`,
      'nameOf',
      '`name` cannot be known from the source: it is what a call gives.',
    ],
    [
      'an attribute',
      `defineModel({ ${body}, attributes: [pk(), { attribute: 'PK', type: 'S' }] })`,
      'pk()',
      '`attributes[0]` of the model `Order` cannot be known from the source: it is what a call gives.',
    ],
    [
      'a list that is made',
      `defineModel({ ${body}, attributes: ['PK'].map((attribute) => ({ attribute, type: 'S' })) })`,
      "['PK'].map",
      '`attributes` of the model `Order` cannot be known from the source: it is what a call gives.',
    ],
    [
      'a variable',
      `let type = 'S'; defineModel({ ${body}, attributes: [{ attribute: 'PK', type }] })`,
      'type }]',
      '`attributes[0].type` of the model `Order` cannot be known from the source: it uses `type`, which may be given another value, since it is no `const`.',
    ],
    [
      'a list that grows',
      `const list = [{ attribute: 'PK', type: 'S' }]; list.push(x); defineModel({ ${body}, attributes: list })`,
      'list })',
      '`attributes` of the model `Order` cannot be known from the source: it uses `list`, which is changed after it is made.',
    ],
    [
      'an object that changes',
      `const pk = { attribute: 'PK', type: 'S' }; pk.type = 'N'; defineModel({ ${body}, attributes: [pk] })`,
      'pk] })',
      '`attributes[0]` of the model `Order` cannot be known from the source: it uses `pk`, which is changed after it is made.',
    ],
    [
      'a list whose items a loop changes',
      `const list = [{ attribute: 'PK', type: 'S' }]; for (const one of list) one.type = 'N'; defineModel({ ${body}, attributes: list })`,
      'list })',
      '`attributes` of the model `Order` cannot be known from the source: it uses `list`, which is changed after it is made.',
    ],
    [
      'a list whose items a loop over its entries changes',
      `const list = [{ attribute: 'PK', type: 'S' }]; for (const [, one] of Object.entries(list)) { one.type = 'N'; } defineModel({ ${body}, attributes: list })`,
      'list })',
      '`attributes` of the model `Order` cannot be known from the source: it uses `list`, which is changed after it is made.',
    ],
    [
      'a list whose items a function changes',
      `const list = [{ attribute: 'PK', type: 'S' }]; list.forEach((one) => { one.type = 'N'; }); defineModel({ ${body}, attributes: list })`,
      'list })',
      '`attributes` of the model `Order` cannot be known from the source: it uses `list`, which is changed after it is made.',
    ],
    [
      'a static field that a method sets',
      `class Names { static order = 'Other'; static set() { this.order = 'Order'; } } defineModel({ ${body}, name: Names.order })`,
      'Names.order',
      '`name` cannot be known from the source: it takes `order`, which a method or a condition sets.',
    ],
    [
      'a static field of another class',
      `class Names { static order = 'Order'; } class More extends Names {} defineModel({ ${body}, name: More.order })`,
      'More.order',
      '`name` cannot be known from the source: it takes `order` of a class that extends another one.',
    ],
    [
      'a package',
      `defineModel({ ${body}, attributes: common })`,
      'common })',
      '`attributes` of the model `Order` cannot be known from the source: it uses `common`, which comes from `@acme/common`, which is not looked into.',
      `import { common } from '@acme/common';`,
    ],
    [
      'a missing file',
      `defineModel({ ${body}, attributes: common })`,
      'common })',
      '`attributes` of the model `Order` cannot be known from the source: it uses `common`, which comes from `./common`, and there is no such file.',
      `import { common } from './common';`,
    ],
    [
      'itself',
      `const a = { ...a }; defineModel(a)`,
      '...a',
      'The model cannot be known from the source: it takes over something that refers to itself.',
    ],
    [
      'an environment variable',
      `defineModel({ ${body}, attributes: [{ attribute: process.env.KEY, type: 'S' }] })`,
      'process.env.KEY',
      '`attributes[0].attribute` of the model `Order` cannot be known from the source: it is what the environment variable `KEY` holds.',
    ],
    [
      'an enum without texts',
      `enum E { A } defineModel({ ${body}, name: E.A })`,
      'E.A',
      '`name` cannot be known from the source: it is of an enum that gives it no text.',
    ],
    [
      'the prototype',
      `defineModel({ __proto__: { name: 'Order' }, ${body} })`,
      '__proto__',
      'The model cannot be known from the source: it has a key that is no literal.',
    ],
  ])('%s', async (_, source, at, expected, more = '') => {
    const { models, said, findings } = await read(`import { defineModel } from 'x'; ${more}\n${source}`);
    expect(models).toEqual([]);
    expect(said).toEqual([`DYN-C261 models.ts:2:${source.lastIndexOf(at) + 1} ${expected}`]);
    expect(findings[0].hint).toBe('Write it as a literal, or as a constant that is made of literals.');
  });

  it('is all said at once, and keeps no other model from being read', async () => {
    const { models, said } = await read(
      `import { defineModel } from 'x';\ndefineModel({ ${body}, attributes: [a(), b()], name: 'Two' });\ndefineModel({ ${body} });`,
    );
    expect(models).toEqual([order]);
    expect(said.map((one) => one.slice(0, 60))).toEqual([
      expect.stringMatching(/^DYN-C261 models.ts:2:\d+ `attributes\[0\]`/),
      expect.stringMatching(/^DYN-C261 models.ts:2:\d+ `attributes\[1\]`/),
    ]);
  });
});

describe('what defineModel refuses', () => {
  const source = (body: string) => `import { defineModel } from 'x';\n\ndefineModel({\n${body}\n});`;
  const sound = `  name: 'Order',
  table: { name: 'orders' },
  keys: { partition: { attribute: 'PK', type: 'S' } },
  attributes: [
    { attribute: 'PK', type: 'S' },
    { attribute: 'mail', type: 'S', omit_empty: true },
  ],
  indexes: [{ name: 'gsi-mail', type: 'GSI', partition: { attribute: 'mail', type: 'S' } }],`;

  it.each<[string, string | RegExp, string, string[]]>([
    ['no name', "  name: 'Order',\n", '', ['DYN-M011 models.ts:3:1']],
    ['no table', "  table: { name: 'orders' },\n", '', ['DYN-M013 models.ts:3:1']],
    ['no key', /keys: .*/, 'keys: {},', ['DYN-M020 models.ts:6:9']],
    ['another type of key', "'PK', type: 'S' } }", "'PK', type: 'N' } }", ['DYN-M025 models.ts:6:47']],
    ['no attributes', /attributes: \[[^\]]*\]/, 'attributes: []', ['DYN-M030 models.ts:7:15']],
    ['an attribute twice', "'mail', type: 'S', omit", "'PK', type: 'S', omit", ['DYN-M032 models.ts:9:18', 'DYN-M024 models.ts:11:70']],
    ['an encrypted key', "{ attribute: 'PK', type: 'S' },", "{ attribute: 'PK', type: 'S', encryption: {} },", ['DYN-M027 models.ts:6:35']],
    [
      'an index twice',
      'indexes: [',
      "indexes: [{ name: 'gsi-mail', type: 'GSI', partition: { attribute: 'mail', type: 'S' } }, ",
      ['DYN-M051 models.ts:11:101'],
    ],
    ['an index key that is no attribute', "partition: { attribute: 'mail'", "partition: { attribute: 'male'", ['DYN-M024 models.ts:11:70']],
    ['binary text', 'omit_empty: true }', 'omit_empty: true, binary: true }', ['DYN-M037 models.ts:9:32']],
    ['an unknown type', "'mail', type: 'S', omit", "'mail', type: 'string', omit", ['DYN-M033 models.ts:9:32', 'DYN-M025 models.ts:11:84']],
    ['a number for a name', "name: 'Order'", 'name: 7', ['DYN-M007 models.ts:4:9']],
  ])('%s', async (_, from, to, expected) => {
    const broken = sound.replace(from, to);
    expect(broken).not.toBe(sound);
    const { models, said } = await read(source(broken));
    expect(models).toEqual([]);
    expect(said.map((one) => one.split(' ').slice(0, 2).join(' '))).toEqual(expected);
    expect(await read(source(sound))).toMatchObject({ models: [{ name: 'Order' }], said: [] });
  });

  it('names other parts of the model by their lines', async () => {
    const broken = sound.replace("'PK', type: 'S' },\n", "'PK', type: 'N' },\n");
    const { findings } = await read(source(broken));
    expect(findings[0].code).toBe('DYN-M025');
    expect(findings[0].hint).toMatch(/the attribute is at \S*models\.ts:8\./);
  });

  it('says a key that DMS does not know, and reads the model', async () => {
    const { models, said } = await read(source(sound.replace('omit_empty: true', 'omitEmpty: true')));
    expect(models).toHaveLength(1);
    expect(said).toEqual(['DYN-M008 models.ts:9:48 The key `omitEmpty` is unknown here.']);
  });
});

describe('hostile files', () => {
  it.each<[string, string]>([
    ['an open brace', 'defineModel({'],
    ['another language', 'package main\n\nfunc main() { defineModel() }'],
    ['nothing but noise', 'defineModel \u0000\u0001 %%%'],
  ])('%s does not parse', async (_, source) => {
    const { models, said } = await read(source);
    expect(models).toEqual([]);
    expect(said).toEqual([expect.stringMatching(/^DYN-C260 models\.ts:\d+:\d+ `models\.ts` does not parse: \S.*\.$/)]);
  });

  it('a broken file keeps no other one from being read', async () => {
    const { models, said } = await read({
      'broken.ts': 'defineModel(',
      'models.ts': `import { defineModel } from 'x'; defineModel({ name: 'Order', table: { name: 'orders' }, ${keys}, ${attributes} })`,
    });
    expect(models).toEqual([order]);
    expect(said).toHaveLength(1);
  });

  it.each([
    ['brackets', `defineModel(${'['.repeat(50_000)}${']'.repeat(50_000)})`],
    ['sums', `defineModel({ name: ${"'a' + ".repeat(50_000)}'b' })`],
    ['members', `defineModel(a${'.b'.repeat(50_000)})`],
    ['members that are set', `const a = []; a${'.b'.repeat(50_000)} = 1; defineModel({ attributes: a })`],
    ['choices', `defineModel({ name: ${'a ?? '.repeat(50_000)}'b' })`],
  ])('50,000 %s inside each other end in a finding', async (_, source) => {
    const { models, findings } = await read(source);
    expect(models).toEqual([]);
    expect(findings.map(({ code }) => code)).toEqual([expect.stringMatching(/^DYN-C26[01]$/)]);
  });

  it('spreads of spreads end', async () => {
    const bomb = Array.from({ length: 40 }, (_, at) => `const a${at + 1} = [...a${at}, ...a${at}];`).join('\n');
    const { findings } = await read(`import { defineModel } from 'x'; const a0 = [1, 2];\n${bomb}\ndefineModel({ attributes: a40 })`);
    expect(findings).toMatchObject([{ code: 'DYN-C261', message: expect.stringContaining('has too many parts') }]);
  });

  it('imports in a circle end', async () => {
    const { said } = await read({
      'a.ts': `export * from './b';`,
      'b.ts': `export * from './a';`,
      'models.ts': `import { defineModel } from 'x'; import { X } from './a';\ndefineModel(X)`,
    });
    expect(said).toEqual([expect.stringContaining('which exports no such name')]);
  });

  it('keys like those of every object are keys', async () => {
    const { said } = await read(
      `import { defineModel } from 'x'; defineModel({ name: 'Order', constructor: 1, table: { name: 'orders', toString: 'x' }, ${keys}, ${attributes} })`,
    );
    expect(said.map((one) => one.slice(0, 8))).toEqual(['DYN-M008', 'DYN-M008']);
  });

  it('reads this test without a model of its own in it', async () => {
    const { findings } = await read({ 'models.ts': readFileSync(__filename, 'utf8') });
    expect(findings).toEqual([]);
  });
});

it('leaves tests and declarations out, and reads what only looks like one', async () => {
  const names = ['a.test.ts', 'a.spec.tsx', 'a.test.mjs', 'a.d.ts', 'a.d.mts', 'test.ts', 'spec.ts', 'a.tests.ts'];
  const source = (name: string) =>
    `import { defineModel } from 'x'; defineModel({ name: '${name}', table: { name: 'orders' }, ${keys}, ${attributes} })`;
  const { models } = await read(Object.fromEntries(names.map((name) => [name, source(name)])));
  expect(models.map(({ name }) => name)).toEqual(['test.ts', 'spec.ts', 'a.tests.ts']);
});

it('leaves out what is said to be no model, whatever is wrong in it', async () => {
  const source = `import { defineModel } from 'x'; defineModel({ name: 'Order', table: { name: 'orders' }, ${keys}, ${attributes} }); defineModel({ name: 'Strange', table: make() });`;
  expect(await read(source, { exclude: ['Strange'] })).toMatchObject({ models: [order], said: [] });
  expect((await read(source)).said).toHaveLength(1);
});

it.each([
  ['1.5.3', ['DYN-C263']],
  ['1.5.4', []],
])('json on a map with TableTheory %s', async (libraryVersion, expected) => {
  const source = `import { defineModel } from 'x'; defineModel({ name: 'Order', table: { name: 'orders' }, ${keys},
    attributes: [{ attribute: 'PK', type: 'S' }, { attribute: 'x', type: 'M', json: true }] });`;

  const { findings } = await read(source, { libraryVersion });

  expect(findings.map(({ code }) => code)).toEqual(expected);
});

describe('one schema', () => {
  const schema = `export const user = { name: 'User', table: { name: 'users' }, ${keys}, ${attributes} } as const;`;
  const use = (name: string, from: string) =>
    `import { defineModel } from 'x'; import { user } from '${from}'; export const ${name} = defineModel(user);`;

  it('that several files make a model of is one model', async () => {
    const folder = folderWith({ 'schema.ts': schema, 'a.ts': use('A', './schema'), 'b.ts': use('B', './schema') });
    const { models, findings } = await readSourceCode(
      ['a.ts', 'b.ts', 'schema.ts'].map((name) => join(folder, name)),
      {},
    );

    expect([models.map(({ model }) => model.name), findings]).toEqual([['User'], []]);
  });

  it.each([
    ['dist/user.js', 'src/user.ts'],
    ['dist/models/user.js', 'src/models/user.ts'],
    ['user.js', 'user.ts'],
    ['packages/shop/lib/user.cjs', 'packages/shop/src/user.ts'],
  ])('that was compiled to %s is read from %s alone', async (compiled, source) => {
    const text = `import { defineModel } from 'x'; defineModel({ name: 'User', table: { name: 'users' }, ${keys}, ${attributes} });`;
    const { models, said } = await read({ [source]: text, [compiled]: text.replace('users', 'old') });

    expect(models.map(({ tableName }) => tableName)).toEqual(['users']);
    expect(said.map((one) => one.slice(0, 8))).toEqual(['DYN-C265']);
  });

  it('is no other that has its name elsewhere', async () => {
    const text = (name: string) =>
      `import { defineModel } from 'x'; defineModel({ name: '${name}', table: { name: 'users' }, ${keys}, ${attributes} });`;
    const { models } = await read({ 'a/models.ts': text('User'), 'b/models.js': text('Order') });

    expect(models.map(({ name }) => name)).toEqual(['User', 'Order']);
  });
});

it('leaves out what a function of the library defines', async () => {
  const { models, said } = await read(
    `import { defineFaceTheoryCacheMetadataModel } from '@theory-cloud/tabletheory-ts';\nexport const cache = defineFaceTheoryCacheMetadataModel({ tableName: 'cache' });`,
  );

  expect([models, said]).toEqual([
    [],
    [
      'DYN-C264 models.ts:1:10 `defineFaceTheoryCacheMetadataModel` of `@theory-cloud/tabletheory-ts` defines a model of the library itself: it is not read.',
    ],
  ]);
});

it.each<[string, string, string]>([
  ['fields of decorators', 'models.ts', 'class A {\n  @field accessor x = 1;\n}'],
  ['decorators after export', 'models.ts', 'export @entity class A {}'],
  ['decorators of parameters', 'models.ts', 'class A {\n  constructor(@inject() x: string) {}\n}'],
  ['import defer', 'models.ts', "import defer * as later from './later';"],
  ['import assertions', 'models.ts', "import data from './data.json' assert { type: 'json' };"],
  ['Flow', 'models.js', '// @flow\ntype A = {| a: number |};'],
])('reads a file with %s', async (_, file, more) => {
  const model = `defineModel({ name: 'Order', table: { name: 'orders' }, keys: { partition: { attribute: 'PK', type: 'S' } }, attributes: [{ attribute: 'PK', type: 'S' }] });`;
  const { models, said } = await reading(readTypeScript, { [file]: `${more}\nimport { defineModel } from 'theorydb';\n${model}\n` }, {});
  expect(said).toEqual([]);
  expect(models).toMatchObject([{ name: 'Order' }]);
});

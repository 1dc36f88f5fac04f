import { describe, expect, it } from 'vitest';
import { readTypeScript } from '../../src/typescript/read-typescript';
import { reading } from '../reading';

const read = (files: Record<string, string>, only?: string[]) => reading(readTypeScript, files, {}, only);

const model = (table: string, name = "'Order'") =>
  `defineModel({ name: ${name}, table: { name: ${table} }, keys: { partition: { attribute: 'PK', type: 'S' } }, attributes: [{ attribute: 'PK', type: 'S', required: true, roles: ['pk'] }] })`;
const source = (table: string, before = '') =>
  `import { defineModel } from '@theory-cloud/tabletheory-ts';\n${before}\nexport const Order = ${model(table)};\n`;
/** Each model once, as the reader of all languages gives them. */
const tables = ({ models }: Awaited<ReturnType<typeof read>>) =>
  [...new Map(models.map((one) => [JSON.stringify(one), one])).values()].map(({ name, tableName, tableEnvironmentVariable }) => [
    name,
    tableName,
    tableEnvironmentVariable,
  ]);

/** Every form names `orders`, where `ORDERS_TABLE` is not set. */
const forms: [string, string, string][] = [
  [
    'a function',
    't()',
    "function t(): string {\n  const n = process.env.ORDERS_TABLE;\n  if (!n) {\n    return 'orders';\n  }\n  return n;\n}",
  ],
  ['an arrow function', "t('ORDERS_TABLE', 'orders')", 'const t = (k: string, d: string) => process.env[k] || d;'],
  ['a default of a parameter', "t('ORDERS_TABLE')", "function t(k: string, d = 'orders') { return process.env[k]?.trim() || d; }"],
  [
    'an object of arguments',
    "t({ key: 'ORDERS_TABLE', fallback: 'orders' })",
    'function t({ key, fallback }: Named) { return process.env[key] ?? fallback; }',
  ],
  [
    'functions within functions',
    "t('ORDERS_TABLE', 'orders')",
    'const or = (v: string | undefined, d: string) => v ?? d;\nconst t = (k: string, d: string) => or(process.env[k], d);',
  ],
  ['a condition', "process.env.ORDERS_TABLE ? process.env.ORDERS_TABLE : 'orders'", ''],
  ['a comparison', "process.env.ORDERS_TABLE === undefined ? 'orders' : process.env.ORDERS_TABLE", ''],
  [
    'typeof',
    't()',
    "function t() {\n  const v = process.env['ORDERS_TABLE'];\n  return typeof v === 'string' && v !== '' ? v : 'orders';\n}",
  ],
  [
    'a variable that is given another value',
    't()',
    "function t() {\n  let n = process.env.ORDERS_TABLE ?? '';\n  n = n.trim();\n  if (n.length === 0) n = 'orders';\n  return n;\n}",
  ],
  ['??= of a variable', 't()', "function t() {\n  let n = process.env.ORDERS_TABLE;\n  n ??= 'orders';\n  return n;\n}"],
  ['String()', "String(process.env.ORDERS_TABLE ?? 'orders')", ''],
  ['&&', "(process.env.ORDERS_TABLE && process.env.ORDERS_TABLE.trim()) || 'orders'", ''],
  [
    'a switch',
    "t('orders')",
    "function t(k: string) {\n  switch (k) {\n    case 'orders':\n      return process.env.ORDERS_TABLE ?? 'orders';\n    default:\n      throw new Error(k);\n  }\n}",
  ],
  ['a try', 't()', "function t() {\n  try {\n    return process.env.ORDERS_TABLE ?? 'orders';\n  } catch {\n    return 'none';\n  }\n}"],
  ['a configuration', 'config.tables.orders', "const config = { tables: { orders: process.env.ORDERS_TABLE ?? 'orders' } } as const;"],
  [
    'a configuration that a function makes',
    'config.orders',
    "function load() { return { orders: process.env.ORDERS_TABLE ?? 'orders' }; }\nconst config = load();",
  ],
  [
    'an entry of a map',
    "t('orders')",
    "const tables: Record<string, string> = { orders: process.env.ORDERS_TABLE ?? 'orders' };\nconst t = (k: string) => tables[k];",
  ],
  [
    'a field of an instance',
    'config.orders',
    "class Config { readonly orders = process.env.ORDERS_TABLE ?? 'orders'; }\nconst config = new Config();",
  ],
  [
    'a parameter of a constructor',
    'config.orders',
    "class Config { constructor(readonly orders: string) {} }\nconst config = new Config(process.env.ORDERS_TABLE ?? 'orders');",
  ],
  [
    'an assignment in a constructor',
    'config.orders',
    "class Config {\n  orders: string;\n  constructor(key: string) { this.orders = process.env[key] ?? 'orders'; }\n}\nconst config = new Config('ORDERS_TABLE');",
  ],
  ['a static field', 'Config.orders', "class Config { static orders = process.env.ORDERS_TABLE ?? 'orders'; }"],
  ['a getter', 'Config.orders', "class Config { static get orders() { return process.env.ORDERS_TABLE ?? 'orders'; } }"],
  [
    'a static method',
    "Config.table('ORDERS_TABLE')",
    "class Config { static table(key: string) { return process.env[key] ?? 'orders'; } }",
  ],
  [
    'a method of an instance',
    'config.orders()',
    "class Config { orders() { return process.env.ORDERS_TABLE ?? 'orders'; } }\nconst config = new Config();",
  ],
  ['another name of the environment', "env.ORDERS_TABLE ?? 'orders'", 'const env = process.env;'],
  ['a part of process', "env.ORDERS_TABLE ?? 'orders'", 'const { env } = process;'],
  ['globalThis', "globalThis.process.env.ORDERS_TABLE ?? 'orders'", ''],
  ['the environment as an argument', 't(process.env)', "function t(env: Env) { return env['ORDERS_TABLE'] ?? 'orders'; }"],
  ['the environment as a default', 't()', "function t(env = process.env) { return env.ORDERS_TABLE ?? 'orders'; }"],
  ['in', "'ORDERS_TABLE' in process.env ? process.env.ORDERS_TABLE! : 'orders'", ''],
  ['the length of what may be missing', "process.env.ORDERS_TABLE?.length ? process.env.ORDERS_TABLE : 'orders'", ''],
  ['a function of an object', 'config.orders()', "const config = { orders: () => process.env.ORDERS_TABLE ?? 'orders' };"],
];

describe('the name of a table', () => {
  it('is read of an object that another function than the one of its name changes', async () => {
    const before =
      "const config = { table: 'orders' };\nfunction look(one: { table: string }) {\n  return one.table;\n}\nfunction fill(other: { table: string }) {\n  other.table = 'x';\n}\nlook(config);\nfill({ table: '' });";
    expect(tables(await read({ 'models.ts': source('look(config)', before) }))).toEqual([['Order', 'orders', undefined]]);
  });

  it.each(forms)('is read of %s', async (_, table, before) => {
    const found = await read({ 'models.ts': source(table, before) });

    expect(found.said).toEqual([]);
    expect(tables(found)).toEqual([['Order', 'orders', 'ORDERS_TABLE']]);
  });

  it('is read of functions of other files', async () => {
    const found = await read(
      {
        'models.ts': `import { tableOf } from './tables';\nimport * as names from './tables';\nimport { defineModel } from 'x';\nexport const Order = ${model("tableOf('ORDERS_TABLE', 'orders')")};\nexport const User = ${model("names.tableOf('USERS_TABLE', 'users')", "'User'")};`,
        'tables.ts': 'export const tableOf = (key: string, fallback: string) => process.env[key] ?? fallback;',
      },
      ['models.ts'],
    );

    expect(tables(found)).toEqual([
      ['Order', 'orders', 'ORDERS_TABLE'],
      ['User', 'users', 'USERS_TABLE'],
    ]);
  });

  it('that only a variable holds is named by it', async () => {
    const found = await read({
      'models.ts': source(
        "need('ORDERS_TABLE')",
        "function need(k: string) {\n  const v = process.env[k];\n  if (v === undefined || v === '') throw new Error(k);\n  return v;\n}",
      ),
    });

    expect(tables(found)).toEqual([['Order', 'ORDERS_TABLE', 'ORDERS_TABLE']]);
    expect(found.findings.map(({ code }) => code)).toEqual(['DYN-C250']);
  });

  it('that two variables hold is named by the first, and the other is told', async () => {
    const found = await read({ 'models.ts': source("process.env.A_TABLE ?? process.env.B_TABLE ?? 'orders'") });

    expect(tables(found)).toEqual([['Order', 'orders', 'A_TABLE']]);
    expect(found.said).toEqual([expect.stringContaining('where that is not set by `B_TABLE`: the document names the first one')]);
    expect(found.findings[0].code).toBe('DYN-C253');
  });

  it.each<[string, string, string, string]>([
    [
      'a stage in a function',
      "t('orders')",
      'const t = (n: string) => `${process.env.STAGE}-${n}`;',
      'is made with the environment variable `STAGE`',
    ],
    [
      'whether a variable is set',
      't()',
      "const t = () => (process.env.STAGE ? 'orders-dev' : 'orders');",
      'depends on whether the environment variable `STAGE` is set',
    ],
    ['a loop', 't()', 'function t() {\n  for (const k of keys) {\n    return k;\n  }\n}', 'is made by statements that are not followed'],
    ['a function that waits', 't()', "async function t() { return 'orders'; }", 'is what a call gives'],
    ['a function that calls itself', 't()', 'function t(): string { return t(); }', 'is nested too deeply'],
    [
      'a variable of the file',
      't()',
      "let table = 'orders';\nconst t = () => table;",
      'uses `table`, which may be given another value, since it is no `const`',
    ],
    [
      'an object that a function changes',
      't()',
      "function t() {\n  const config = { table: 'default' };\n  config.table = 'orders';\n  return config.table;\n}",
      'uses `config`, which is changed after it is made',
    ],
    [
      'a list that a function fills',
      't()',
      "function t() {\n  const names: string[] = [];\n  names.push('orders');\n  return names[0] ?? 'default';\n}",
      'uses `names`, which is changed after it is made',
    ],
    [
      'a function that is handed an object',
      'config.table',
      "const config = { table: 'default' };\nfunction fill(one: { table: string }) {\n  one.table = 'orders';\n}\nfill(config);",
      'uses `config`, which is changed after it is made',
    ],
    [
      'another name of an object',
      'config.table',
      "const config = { table: 'default' };\nconst same = config;\nsame.table = 'orders';",
      'uses `config`, which is changed after it is made',
    ],
    [
      'a function inside of another',
      't()',
      "function t() {\n  let name = 'default';\n  const set = () => {\n    name = 'orders';\n  };\n  set();\n  return name;\n}",
      'uses `name`, which a function gives another value',
    ],
    [
      'a static field that is set later',
      'Config.table',
      "class Config {\n  static table = 'default';\n}\nConfig.table = 'orders';",
      'uses `Config`, which is changed after it is made',
    ],
    [
      'a field that a method sets',
      'new Config().table',
      "class Config {\n  table = 'default';\n  constructor() {\n    this.load();\n  }\n  load() {\n    this.table = 'orders';\n  }\n}",
      'takes `table`, which a method or a condition sets',
    ],
  ])('that %s decides is refused', async (_, table, before, why) => {
    const found = await read({ 'models.ts': source(table, before) });

    expect(found.models).toEqual([]);
    expect(found.said).toEqual([expect.stringContaining(`The table of \`Order\` cannot be known from the source: it ${why}.`)]);
  });

  it('is refused once for each cause, with all models that it stops and both cures', async () => {
    const all = ['A', 'B', 'C']
      .map((name) => `export const ${name} = ${model(`tableOf('${name.toLowerCase()}')`, `'${name}'`)};`)
      .join('\n');
    const { findings } = await read({
      'src/models.ts': `import { defineModel } from 'x';\nconst tableOf = (n: string) => n + process.env.STAGE;\n${all}`,
    });

    expect(findings).toMatchObject([{ code: 'DYN-C262', line: 2, found: 'A, B, C' }]);
    expect(findings[0].message).toContain('The table of `A`, `B`, `C` cannot be known');
    expect(findings[0].hint).toMatch(
      /Let one environment variable hold the whole name, or name the table with `--table .*\/src\/\.\.\.=<name>:<VARIABLE>`/,
    );
  });
});

describe('a table that is an argument', () => {
  const factory = `import { defineModel } from 'x';\nexport function orderModel(table: string) {\n  return ${model('table')};\n}\n`;

  it('is that of all callers', async () => {
    const found = await read({
      'model.ts': factory,
      'a.ts': "import { orderModel } from './model';\nexport const a = orderModel(process.env.ORDERS_TABLE ?? 'orders');",
      'b.ts': "import * as models from './model.js';\nexport const b = models.orderModel(process.env['ORDERS_TABLE'] || 'orders');",
      'b.test.ts': "import { orderModel } from './model';\norderModel('test-orders');",
    });

    expect(found.said).toEqual([]);
    expect(tables(found)).toEqual([['Order', 'orders', 'ORDERS_TABLE']]);
  });

  it('is refused where callers disagree, and where one is not known', async () => {
    const caller = (table: string) => `import { orderModel } from './model';\nexport const a = orderModel(${table});`;
    const apart = await read({ 'model.ts': factory, 'a.ts': caller("'orders'"), 'b.ts': caller("'other'") });
    const open = await read({ 'model.ts': factory, 'a.ts': caller("'orders'"), 'b.ts': caller('options.table') });

    expect(apart.said).toEqual([expect.stringContaining('is handed over by its callers, and they disagree: `orders`, `other`')]);
    expect(open.said).toEqual([expect.stringContaining('DYN-C262 b.ts:2:29 The table of `Order` cannot be known')]);
    expect([apart.models, open.models]).toEqual([[], []]);
  });

  it('is handed on from function to function, and each name is a model of its own', async () => {
    const found = await read({
      'model.ts': `import { defineModel } from 'x';\nexport const make = (name: string, table: string) => ${model('table', 'name')};\nexport const named = (name: string) => make(name, 'shop');`,
      'all.ts': "import { named } from './model';\nnamed('Order');\nnamed('User');",
    });

    expect(found.said).toEqual([]);
    expect(tables(found)).toEqual([
      ['Order', 'shop', undefined],
      ['User', 'shop', undefined],
    ]);
  });

  it('has its default where nobody calls the function, and is asked for where it has none', async () => {
    const optional = await read({ 'model.ts': factory.replace('table: string', "table = 'orders'") });
    const asked = await read({ 'model.ts': factory });

    expect(tables(optional)).toEqual([['Order', 'orders', undefined]]);
    expect(asked.said).toEqual([expect.stringContaining('it uses `table`, which is an argument of a function')]);
  });
});

import { expect, test } from 'vitest';
import { goModels } from './go-models';

const model = 'type Order struct {\n  ID string `dynamorm:"pk"`\n}\n';
const method = (body: string): string => `func (Order) TableName() string {\n  ${body}\n}\n`;

test.each([
  ['Order', 'Orders'],
  ['Address', 'Addresses'],
  ['BinaryEntry', 'BinaryEntries'],
  ['Day', 'Daies'],
])('without a method, the table of %s is %s', async (name, table) => {
  const { dms } = await goModels(`type ${name} struct {\n  ID string \`dynamorm:"pk"\`\n}`);

  expect(dms().models[0].table).toEqual({ name: table });
});

test.each<[string, string, { name: string; environment_variable?: string }]>([
  ['a literal', method('return "orders"'), { name: 'orders' }],
  ['a literal in backquotes', method('return `orders`'), { name: 'orders' }],
  ['a literal with escapes', method('return "orders\\x2dv\\u0032"'), { name: 'orders-v2' }],
  ['a pointer receiver', 'func (o *Order) TableName() string { return "orders" }', { name: 'orders' }],
  ['a named result', 'func (o Order) TableName() (name string) { return "orders" }', { name: 'orders' }],
  ['a comment in it', method('// the table\n  return "orders" // it'), { name: 'orders' }],
  ['a constant', `${method('return tableName')}const tableName = "orders"`, { name: 'orders' }],
  [
    'constants that are made of others',
    `${method('return prefix + "orders" + suffix')}const (\n  prefix = "my-"\n  suffix = "-" + version\n  version = "v1"\n)`,
    { name: 'my-orders-v1' },
  ],
  [
    'a typed constant and a conversion',
    `${method('return string(orders)')}type Table string\nconst orders Table = Table("orders")`,
    { name: 'orders' },
  ],
  ['a variable of the package', `${method('return name')}var name = "orders"`, { name: 'orders' }],
  ['an empty name, for which DynamORM takes its own', method('return ""'), { name: 'Orders' }],
  [
    'an environment variable alone',
    method('return os.Getenv("ORDERS_TABLE")'),
    { name: 'ORDERS_TABLE', environment_variable: 'ORDERS_TABLE' },
  ],
  [
    'one that a constant names',
    `${method('return os.Getenv(variable)')}const variable = "ORDERS_TABLE"`,
    { name: 'ORDERS_TABLE', environment_variable: 'ORDERS_TABLE' },
  ],
  [
    'a variable of the package that holds one',
    `${method('return name')}var name = os.Getenv("ORDERS_TABLE")`,
    { name: 'ORDERS_TABLE', environment_variable: 'ORDERS_TABLE' },
  ],
  [
    'one with a name where it is not set',
    method('if n := os.Getenv("ORDERS_TABLE"); n != "" {\n    return n\n  }\n  return "orders"'),
    { name: 'orders', environment_variable: 'ORDERS_TABLE' },
  ],
  [
    'the same, the other way round',
    method('n := os.Getenv("ORDERS_TABLE")\n  if n == "" {\n    return "orders"\n  }\n  return n'),
    { name: 'orders', environment_variable: 'ORDERS_TABLE' },
  ],
  [
    'the same with else',
    method('if n := os.Getenv("ORDERS_TABLE"); "" == n {\n    return "orders"\n  } else {\n    return n\n  }'),
    { name: 'orders', environment_variable: 'ORDERS_TABLE' },
  ],
  [
    'the same, asked twice',
    method('if os.Getenv("ORDERS_TABLE") != "" {\n    return os.Getenv("ORDERS_TABLE")\n  }\n  return "orders"'),
    { name: 'orders', environment_variable: 'ORDERS_TABLE' },
  ],
  [
    'LookupEnv',
    method('if n, ok := os.LookupEnv("ORDERS_TABLE"); ok {\n    return n\n  }\n  return "orders"'),
    { name: 'orders', environment_variable: 'ORDERS_TABLE' },
  ],
  [
    'var in place of :=',
    method('var n = os.Getenv("ORDERS_TABLE")\n  if n != "" {\n    return n\n  }\n  return "orders"'),
    { name: 'orders', environment_variable: 'ORDERS_TABLE' },
  ],
  ['cmp.Or', method('return cmp.Or(os.Getenv("ORDERS_TABLE"), "orders")'), { name: 'orders', environment_variable: 'ORDERS_TABLE' }],
  [
    'one with the plural where it is not set',
    method('if n := os.Getenv("ORDERS_TABLE"); n != "" {\n    return n\n  }\n  return ""'),
    { name: 'ORDERS_TABLE', environment_variable: 'ORDERS_TABLE' },
  ],
])('%s', async (_, go, table) => {
  const { dms } = await goModels(model + go);

  expect(dms().models[0].table).toEqual(table);
});

test.each<[string, string]>([
  ['a variable with more around it', 'return os.Getenv("STAGE") + "-orders"'],
  ['a variable that decides between names', 'if os.Getenv("STAGE") != "" {\n    return "a"\n  }\n  return "b"'],
  ['another comparison', 'if n := os.Getenv("STAGE"); n != "test" {\n    return n\n  }\n  return "orders"'],
  ['a function', 'return name()'],
  ['a field', 'return o.Name'],
  ['a name that hides a constant', 'orders := name()\n  return orders'],
  ['a loop', 'for {\n    return "orders"\n  }'],
  ['a format', 'return fmt.Sprintf("%s-orders", stage)'],
])('%s is not guessed', async (_, body) => {
  const { models, findings } = await goModels(`${model}${method(body)}const orders = "orders"`);

  expect(models).toEqual([]);
  expect(findings).toEqual([expect.objectContaining({ code: 'DYN-C220', hint: expect.stringContaining('--table Order=') })]);
});

test('--table names a table, and the environment variable is kept', async () => {
  const { dms, findings } = await goModels(model + method('return os.Getenv("ORDERS_TABLE")'), { table: { Order: 'orders' } });

  expect(dms().models[0].table).toEqual({ name: 'orders', environment_variable: 'ORDERS_TABLE' });
  expect(findings).toEqual([]);
});

test('a method that DynamORM cannot call is none', async () => {
  const { dms } = await goModels(`${model}func (Order) TableName(stage string) string { return "orders" }`);

  expect(dms().models[0].table).toEqual({ name: 'Orders' });
});

const base = 'type Base struct {\n  ID string `dynamorm:"pk"`\n}\nfunc (Base) TableName() string { return "shared" }\n';

test.each<[string, string, string]>([
  ['an embedded struct', `${base}type Order struct {\n  Base\n}`, 'shared'],
  ['an embedded pointer', `${base.replace('(Base)', '(*Base)')}type Order struct {\n  *Base\n  ID string \`dynamorm:"pk"\`\n}`, 'shared'],
  [
    'the model itself before what it embeds',
    `${base}type Order struct {\n  Base\n}\nfunc (*Order) TableName() string { return "own" }`,
    'own',
  ],
  [
    'neither of two at one depth',
    `${base}type More struct{}\nfunc (More) TableName() string { return "more" }\ntype Order struct {\n  Base\n  More\n}`,
    'Orders',
  ],
  ['what a type is declared of has no part in it', `${base}type Order Base`, 'Orders'],
])('the method of %s', async (_, go, table) => {
  const { dms } = await goModels(go);

  expect(dms().models.find(({ name }: { name: string }) => name === 'Order').table).toEqual({ name: table });
});

test('a stage that decides the tables of many models is said once, with all models and both cures', async () => {
  const models = Array.from(
    { length: 7 },
    (_, at) => `type M${at} struct {\n\tPK string \`dynamorm:"pk"\`\n}\nfunc (M${at}) TableName() string { return named("m${at}") }\n`,
  );
  const { findings } = await goModels(`${models.join('')}func named(name string) string { return name + os.Getenv("STAGE") }`);

  expect(findings).toEqual([
    expect.objectContaining({
      code: 'DYN-C220',
      message:
        'The table of `M0`, `M1`, `M2`, `M3`, `M4` and 2 more is known only when the program runs: what `STAGE` holds is a part of it.',
      hint: expect.stringMatching(/^Let one environment variable .*--table .*\/\.\.\.=<name>:<VARIABLE>/),
      line: 33,
    }),
  ]);
});

const unclear =
  'package models\n\nimport "os"\n\ntype Order struct {\n\tPK string `dynamorm:"pk"`\n}\n\nfunc (Order) TableName() string { return os.Getenv("STAGE") + "x" }\n';

test.each([
  [{ './...': 'shop' }, { name: 'shop' }],
  [{ 'internal/store/...': 'shop:SHOP_TABLE' }, { name: 'shop', environment_variable: 'SHOP_TABLE' }],
  [{ 'internal/store': 'shop' }, { name: 'shop' }],
  [{ 'example.com/shop/internal/...': 'shop' }, { name: 'shop' }],
  [{ 'internal/...': 'far', 'internal/store/...': 'near' }, { name: 'near' }],
  [{ 'internal/store/...': 'all', Order: 'own' }, { name: 'own' }],
  [{ 'models.Order': 'own:ORDERS' }, { name: 'own', environment_variable: 'ORDERS' }],
])('--table %j names the table', async (table, expected) => {
  const { dms, findings } = await goModels({ 'go.mod': 'module example.com/shop\n', 'internal/store/order.go': unclear }, { table }, true);

  expect(dms().models[0].table).toEqual(expected);
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
});

test.each(['internal/stor/...', 'internal', 'example.com/other/...'])('--table %s=shop does not', async (pattern) => {
  const { models } = await goModels(
    { 'go.mod': 'module example.com/shop\n', 'internal/store/order.go': unclear },
    { table: { [pattern]: 'shop' } },
    true,
  );

  expect(models).toEqual([]);
});

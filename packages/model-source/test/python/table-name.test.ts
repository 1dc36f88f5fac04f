import { describe, expect, it } from 'vitest';
import { readPython } from '../../src/python/read-python';
import { reading } from '../reading';

const read = (files: Record<string, string>, only?: string[]) => reading(readPython, files, {}, only);

const imports = `import functools
import os
import sys
from dataclasses import dataclass, field
from os import environ
from tabletheory_py import ModelDefinition, Table, theorydb_field
`;
const order = `
@dataclass
class Order:
    pk: str = theorydb_field(name="PK", roles=["pk"])
`;
const source = (table: string, before = '') =>
  `${imports}\n${before}\n${order}\nORDER = ModelDefinition.from_dataclass(Order, table_name=${table})\n`;
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
    'def t():\n    """Where orders are."""\n    n = os.environ.get("ORDERS_TABLE")\n    if not n:\n        return "orders"\n    return n',
  ],
  ['arguments', 't("ORDERS_TABLE", "orders")', 'def t(k, d):\n    return os.getenv(k) or d'],
  ['a default by name', 't("ORDERS_TABLE")', 'def t(k, *, default="orders"):\n    return os.getenv(k, default).strip()'],
  [
    'a function that is remembered',
    't("ORDERS_TABLE")',
    '@functools.lru_cache(maxsize=None)\ndef t(k):\n    return os.getenv(k, "orders")',
  ],
  [
    'a loop that reads',
    'names["a"]',
    'names = {"a": os.getenv("ORDERS_TABLE", "orders")}\nother = {}\nfor key in names:\n    other[key] = 1',
  ],
  ['a lambda', 't("ORDERS_TABLE", "orders")', 't = lambda k, d: os.environ.get(k, d)'],
  ['a condition', 'os.environ["ORDERS_TABLE"] if "ORDERS_TABLE" in os.environ else "orders"', ''],
  [
    'elif',
    't("y")',
    'def t(k):\n    if k == "x":\n        return "x"\n    elif os.getenv("ORDERS_TABLE"):\n        return os.environ["ORDERS_TABLE"]\n    else:\n        return "orders"',
  ],
  [
    'a variable that is given another value',
    't()',
    'def t():\n    n = os.getenv("ORDERS_TABLE", "")\n    n = n.strip()\n    if n == "":\n        n = "orders"\n    return n',
  ],
  ['is None', 't()', 'def t():\n    n = os.getenv("ORDERS_TABLE")\n    return "orders" if n is None else n'],
  ['a walrus', 't()', 'def t():\n    if (n := os.getenv("ORDERS_TABLE")):\n        return n\n    return "orders"'],
  ['try', 't()', 'def t():\n    try:\n        return os.environ["ORDERS_TABLE"]\n    except KeyError:\n        return "orders"'],
  [
    'match',
    't("o")',
    'def t(k):\n    match k:\n        case "o":\n            return os.getenv("ORDERS_TABLE", "orders")\n        case _:\n            raise ValueError(k)',
  ],
  ['a dictionary', 'TABLES["orders"]', 'TABLES = {"orders": os.getenv("ORDERS_TABLE", "orders")}'],
  ['get of a dictionary', 'TABLES.get("orders", "x")', 'TABLES = {"orders": os.getenv("ORDERS_TABLE", "orders")}'],
  ['environ itself', 'environ.get("ORDERS_TABLE") or "orders"', ''],
  ['another name of the environment', 'env.get("ORDERS_TABLE", "orders")', 'env = os.environ'],
  ['arguments by name', 'os.getenv(key="ORDERS_TABLE", default="orders")', ''],
  ['a default from a dictionary', 'os.environ.get("ORDERS_TABLE", DEFAULTS["t"])', 'DEFAULTS = {"t": "orders"}'],
  ['decouple', 'config("ORDERS_TABLE", default="orders")', 'from decouple import config'],
  ['the environment as an argument', 't(os.environ)', 'def t(env):\n    return env.get("ORDERS_TABLE", "orders")'],
  ['the environment as a default', 't()', 'def t(env=os.environ):\n    return env.get("ORDERS_TABLE", "orders")'],
  ['a cached function', 't()', '@functools.lru_cache\ndef t():\n    return os.getenv("ORDERS_TABLE", "orders")'],
  ['a class', 'Config.orders', 'class Config:\n    orders = os.getenv("ORDERS_TABLE", "orders")'],
  ['an instance', 'config.orders', 'class Config:\n    orders = os.getenv("ORDERS_TABLE", "orders")\nconfig = Config()'],
  [
    'a constructor',
    'config.orders',
    'class Config:\n    def __init__(self, key):\n        self.orders = os.getenv(key, "orders")\nconfig = Config("ORDERS_TABLE")',
  ],
  [
    'a property',
    'config.orders',
    'class Config:\n    @property\n    def orders(self):\n        return os.getenv("ORDERS_TABLE", "orders")\nconfig = Config()',
  ],
  [
    'a default factory',
    'config.orders',
    '@dataclass\nclass Config:\n    orders: str = field(default_factory=lambda: os.getenv("ORDERS_TABLE", "orders"))\nconfig = Config()',
  ],
  [
    'an argument of a dataclass',
    'config.orders',
    '@dataclass(frozen=True)\nclass Config:\n    orders: str\nconfig = Config(orders=os.getenv("ORDERS_TABLE", "orders"))',
  ],
  [
    'settings',
    'settings.orders_table',
    'from pydantic_settings import BaseSettings\nclass Settings(BaseSettings):\n    orders_table: str = "orders"\nsettings = Settings()',
  ],
  [
    'settings with a prefix',
    'settings.table',
    'from pydantic_settings import BaseSettings, SettingsConfigDict\nclass Settings(BaseSettings):\n    model_config = SettingsConfigDict(env_prefix="ORDERS_")\n    table: str = "orders"\nsettings = Settings()',
  ],
  [
    'settings with an alias',
    'settings.name',
    'from pydantic import Field\nfrom pydantic_settings import BaseSettings\nclass Settings(BaseSettings):\n    name: str = Field(default="orders", alias="ORDERS_TABLE")\nsettings = Settings()',
  ],
  [
    'a static method',
    'Config.table("ORDERS_TABLE")',
    'class Config:\n    @staticmethod\n    def table(key):\n        return os.getenv(key, "orders")',
  ],
  [
    'the value of an enum in an f-string',
    'os.getenv("ORDERS_TABLE", f"{Names.ORDERS.value}{Kinds.PLURAL}")',
    'from enum import Enum, StrEnum\nclass Names(Enum):\n    ORDERS = "order"\nclass Kinds(StrEnum):\n    PLURAL = "s"',
  ],
  [
    'a class method',
    'Config.table("ORDERS_TABLE")',
    'class Config:\n    @classmethod\n    def table(cls, key):\n        return os.getenv(key, "orders")',
  ],
];

describe('the name of a table', () => {
  it.each(forms)('is read of %s', async (_, table, before) => {
    const found = await read({ 'models.py': source(table, before) });

    expect(found.said).toEqual([]);
    expect(tables(found)).toEqual([['Order', 'orders', 'ORDERS_TABLE']]);
  });

  it('that only a variable holds is named by it', async () => {
    const found = await read({
      'models.py': source(
        'need("ORDERS_TABLE")',
        'def need(k):\n    v = os.environ.get(k)\n    if v is None:\n        raise RuntimeError(k)\n    return v',
      ),
    });

    expect(tables(found)).toEqual([['Order', 'ORDERS_TABLE', 'ORDERS_TABLE']]);
    expect(found.findings.map(({ code }) => code)).toEqual(['DYN-C250']);
  });

  it('that two variables hold is named by the first, and the other is told', async () => {
    const found = await read({ 'models.py': source('os.getenv("A_TABLE") or os.environ.get("B_TABLE", "orders")') });

    expect(tables(found)).toEqual([['Order', 'orders', 'A_TABLE']]);
    expect(found.said).toEqual([expect.stringContaining('where that is not set by `B_TABLE`')]);
    expect(found.findings[0].code).toBe('DYN-C253');
  });

  it.each<[string, string, string, string]>([
    [
      'a stage in a function',
      't("orders")',
      'def t(n):\n    return f"{os.environ[\'STAGE\']}-{n}"',
      'is made with the environment variable `STAGE`',
    ],
    [
      'whether a variable is set',
      't()',
      'def t():\n    return "orders-dev" if os.getenv("STAGE") else "orders"',
      'depends on whether the environment variable `STAGE` is set',
    ],
    ['a loop', 't()', 'def t():\n    for k in keys:\n        return k', 'is made by statements that are not followed'],
    ['a function that calls itself', 't()', 'def t():\n    return t()', 'is what `t` gives'],
    [
      'items that a loop changes',
      'names[0]["t"]',
      'names = [{"t": "orders"}]\nfor one in names:\n    one["t"] = "other"',
      'uses `names`, which is changed after it is made',
    ],
    [
      'entries that a loop changes',
      'names["a"]["t"]',
      'names = {"a": {"t": "orders"}}\nfor key, one in names.items():\n    one["t"] = "other"',
      'uses `names`, which is changed after it is made',
    ],
    [
      'a member that setattr gives',
      'Names.t',
      'class Names:\n    t = "orders"\nsetattr(Names, "t", "other")',
      'uses `Names.t`, which is changed after it is made',
    ],
    [
      'a function with a decorator',
      't()',
      'def other(f):\n    return lambda: "other"\n@other\ndef t():\n    return "orders"',
      'is what a call gives',
    ],
    [
      'a function that changes a dictionary of its own',
      't()',
      'def t():\n    names = {"order": "default"}\n    names["order"] = "orders"\n    return names["order"]',
      'uses `names`, which is changed after it is made',
    ],
    [
      'a function that is handed a dictionary',
      'names["order"]',
      'names = {"order": "default"}\ndef fill(to):\n    pass_on(to)\ndef pass_on(one):\n    one["order"] = "orders"\nfill(names)',
      'uses `names`, which is changed after it is made',
    ],
    [
      'a list by another name',
      'names[0]',
      'names = ["default"]\nsame = names\nsame[0] = "orders"',
      'uses `names`, which is changed after it is made',
    ],
    [
      'an instance by another name',
      'settings.table',
      'class Settings:\n    table = "default"\nsettings = Settings()\nsame = settings\nsame.table = "orders"',
      'uses `settings.table`, which is changed after it is made',
    ],
    [
      'a function inside of another',
      't()',
      'def t():\n    name = "default"\n    def load():\n        nonlocal name\n        name = "orders"\n    load()\n    return name',
      'uses `name`, which is changed after it is made',
    ],
    [
      'an enum in an f-string',
      'f"{Names.ORDERS}-v1"',
      'from enum import Enum\nclass Names(str, Enum):\n    ORDERS = "orders"',
      'prints `Names.ORDERS`, a member of an enum: take its `.value`',
    ],
    [
      'a member of an instance that is set later',
      'settings.table',
      'class Settings:\n    def __init__(self):\n        self.table = "default"\nsettings = Settings()\nsettings.table = "orders"',
      'uses `settings.table`, which is changed after it is made',
    ],
    [
      'a member of a class that is set later',
      'Settings.table',
      'class Settings:\n    table = "default"\nSettings.table = "orders"',
      'uses `Settings.table`, which is changed after it is made',
    ],
    [
      'a function with a global name',
      'name',
      'name = "default"\ndef load():\n    global name\n    name = "orders"\nload()',
      'uses `name`, which is given several values',
    ],
    [
      'a method that sets a member',
      'settings.table',
      'class Settings:\n    def __init__(self):\n        self.table = "default"\n    def load(self):\n        self.table = "orders"\nsettings = Settings()\nsettings.load()',
      'is `table` of an instance, which is given several values or one on a condition',
    ],
    [
      'a constructor under a condition',
      'settings.table',
      'class Settings:\n    table = "default"\n    def __init__(self, stage=""):\n        if stage:\n            self.table = "orders"\nsettings = Settings()',
      'is `table` of an instance, which is given several values or one on a condition',
    ],
  ])('that %s decides is refused', async (_, table, before, why) => {
    const found = await read({ 'models.py': source(table, before) });

    expect(found.models).toEqual([]);
    expect(found.said).toEqual([expect.stringContaining(why)]);
  });

  it('that a file sets in another module is refused there', async () => {
    const files = { 'settings.py': 'TABLE = "default"\nNAMES = ["orders"]\ndef look(names):\n    return names[0]\n' };
    const set = await read({ ...files, 'models.py': source('settings.TABLE', 'import settings\nsettings.TABLE = "orders"') });
    expect(set.said).toEqual([expect.stringContaining('uses `settings.TABLE`, which is changed after it is made')]);

    const looked = await read({ ...files, 'models.py': source('settings.NAMES[0]', 'import settings\nsettings.look(settings.NAMES)') });
    expect(tables(looked)).toEqual([['Order', 'orders', undefined]]);
  });

  it('is refused once for each cause, with all models that it stops', async () => {
    const more = order.replace('Order', 'User');
    const { findings } = await read({
      'models.py': `${source('t("o")', 'def t(n):\n    return n + os.environ["STAGE"]')}${more}\nUSER = ModelDefinition.from_dataclass(User, table_name=t("u"))\n`,
    });

    expect(findings).toMatchObject([{ code: 'DYN-C262', line: 9, found: 'Order, User' }]);
  });
});

describe('a table that is named elsewhere', () => {
  const factory = `${imports}${order}\ndef order_model(table, *, suffix=None):\n    return ModelDefinition.from_dataclass(Order, table_name=table)\n`;

  it('is that of all callers', async () => {
    const found = await read({
      'model.py': factory,
      'a.py': 'import os\nfrom model import order_model\nA = order_model(os.getenv("ORDERS_TABLE", "orders"))\n',
      'b.py': 'import os\nimport model\nB = model.order_model(table=os.environ.get("ORDERS_TABLE") or "orders")\n',
      'test_b.py': 'from model import order_model\norder_model("test-orders")\n',
    });

    expect(found.said).toEqual([]);
    expect(tables(found)).toEqual([['Order', 'orders', 'ORDERS_TABLE']]);
  });

  it('is refused where callers disagree', async () => {
    const found = await read({
      'model.py': factory,
      'a.py': 'from model import order_model\nA = order_model("orders")\nB = order_model("other")\n',
    });

    expect(found.models).toEqual([]);
    expect(found.said).toEqual([expect.stringContaining('is handed over by its callers, and they disagree: `orders`, `other`')]);
  });

  const model = `${imports}${order}\nORDER = ModelDefinition.from_dataclass(Order)\n`;

  it('is that of the uses of the model', async () => {
    const found = await read({
      'model.py': `${model}\ntable = Table(ORDER, client=None, table_name=os.environ.get("ORDERS_TABLE", "orders"))\n`,
      'other.py':
        'import os\nfrom tabletheory_py import Table\nfrom model import ORDER\ndef open(name):\n    return Table(ORDER, table_name=name)\nopen(os.getenv("ORDERS_TABLE", "orders"))\n',
    });

    expect(found.said).toEqual([]);
    expect(tables(found)).toEqual([['Order', 'orders', 'ORDERS_TABLE']]);
  });

  it('is refused where uses disagree, and where there is none', async () => {
    const apart = await read({ 'model.py': `${model}\na = Table(ORDER, table_name="orders")\nb = Table(ORDER, table_name="other")\n` });
    const none = await read({ 'model.py': model });

    expect(apart.said).toEqual([expect.stringContaining('the uses disagree: `orders`, `other`')]);
    expect(none.said).toEqual([expect.stringContaining('is given where the table is used, not to `from_dataclass`')]);
  });
});

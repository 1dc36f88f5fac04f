import { describe, expect, it } from 'vitest';
import { readPython } from '../../src/python/read-python';
import type { SourceCodeOptions } from '../../src/source-code-options';
import { type Reading, reading } from '../reading';

const read = (files: Record<string, string> | string, options: SourceCodeOptions = {}, only?: string[]) =>
  reading(readPython, typeof files === 'string' ? { 'models.py': files } : files, options, only);

const imports = `from __future__ import annotations
import os
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Optional, Union, List, Dict, Set, Literal, Annotated, ClassVar, NewType, Mapping
from theorydb_py import IndexSpec, ModelDefinition, Projection, gsi, lsi, theorydb_field
`;

/** A model with one more line in its class. */
const withField = (line: string, more = '') => `${imports}${more}
@dataclass
class Order:
    pk: str = theorydb_field(name="PK", roles=["pk"])
    ${line}

model = ModelDefinition.from_dataclass(Order, table_name="orders")
`;

it('reads everything that a model can say', async () => {
  const { models, said, places } = await read(`${imports}
@dataclass(frozen=True)
class User:
    """A user."""

    pk: str = theorydb_field(name="PK", roles=["pk"])
    sk: str = theorydb_field(name="SK", roles=["sk"])
    email_hash: str = theorydb_field(name="emailHash", omitempty=True)
    created_at: str = theorydb_field(name="createdAt", roles=["created_at"])
    logins: int
    tags: set[str] = theorydb_field(name="tags", set_=True, omitempty=True, default_factory=set)
    payload: dict[str, int] = theorydb_field(name="payload", json=True, omitempty=True, default_factory=dict)
    blob: bytes = theorydb_field(name="blob", binary=True, omitempty=True, default=b"")
    secret: str = theorydb_field(name="secret", encrypted=True, default="")
    expires: int = theorydb_field(roles=["ttl"], default=0)
    active: bool = True
    ignored: str = theorydb_field(ignore=True, default="ignored")
    kind: ClassVar[str] = "user"


model = ModelDefinition.from_dataclass(
    User,
    table_name=os.environ.get("USERS_TABLE", "users"),
    indexes=[
        gsi("gsi-email", partition="email_hash", projection=Projection.keys_only()),
        gsi("gsi-tags", partition="email_hash", sort="logins", projection=Projection.include("tags", "blob")),
        lsi("lsi-created-at", sort="created_at"),
    ],
)
`);
  expect(said).toEqual([]);
  const key = (name: string, type = 'S') => ({ name, type });
  expect(models).toEqual([
    {
      name: 'User',
      tableName: 'users',
      tableEnvironmentVariable: 'USERS_TABLE',
      partitionKey: key('PK'),
      sortKey: key('SK'),
      attributes: [
        { name: 'PK', type: 'S', required: true, roles: ['pk'] },
        { name: 'SK', type: 'S', required: true, roles: ['sk'] },
        { name: 'emailHash', type: 'S', required: true, omitEmpty: true },
        { name: 'createdAt', type: 'S', required: true, roles: ['created_at'] },
        { name: 'logins', type: 'N', required: true },
        { name: 'tags', type: 'SS', optional: true, omitEmpty: true },
        { name: 'payload', type: 'S', optional: true, omitEmpty: true, json: true },
        { name: 'blob', type: 'B', optional: true, omitEmpty: true, binary: true },
        { name: 'secret', type: 'S', optional: true, encrypted: true },
        { name: 'expires', type: 'N', optional: true, roles: ['ttl'] },
        { name: 'active', type: 'BOOL', optional: true },
      ],
      indexes: [
        { name: 'gsi-email', kind: 'GSI', partitionKey: key('emailHash'), projection: 'KEYS_ONLY' },
        {
          name: 'gsi-tags',
          kind: 'GSI',
          partitionKey: key('emailHash'),
          sortKey: key('logins', 'N'),
          projection: 'INCLUDE',
          nonKeyAttributes: ['tags', 'blob'],
        },
        { name: 'lsi-created-at', kind: 'LSI', partitionKey: key('PK'), sortKey: key('createdAt'), projection: 'ALL' },
      ],
    },
  ]);
  expect(places).toMatchObject({
    '': 'models.py:9:1',
    'table.name': 'models.py:29:16',
    'attributes[2]': 'models.py:14:5',
    'attributes[2].attribute': 'models.py:14:43',
    'attributes[4].type': 'models.py:16:13',
    'indexes[1]': 'models.py:32:9',
    'indexes[1].sort': 'models.py:32:54',
  });
});

describe('the types of fields', () => {
  it.each([
    ['str', 'S'],
    ['int', 'N'],
    ['Decimal', 'N'],
    ['bool', 'BOOL'],
    ['bytes', 'B'],
    ['bytearray', 'B'],
    ['list[str]', 'L'],
    ['List[int]', 'L'],
    ['tuple[int, ...]', 'L'],
    ['dict[str, int]', 'M'],
    ['Dict[str, Any]', 'M'],
    ['Mapping[str, int]', 'M'],
    ['Optional[int]', 'N'],
    ['Union[int, None]', 'N'],
    ['"int"', 'N'],
    ['"Optional[int]"', 'N'],
    ["Optional['Decimal']", 'N'],
    ['Amount', 'N', 'Amount = Decimal'],
    ['Amount', 'N', 'type Amount = Decimal'],
    ['"Amount"', 'N', 'Amount = Decimal'],
    ['d.Decimal', 'N', 'import decimal as d'],
  ])('%s is %s', async (annotation, type, more = '') => {
    expect(await read(withField(`value: ${annotation} = theorydb_field()`, more))).toMatchObject({
      models: [{ attributes: [{}, { name: 'value', type, required: true }] }],
      said: [],
    });
  });

  it.each([
    ['set[str]', 'SS'],
    ['Set[int]', 'NS'],
    ['set[Decimal]', 'NS'],
    ['set[bytes]', 'BS'],
    ['Optional[set[str]]', 'SS'],
  ])('%s with set_ is %s', async (annotation, type) => {
    expect(await read(withField(`value: ${annotation} = theorydb_field(set_=True)`))).toMatchObject({
      models: [{ attributes: [{}, { name: 'value', type }] }],
      said: [],
    });
  });

  it('anything is S that is stored as JSON', async () => {
    expect(await read(withField('value: Whatever = theorydb_field(json=True)'))).toMatchObject({
      models: [{ attributes: [{}, { type: 'S', json: true }] }],
      said: [],
    });
  });

  it.each<[string, string, string, string, string?]>([
    ['int | None', 'N', 'S', 'Write `Optional[...]`, through which DynamORM sees.'],
    ['None | int', 'N', 'S', 'Write `Optional[...]`, through which DynamORM sees.'],
    ['list', 'L', 'S', 'Name the type itself, with what it holds, as in `list[str]`.'],
    ['dict', 'M', 'S', 'Name the type itself, with what it holds, as in `list[str]`.'],
    ['set[str]', 'SS', 'S', 'Add `set_=True`.'],
    ['frozenset[int]', 'NS', 'S', 'Add `set_=True`.'],
    ['Annotated[int, 3]', 'N', 'S', 'Name the type itself, with what it holds, as in `list[str]`.'],
    ['Literal[1, 2]', 'N', 'S', 'Name the type itself, with what it holds, as in `list[str]`.'],
    ['Amount', 'N', 'S', 'Name the type itself, with what it holds, as in `list[str]`.', "Amount = NewType('Amount', Decimal)"],
    [
      'Level',
      'N',
      'S',
      'Name the type itself, with what it holds, as in `list[str]`.',
      'from enum import IntEnum\nclass Level(IntEnum):\n    LOW = 1',
    ],
    [
      'Address',
      'M',
      'S',
      'Name the type itself, with what it holds, as in `list[str]`.',
      'from typing import TypedDict\nclass Address(TypedDict):\n    street: str',
    ],
  ])('%s stores %s, and DynamORM takes it for %s', async (annotation, type, taken, hint, more = '') => {
    const { models, said, findings } = await read(withField(`value: ${annotation} = theorydb_field()`, more));
    expect(models).toMatchObject([{ attributes: [{}, { type }] }]);
    expect(said).toEqual([
      expect.stringMatching(/^DYN-C273 models\.py:\d+:12 Field `value` stores \w+, but DynamORM's comparison with DMS takes `.*` for S\.$/),
    ]);
    expect(findings[0]).toMatchObject({ message: expect.stringContaining(`stores ${type}, but`), hint });
    expect(taken).toBe('S');
  });

  it.each([
    ['Literal["a", "b"]', ''],
    ['str | None', ''],
    ['Kind', 'from enum import Enum\nclass Kind(str, Enum):\n    A = "a"'],
    ['Kind', 'from enum import StrEnum\nclass Kind(StrEnum):\n    A = "a"'],
  ])('%s is S for both', async (annotation, more) => {
    expect(await read(withField(`value: ${annotation} = theorydb_field()`, more))).toMatchObject({
      models: [{ attributes: [{}, { type: 'S' }] }],
      said: [],
    });
  });

  it.each([
    ['Any', ''],
    ['Union[int, str]', ''],
    ['int | str', ''],
    ['Unheard', ''],
    ['T', 'from elsewhere import T'],
    ['object', ''],
    ['set', ''],
  ])('%s is open: it is taken as text, and said', async (annotation, more) => {
    const { models, said } = await read(withField(`value: ${annotation} = theorydb_field()`, more));
    expect(models).toMatchObject([{ attributes: [{}, { type: 'S' }] }]);
    expect(said).toEqual([
      expect.stringMatching(
        /^DYN-C272 models\.py:\d+:12 The stored type of the field `value` depends on its value, since its type is `.*`: it is taken as S/,
      ),
    ]);
  });

  it('a converter decides itself, which is an info', async () => {
    const { models, findings } = await read(withField('value: int = theorydb_field(converter=AsText())'));
    expect(models).toMatchObject([{ attributes: [{}, { type: 'N' }] }]);
    expect(findings).toMatchObject([{ code: 'DYN-C272', severity: 'info' }]);
    expect((await read(withField('value: int = theorydb_field(converter=None)'))).findings).toEqual([]);
  });

  it.each([
    ['float', 'N', 'Writing the field `value` fails: boto3 refuses `float`.', ''],
    ['Optional[float]', 'N', 'Writing the field `value` fails: boto3 refuses `float`.', ''],
    ['datetime', 'S', 'Writing the field `value` fails: boto3 has no DynamoDB type for `datetime`.', 'from datetime import datetime'],
    ['uuid.UUID', 'S', 'Writing the field `value` fails: boto3 has no DynamoDB type for `uuid.UUID`.', 'import uuid'],
    [
      'Kind',
      'S',
      'Writing the field `value` fails: boto3 has no DynamoDB type for `Kind`.',
      'from enum import Enum\nclass Kind(Enum):\n    A = 1',
    ],
  ])('%s cannot be written', async (annotation, type, message, more) => {
    const { models, said } = await read(withField(`value: ${annotation} = theorydb_field()`, more));
    expect(models).toMatchObject([{ attributes: [{}, { type }] }]);
    expect(said).toEqual([expect.stringContaining(`DYN-C274 models.py:`)]);
    expect(said[0]).toContain(message);
  });

  it('set_ on what is no set is said', async () => {
    const { models, said } = await read(withField('value: list[str] = theorydb_field(set_=True)'));
    expect(models).toMatchObject([{ attributes: [{}, { type: 'L' }] }]);
    expect(said).toEqual([expect.stringContaining("stores L, but DynamORM's comparison with DMS takes `list[str]` for nothing it knows.")]);
  });
});

describe('what literals allow', () => {
  const pk = { name: 'PK', type: 'S', required: true, roles: ['pk'] };

  it.each<[string, string, string?]>([
    ['a plain field', 'value: str'],
    ['a plain default', 'value: str = "x"'],
    ['a field of dataclasses', 'value: str = field(default="x")'],
    ['a field of dataclasses with metadata', 'v: str = field(metadata={"theorydb": {"name": "value"}})'],
    ['a name in single quotes', "v: str = theorydb_field(name='value')"],
    ['a name in pieces', 'v: str = theorydb_field(name="val" "ue")'],
    ['a sum', 'v: str = theorydb_field(name="val" + \'ue\')'],
    ['an escaped name', 'v: str = theorydb_field(name="\\x76al\\u0075e")'],
    ['a raw text', 'v: str = theorydb_field(name=r"value")'],
    ['an f-string of constants', 'v: str = theorydb_field(name=f"{VAL}ue")', 'VAL = "val"'],
    ['a constant', 'v: str = theorydb_field(name=VALUE)', 'VALUE = "value"'],
    ['a constant with a type', 'v: str = theorydb_field(name=VALUE)', 'VALUE: str = "value"'],
    ['a constant of a class', 'v: str = theorydb_field(name=Names.VALUE)', 'class Names:\n    VALUE = "value"'],
    ['an enum', 'v: str = theorydb_field(name=Names.VALUE.value)', 'import enum\nclass Names(enum.Enum):\n    VALUE = "value"'],
    ['a part of a dictionary', 'v: str = theorydb_field(name=NAMES["v"])', 'NAMES = {"v": "value"}'],
    ['a part of a list', 'v: str = theorydb_field(name=NAMES[-1])', 'NAMES = ["x", "value"]'],
    ['arguments of a dictionary', 'v: str = theorydb_field(**VALUE)', 'VALUE = {"name": "value"}'],
    ['another name of the library', 'v: str = f(name="value")', 'from theorydb_py import theorydb_field as f'],
    ['the library as a module', 'v: str = t.theorydb_field(name="value")', 'import theorydb_py as t'],
    ['the module of the library', 'v: str = m.theorydb_field(name="value")', 'import theorydb_py.model as m'],
    ['the library under its earlier name', 'v: str = dynamorm_field(name="value")', 'from dynamorm_py.model import dynamorm_field'],
    ['a star', 'v: str = theorydb_field(name="value")', 'from theorydb_py import *'],
    ['name=None', 'value: str = theorydb_field(name=None, roles=None)'],
    ['a constant inside the class', 'v: str = theorydb_field(name=N)\n    N: ClassVar[str] = "value"'],
  ])('%s', async (_, line, more = '') => {
    const { models, said } = await read(withField(line, more));
    expect(said).toEqual([]);
    expect(models[0].attributes).toMatchObject([pk, { name: 'value', type: 'S' }]);
  });

  it.each<[string, string]>([
    ['a list', '[gsi("gsi-v", partition="v")]'],
    ['a tuple', '(gsi("gsi-v", partition="v"),)'],
    ['a constant', 'INDEXES'],
    ['a constant index', '[BY_V]'],
    ['a splat', '[*INDEXES]'],
    ['a sum', '[] + INDEXES'],
    ['a name', '[gsi(name="gsi-v", partition="v", sort=None, projection=None)]'],
    ['a projection', '[gsi("gsi-v", partition="v", projection=Projection.all())]'],
    ['a constant projection', '[gsi("gsi-v", partition="v", projection=ALL)]'],
    ['a projection in full', '[gsi("gsi-v", partition="v", projection=Projection(type="ALL"))]'],
    ['a specification', '[IndexSpec("gsi-v", "GSI", "v")]'],
    ['a specification by name', '[IndexSpec(name="gsi-v", type="GSI", partition="v")]'],
  ])('indexes as %s', async (_, indexes) => {
    const more = 'BY_V = gsi("gsi-v", partition="v")\nINDEXES = [gsi("gsi-v", partition="v")]\nALL = Projection.all()\n';
    const source = withField('v: str', more).replace('"orders")', `"orders", indexes=${indexes})`);
    const { models, said } = await read(source);
    expect(said).toEqual([]);
    expect(models[0].indexes).toEqual([{ name: 'gsi-v', kind: 'GSI', partitionKey: { name: 'v', type: 'S' }, projection: 'ALL' }]);
  });

  it.each<[string, Record<string, string>]>([
    [
      'the class of another file',
      {
        'app/order.py': withField('v: str').split('\nmodel')[0],
        'app/models.py': `from theorydb_py import ModelDefinition\nfrom .order import Order\nM = ModelDefinition.from_dataclass(Order, table_name="orders")`,
      },
    ],
    [
      'from the root of the project',
      {
        'app/order.py': withField('v: str').split('\nmodel')[0],
        'app/db/models.py': `from theorydb_py import ModelDefinition\nfrom app.order import Order\nM = ModelDefinition.from_dataclass(Order, table_name="orders")`,
      },
    ],
    [
      'by its module',
      {
        'app/order.py': withField('v: str').split('\nmodel')[0],
        'app/models.py': `from theorydb_py import ModelDefinition\nfrom . import order\nM = ModelDefinition.from_dataclass(order.Order, table_name="orders")`,
      },
    ],
    [
      'of a package',
      {
        'app/order/__init__.py': 'from .types import Order',
        'app/order/types.py': withField('v: str').split('\nmodel')[0],
        'app/models.py': `from theorydb_py import ModelDefinition\nfrom app.order import Order as O\nM = ModelDefinition.from_dataclass(O, table_name="orders")`,
      },
    ],
    [
      'a constant of another file',
      {
        'names.py': 'TABLE = "orders"',
        'models.py': withField('v: str').replace('"orders"', 'TABLE').replace('import os', 'import os\nfrom names import TABLE'),
      },
    ],
  ])('%s', async (_, files) => {
    expect(await read(files)).toMatchObject({
      models: [{ name: 'Order', tableName: 'orders', attributes: [pk, { name: 'v' }] }],
      said: [],
    });
  });

  it('inherited fields stand in the order of Python', async () => {
    const { models, said } = await read(`${imports}
@dataclass
class Base:
    pk: str = theorydb_field(roles=["pk"])
    a: int
@dataclass
class Stamped(Base):
    created: str
class Plain:
    not_a_field: int = 1
@dataclass
class Versioned(Base):
    version: int
@dataclass
class Order(Stamped, Versioned, Plain):
    a: str
    own: bool
M = ModelDefinition.from_dataclass(Order, table_name="orders")
`);
    expect(said).toEqual([]);
    expect(models[0].attributes.map(({ name, type }) => `${name} ${type}`)).toEqual(['pk S', 'a S', 'version N', 'created S', 'own BOOL']);
  });

  it('a call may stand inside a function', async () => {
    const source = withField('v: str')
      .replace(
        /model = (.*)\n$/,
        'def table():\n    name = (os.environ.get("ORDERS_TABLE") or "").strip()\n    if not name:\n        raise RuntimeError()\n    return $1',
      )
      .replace('"orders"', 'name');
    expect(await read(source)).toMatchObject({ models: [{ tableName: 'ORDERS_TABLE', tableEnvironmentVariable: 'ORDERS_TABLE' }] });
  });
});

describe('the name of a table', () => {
  const source = (name: string, more = '') => withField('v: str', more).replace('"orders")', `${name})`);

  it.each<[string, string, string, string?]>([
    ['os.environ.get("ORDERS_TABLE", "orders")', 'orders', 'ORDERS_TABLE'],
    ['os.environ.get("ORDERS_TABLE") or "orders"', 'orders', 'ORDERS_TABLE'],
    ['os.getenv("ORDERS_TABLE", "orders")', 'orders', 'ORDERS_TABLE'],
    ['os.getenv(key="ORDERS_TABLE", default="orders")', 'orders', 'ORDERS_TABLE'],
    ['os.environ["ORDERS_TABLE"]', 'ORDERS_TABLE', 'ORDERS_TABLE'],
    ['environ["ORDERS_TABLE_NAME"]', 'ORDERS_TABLE_NAME', 'ORDERS_TABLE_NAME', 'from os import environ'],
    ['getenv("ORDERS_TABLE")', 'ORDERS_TABLE', 'ORDERS_TABLE', 'from os import getenv'],
    ['TABLE', 'ORDERS_TABLE', 'ORDERS_TABLE', 'TABLE = os.environ["ORDERS_TABLE"]'],
    ['os.environ[KEY]', 'ORDERS_TABLE', 'ORDERS_TABLE', 'KEY = "ORDERS_TABLE"'],
  ])('%s', async (name, tableName, tableEnvironmentVariable, more) => {
    const { models, findings } = await read(source(name, more));
    expect(models).toMatchObject([{ tableName, tableEnvironmentVariable }]);
    // Where nothing else names the table, its variable does, and that is said.
    expect(findings.map(({ code }) => code)).toEqual(tableName === tableEnvironmentVariable ? ['DYN-C250'] : []);
  });

  it.each<[string, string, string?]>([
    ['table', 'uses `table`, which this file does not declare'],
    ['settings.table', 'is no literal', 'settings = Settings()'],
    ['name_of("orders")', 'is what a call gives'],
    ['f"{os.environ[\'STAGE\']}-orders"', 'is made with the environment variable `STAGE`'],
    ['"orders" if production else "orders-dev"', 'depends on a condition'],
    ['TABLE', 'uses `TABLE`, which is given several values', 'TABLE = "orders"\nif True:\n    TABLE = "other"'],
    ['TABLE', 'uses `TABLE`, which is given a value on a condition', 'if True:\n    TABLE = "other"'],
    ['None', 'is given where the table is used, not to `from_dataclass`'],
  ])('%s is asked for', async (name, why, more) => {
    const { models, findings, said } = await read(source(name, more));
    expect(models).toEqual([]);
    expect(said).toEqual([expect.stringContaining(`The table of \`Order\` cannot be known from the source: it ${why}.`)]);
    expect(findings).toMatchObject([{ code: 'DYN-C262', hint: expect.stringContaining('--table Order=<name>') }]);
    const answered = await read(source(name, more), { table: { Order: 'orders' } });
    expect(answered).toMatchObject({ models: [{ tableName: 'orders' }], said: [] });
  });

  it('is asked for where from_dataclass is given none', async () => {
    const { said } = await read(withField('v: str').replace(', table_name="orders"', ''));
    expect(said).toEqual([expect.stringContaining('it is given where the table is used, not to `from_dataclass`.')]);
  });
});

describe('what Python or its library refuses', () => {
  const sound = `${imports}
@dataclass
class Order:
    pk: str = theorydb_field(roles=["pk"])
    sk: str = theorydb_field(roles=["sk"])
    mail: str = theorydb_field(omitempty=True)
    note: str = theorydb_field(encrypted=True, default="")

model = ModelDefinition.from_dataclass(
    Order,
    table_name="orders",
    indexes=[
        gsi("gsi-mail", partition="mail"),
        lsi("lsi-mail", sort="mail"),
    ],
)
`;

  it.each<[string, string, string, string]>([
    ['no dataclass', '@dataclass\n', '', '8:1 `Order` is no dataclass, and `from_dataclass` takes nothing else.'],
    ['no partition key', '["pk"]', '[]', '9:1 `Order` has no partition key.'],
    ['two partition keys', '["sk"]', '["pk"]', '11:5 `Order` has the role `pk` on `pk` and on `sk`.'],
    [
      'two sort keys',
      'theorydb_field(omitempty=True)',
      'theorydb_field(roles=["sk"])',
      '12:5 `Order` has the role `sk` on `sk` and on `mail`.',
    ],
    ['an encrypted key', '(roles=["sk"])', '(roles=["sk"], encrypted=True)', '11:5 Field `sk` is encrypted and has the role `sk`.'],
    [
      'an encrypted index role',
      'encrypted=True',
      'encrypted=True, roles=["index_pk:x"]',
      '13:5 Field `note` is encrypted and has the role `index_pk:x`.',
    ],
    [
      'an encrypted index key',
      'partition="mail"',
      'partition="note"',
      '19:35 Index `gsi-mail` has the partition key `note`, which is encrypted.',
    ],
    ['an encrypted sort key', 'sort="mail"', 'sort="note"', '20:30 Index `lsi-mail` has the sort key `note`, which is encrypted.'],
    [
      'an unknown field',
      'partition="mail"',
      'partition="male"',
      '19:35 Index `gsi-mail` has the partition key `male`, and there is no such field.',
    ],
    ['an index twice', '"lsi-mail"', '"gsi-mail"', '20:13 There are two indexes of the name `gsi-mail`.'],
    [
      'a local index of another key',
      'lsi("lsi-mail", sort="mail")',
      'IndexSpec("lsi-mail", "LSI", "mail", "sk")',
      '20:9 Index `lsi-mail` is local, and its partition key is not the partition key of the table, `pk`.',
    ],
    [
      'a strange kind',
      'lsi("lsi-mail", sort="mail")',
      'IndexSpec("lsi-mail", "XSI", "mail")',
      '20:9 Index `lsi-mail` is of the type `XSI`.',
    ],
    ['no partition', ', partition="mail"', '', '19:9 Index `gsi-mail` has no partition key.'],
    ['no sort key', ', sort="mail"', '', '20:9 Index `lsi-mail` has no sort key.'],
    ['a partition without a name', 'partition="mail"', '"mail"', '19:9 Index `gsi-mail` is given too many arguments without a name.'],
    ['two defaults', 'default=""', 'default="", default_factory=str', '13:17 Field `note` has both `default` and `default_factory`.'],
    ['an unknown argument', 'omitempty=True', 'omit_empty=True', '12:43 Field `mail` is given `omit_empty`, which there is not.'],
    ['an argument without a name', 'omitempty=True', '"mail"', '12:32 Field `mail` is given an argument without a name.'],
    [
      'a field without a default behind one with',
      'theorydb_field(omitempty=True)\n    note: str = theorydb_field(encrypted=True, default="")',
      '""\n    note: str',
      '13:5 Field `note` has no default and follows `mail`, which has one: dataclasses refuse that.',
    ],
    [
      'a default that changes',
      'note: str = theorydb_field(encrypted=True, default="")',
      'note: list[str] = []',
      '13:23 Field `note` has a default that can be changed, which dataclasses refuse.',
    ],
    ['a field without a type', 'mail: str', 'mail', '12:5 Field `mail` of `Order` has no type.'],
  ])('%s', async (_, from, to, expected) => {
    const broken = sound.replace(from, to);
    expect(broken).not.toBe(sound);
    const { models, said } = await read(broken);
    expect(models).toEqual([]);
    expect(said).toContain(`DYN-C271 models.py:${expected}`);
  });

  it.each([
    ['frozen=True', '', '`Order` is not frozen and inherits from `Base`, which is: dataclasses refuse that.'],
    ['', 'frozen=True', '`Order` is frozen and inherits from `Base`, which is not: dataclasses refuse that.'],
  ])('a class of (%s) and one of (%s) that inherits from it', async (base, own, message) => {
    const source = (flags: string) =>
      `${imports}@dataclass(${base})\nclass Base:\n    pk: str = theorydb_field(roles=["pk"])\n@dataclass(${flags})\nclass Order(Base):\n    v: str\nM = ModelDefinition.from_dataclass(Order, table_name="orders")\n`;
    expect((await read(source(own))).said).toEqual([`DYN-C271 models.py:11:1 ${message}`]);
    expect(await read(source(base))).toMatchObject({ models: [{ name: 'Order' }], said: [] });
  });

  it('a helper that gives its parameter another value is refused: the name is another one', async () => {
    const helper = 'def key(name):\n    name = "p_" + name\n    return theorydb_field(roles=["pk"], name=name)\n';
    const source = `${imports}${helper}@dataclass\nclass Order:\n    pk: str = key("x")\nM = ModelDefinition.from_dataclass(Order, table_name="orders")\n`;
    const { models, said } = await read(source);
    expect(models).toEqual([]);
    expect(said).toEqual([expect.stringContaining('it does more than return one field')]);
  });

  it('a class that inherits all of its fields, and is no dataclass itself', async () => {
    const { models, said } = await read(
      `${imports}@dataclass\nclass Base:\n    pk: str = theorydb_field(name="PK", roles=["pk"])\nclass Order(Base):\n    no_field: str = ""\nM = ModelDefinition.from_dataclass(Order, table_name="orders")\n`,
    );
    expect(said).toEqual([]);
    expect(models).toMatchObject([{ name: 'Order', attributes: [{ name: 'PK' }] }]);
  });

  it('fields of two bases of one base: the nearer base gives back what it inherits', async () => {
    const field = (name: string, stored: string) => `    ${name}: str = theorydb_field(name="${stored}", default="")\n`;
    const { models, said } = await read(
      `${imports}@dataclass\nclass Base:\n    pk: str = theorydb_field(roles=["pk"])\n${field('a', 'a1')}${field('b', 'b1')}@dataclass\nclass Near(Base):\n${field('a', 'a2')}@dataclass\nclass Far(Base):\n${field('b', 'b3')}@dataclass\nclass Order(Near, Far):\n    pass\nM = ModelDefinition.from_dataclass(Order, table_name="orders")\n`,
    );
    expect(said).toEqual([]);
    expect(models).toMatchObject([{ attributes: [{ name: 'pk' }, { name: 'a2' }, { name: 'b1' }] }]);
  });

  it('nothing of the sound one', async () => {
    expect(await read(sound)).toMatchObject({ models: [{ name: 'Order' }], said: [] });
  });

  it.each<[string, string, string]>([
    ['of a class of such fields', '@dataclass(kw_only=True)', 'a: str = ""\n    b: str'],
    ['below KW_ONLY', '@dataclass', '_: KW_ONLY\n    a: str = ""\n    b: str'],
    ['below KW_ONLY of dataclasses', '@dataclass', '_: dataclasses.KW_ONLY\n    a: str = ""\n    b: str'],
    ['each by itself', '@dataclass', 'a: str = ""\n    b: str = field(kw_only=True)'],
    ['that are no arguments', '@dataclass', 'a: str = ""\n    b: str = field(init=False)'],
    ['of a base class', '@dataclass(kw_only=True)\nclass Base:\n    a: str = ""\n@dataclass', 'b: str'],
  ])('nor fields in any order that are given by name: %s', async (_, decorator, fields) => {
    const source = `${imports}import dataclasses
from dataclasses import KW_ONLY
${decorator}
class Order${decorator.includes('class Base') ? '(Base)' : ''}:
    pk: str = theorydb_field(roles=["pk"])
    ${fields}
M = ModelDefinition.from_dataclass(Order, table_name="orders")
`;
    const { models, said } = await read(source);
    expect(said).toEqual([]);
    expect(models[0].attributes.map(({ name }) => name).sort()).toEqual(['a', 'b', 'pk']);
  });

  it('what DynamoDB refuses is found by the rules, in its place', async () => {
    const { models, said } = await read(withField('other: str = theorydb_field(name="PK")'));
    expect(models).toEqual([]);
    expect(said).toEqual(['DYN-M032 models.py:11:38 Attribute `PK` is already listed at models.py:10.']);
  });

  it('what is said of a class is said once, though several models are made of it', async () => {
    const source = withField('v: float');
    const { models, said } = await read(`${source}again = ModelDefinition.from_dataclass(Order, table_name="others")\n`);
    expect(models.map(({ tableName }) => tableName)).toEqual(['orders', 'others']);
    expect(said).toHaveLength(1);
  });

  it('all is said at once', async () => {
    const { said } = await read(sound.replace('["sk"]', '["pk"]').replace('omitempty=True', 'omitted=True'));
    expect(said.map((one) => one.split(' ')[1])).toEqual(['models.py:12:40', 'models.py:11:5']);
  });
});

describe('what cannot be known', () => {
  it.each<[string, string, string, string?]>([
    [
      'a name',
      'v: str = theorydb_field(name=name_of("v"))',
      '`name` of the field `v` cannot be known from the source: it is what a call gives.',
    ],
    [
      'roles',
      'v: str = theorydb_field(roles=ROLES)',
      '`roles` of the field `v` cannot be known from the source: it uses `ROLES`, which is changed after it is made.',
      'ROLES = []\nROLES.append("sk")',
    ],
    [
      'a flag',
      'v: str = theorydb_field(encrypted=SECRET)',
      '`encrypted` of the field `v` cannot be known from the source: it uses `SECRET`, which comes from `settings`, and that is not looked into.',
      'from settings import SECRET',
    ],
    [
      'arguments',
      'v: str = theorydb_field(**options())',
      'What the field `v` is cannot be known from the source: it takes over arguments that are no literal.',
    ],
    ['a condition', 'if True:\n        v: str = ""', 'Field `v` of `Order` cannot be known from the source: it depends on a condition.'],
  ])('%s', async (_, line, message, more) => {
    const { models, said } = await read(withField(line, more));
    expect(models).toEqual([]);
    expect(said).toEqual([expect.stringMatching(/^DYN-C261 models\.py:\d+:\d+ /)]);
    expect(said[0]).toContain(message);
  });

  it.each<[string, string, string]>([
    [
      'a class of a package',
      'from shop import Order',
      'The class `Order` cannot be known from the source: it uses `Order`, which comes from `shop`, and that is not looked into.',
    ],
    [
      'a class that is made',
      'from dataclasses import make_dataclass\nOrder = make_dataclass("Order", [])',
      'The class `Order` cannot be known from the source: it is no class.',
    ],
    [
      'a class that is nowhere',
      '',
      'The class `Order` cannot be known from the source: it uses `Order`, which this file does not declare.',
    ],
    [
      'a base of a package',
      'from shop import Base\n@dataclass\nclass Order(Base):\n    pk: str = theorydb_field(roles=["pk"])',
      'What `Order` inherits from `Base` cannot be known from the source: it uses `Base`, which comes from `shop`, and that is not looked into.',
    ],
  ])('%s', async (_, before, message) => {
    const { models, said } = await read(`${imports}${before}\nM = ModelDefinition.from_dataclass(Order, table_name="orders")`);
    expect(models).toEqual([]);
    expect(said).toEqual([expect.stringContaining(message)]);
  });

  it.each<[string, string, string]>([
    ['an index', '[make_index()]', 'An index cannot be known from the source: it is no call of `gsi` or `lsi`.'],
    ['all indexes', 'indexes_of(Order)', 'An index cannot be known from the source: it is no call of `gsi` or `lsi`.'],
    ['a list of nowhere', 'INDEXES', 'The index `INDEXES` cannot be known from the source'],
    [
      'a projection',
      '[gsi("gsi-v", partition="v", projection=wide())]',
      'The projection of an index cannot be known from the source: it is no call of `Projection`.',
    ],
    [
      'a part of an index',
      '[gsi("gsi-v", partition=key())]',
      '`partition` of an index cannot be known from the source: it is what a call gives.',
    ],
  ])('%s', async (_, indexes, message) => {
    const { models, said } = await read(withField('v: str').replace('"orders")', `"orders", indexes=${indexes})`));
    expect(models).toEqual([]);
    expect(said).toEqual([expect.stringContaining(message)]);
  });
});

describe('a dataclass that nothing makes a model of', () => {
  const source = withField('v: str').split('\nmodel')[0];

  it('is said', async () => {
    const { models, said } = await read(source);
    expect(models).toEqual([]);
    expect(said).toEqual([
      'DYN-C275 models.py:9:1 `Order` has a partition key of DynamORM, and nothing makes a model of it: it was not read.',
    ]);
  });

  it('and not where another file does, or another model inherits it', async () => {
    const files = {
      'order.py': source,
      'models.py': `${imports}from order import Order\n@dataclass\nclass Big(Order):\n    more: str\nM = ModelDefinition.from_dataclass(Big, table_name="orders")`,
    };
    expect(await read(files)).toMatchObject({ models: [{ name: 'Big' }], said: [] });
  });
});

describe('the names of fields', () => {
  it.each<[string, string, string[]]>([
    ['two underscores in front', '__b: int = 1', ['PK', '_Order__b']],
    ['two underscores in front, and a name of its own', '__b: int = theorydb_field(name="b", default=1)', ['PK', 'b']],
    ['underscores around it', '__b__: int = 1', ['PK', '__b__']],
    ['a letter that is two', '\ufb01: int = 1', ['PK', 'fi']],
    ['an annotation in quotes that is a text already', 'b: "ClassVar[int]" = 1', ['PK', 'b']],
  ])('%s', async (_, line, names) => {
    const { models } = await read(withField(line));
    expect(models[0]?.attributes.map(({ name }) => name)).toEqual(names);
  });

  it('an annotation in quotes', async () => {
    const { models } = await read(withField('b: "ClassVar[int]" = 1').replace('from __future__ import annotations\n', ''));
    expect(models[0].attributes.map(({ name }) => name)).toEqual(['PK']);
  });

  it('names that a star takes from typing', async () => {
    const source = `from dataclasses import dataclass\nfrom typing import *\nfrom theorydb_py import ModelDefinition, theorydb_field\nT = TypeVar("T")\n@dataclass\nclass Base(Generic[T]):\n    pk: str = theorydb_field(name="PK", roles=["pk"])\n    n: Optional[int] = None\n@dataclass\nclass Order(Base[int]):\n    pass\nM = ModelDefinition.from_dataclass(Order, table_name="orders")`;
    const { models, said } = await read(source);
    expect(models).toMatchObject([{ name: 'Order', attributes: [{ name: 'PK' }, { name: 'n', type: 'N' }] }]);
    expect(said.filter((one) => /C27[014]|C261/.test(one))).toEqual([]);
  });

  it('a class that another decorator makes is not known', async () => {
    const { models, said } = await read(
      withField('v: str').replace(
        '@dataclass\nclass',
        'import functools\nfrozen = functools.partial(dataclass, frozen=True)\n@frozen\nclass',
      ),
    );
    expect(models).toEqual([]);
    expect(said).toEqual([
      expect.stringContaining('The class `Order` cannot be known from the source: it is made by `@frozen`, which is not followed.'),
    ]);
  });
});

describe('from_dataclass', () => {
  const order = `@dataclass
class Order:
    pk: str = theorydb_field(name="PK", roles=["pk"])
`;

  it.each([
    ['a subclass', 'class Models(ModelDefinition):\n    pass\nM = Models.from_dataclass(Order, table_name="orders")'],
    [
      'a subclass of one with a type',
      'class Models(ModelDefinition[Order]):\n    pass\nM = Models.from_dataclass(Order, table_name="orders")',
    ],
  ])('is found in %s', async (_, more) => {
    expect(await read(`${imports}${order}${more}`)).toMatchObject({ models: [{ name: 'Order', tableName: 'orders' }], said: [] });
  });

  it.each([
    ['a constant', 'make = ModelDefinition.from_dataclass\nM = make(Order, table_name="orders")'],
    ['an argument', 'M = list(map(ModelDefinition.from_dataclass, [Order]))'],
    ['functools.partial', 'import functools\nM = functools.partial(ModelDefinition.from_dataclass, table_name="orders")(Order)'],
  ])('is refused where it is handed on: %s', async (_, more) => {
    const { models, said } = await read(`${imports}${order}${more}`);
    expect(models).toEqual([]);
    expect(said[0]).toMatch(/^DYN-C261 models\.py:\d+:\d+ `ModelDefinition\.from_dataclass` is handed on here: the models/);
  });

  it('is not passed over where a package that is not here hands the library on', async () => {
    const { models, said } = await read(
      `from dataclasses import dataclass\nfrom acme.db import ModelDefinition, theorydb_field\n${order}M = ModelDefinition.from_dataclass(Order, table_name="orders")`,
    );
    expect(models).toEqual([]);
    expect(said[0]).toContain('it comes from `acme.db`, which is not looked into.');
  });

  it('of a class of the project is another one', async () => {
    const own = 'class ModelDefinition:\n    @classmethod\n    def from_dataclass(cls, of):\n        return of\n';
    expect(
      await read(
        `from dataclasses import dataclass\n${own}@dataclass\nclass Order:\n    pk: str\nM = ModelDefinition.from_dataclass(Order)`,
      ),
    ).toMatchObject({ models: [], said: [] });
  });
});

describe('hostile files', () => {
  it.each<[string, string, string]>([
    ['an open bracket', 'x = ModelDefinition.from_dataclass(\n', ''],
    ['another language', 'package main\nfunc main() { from_dataclass() }\n', ''],
    ['Python 2', 'print "from_dataclass" % x\nexec "y"\nprint >>f, 1 +\n', ''],
    ['noise', 'from_dataclass \u0001 $$$ ?\n', ''],
  ])('%s does not parse', async (_, source) => {
    const { models, said } = await read(source);
    expect(models).toEqual([]);
    expect(said).toEqual([expect.stringMatching(/^DYN-C270 models\.py:\d+:\d+ `models\.py` does not parse: \S.*\.$/)]);
  });

  it('a broken file keeps no other one from being read', async () => {
    const { models, said } = await read({ 'broken.py': 'from_dataclass(', 'models.py': withField('v: str') });
    expect(models).toHaveLength(1);
    expect(said).toHaveLength(1);
  });

  it('modern Python parses', async () => {
    const modern = `
class Box[T]:
    def get[U](self, a: U, /, *args, **kw) -> dict[str, list[int]]:
        match a:
            case {"x": 1, **rest} if rest:
                pass
            case [Box(x=1), *_] | None:
                pass
        try:
            pass
        except* ValueError as e:
            pass
        with (open("a") as f, open("b") as g):
            yield
        return f"{a!r:>{10}} {f'{x["y"]}'} {'a' if x else "b"}"
`;
    expect(await read(withField('v: str', modern))).toMatchObject({ models: [{ name: 'Order' }], said: [] });
  });

  it.each([
    ['a class', 'class Box[T = int, *Ts = *tuple[int, "a]="], **P = [int, str]](Base[T], metaclass=Meta):\n    pass'],
    ['a class over lines', 'class Box[\n    T: (str, bytes) = str,  # ] =\n    U = dict[str, list[T]],\n]:\n    pass'],
    ['a function', 'async def get[T = int, U: Callable[..., bool] = (lambda x=1: x)](a: T = 1) -> U:\n    pass'],
    ['an alias', 'type Pairs[T = int] = list[tuple[T, T]]'],
    ['a lazy import', 'lazy import json\nlazy from decimal \\\n  import Decimal'],
  ])('and newer than the grammar: %s', async (_, newer) => {
    const { models, said, places } = await read(withField('v: str', newer));
    expect({ models, said }).toMatchObject({ models: [{ name: 'Order', attributes: [{}, { name: 'v' }] }], said: [] });
    // The text keeps its lines and columns.
    expect(places).toEqual((await read(withField('v: str', newer.replace(/[^\n]/g, '#')))).places);
  });

  it('a model with type parameters that have defaults', async () => {
    const source = `${imports}@dataclass
class Order[T = str, U = dict[str, T]]:
    pk: str = theorydb_field(name="PK", roles=["pk"])
    count: int = theorydb_field(name="count")
M = ModelDefinition.from_dataclass(Order, table_name="orders")`;
    const { models, said } = await read(source);
    expect(models).toMatchObject([{ name: 'Order', attributes: [{ name: 'PK' }, { name: 'count', type: 'N' }] }]);
    expect(said).toEqual([]);
  });

  it('a file that others import', async () => {
    const files = {
      'names.py': 'class Box[T = int]:\n    pass\nTABLE = "orders"\n',
      'models.py': withField('v: str', 'from names import TABLE').replace('"orders"', 'TABLE'),
    };
    expect(await read(files)).toMatchObject({ models: [{ name: 'Order', tableName: 'orders' }], said: [] });
  });

  it('a broken file with newer syntax is shown where it breaks', async () => {
    const { said } = await read('class Box[T = int]:\n    pass\nx = from_dataclass(]\n');
    expect(said).toEqual(['DYN-C270 models.py:3:1 `models.py` does not parse: `x = from_dataclass(]` is not understood.']);
  });

  it.each([
    ['a name that is itself', 'A = A'],
    ['names in a circle', 'A = B\nB = A'],
    ['a list in a circle', 'A = [*B]\nB = [*A]'],
    ['20,000 sums', `A = ${'"a" + '.repeat(20_000)}"b"`],
    ['20,000 brackets', `A = ${'['.repeat(20_000)}${']'.repeat(20_000)}`],
    [
      'a list that doubles',
      `A0 = ["x", "y"]\n${Array.from({ length: 40 }, (_, at) => `A${at + 1} = A${at} + A${at}`).join('\n')}\nA = A40`,
    ],
  ])('%s ends in a finding', async (_, more) => {
    const { models, findings } = await read(withField('v: str = theorydb_field(roles=A)', more));
    expect(models).toEqual([]);
    expect(findings.map(({ code }) => code)).toEqual([expect.stringMatching(/^DYN-C2(61|70)$/)]);
  });

  it.each([
    ['types', `v: ${'int | '.repeat(20_000)}None`, ''],
    ['generics', `v: ${'Optional['.repeat(20_000)}int${']'.repeat(20_000)}`, ''],
    ['members of a type', `v: a${'.b'.repeat(20_000)}`, ''],
    ['classes', 'v: C2000', Array.from({ length: 2000 }, (_, at) => `class C${at + 1}(C${at}):\n    pass`).join('\n')],
  ])('many %s inside each other end in a finding', async (_, line, more) => {
    const { findings } = await read(withField(line, more));
    expect(findings.map(({ code }) => code)).toEqual([expect.stringMatching(/^DYN-C27[0-4]$/)]);
  });

  it('a long line of classes ends in a finding', async () => {
    const classes = Array.from({ length: 5000 }, (_, at) => `@dataclass\nclass C${at + 1}(C${at}):\n    a${at}: str`).join('\n');
    const source = `${imports}@dataclass\nclass C0:\n    pk: str = theorydb_field(roles=["pk"])\n${classes}\nM = ModelDefinition.from_dataclass(C5000, table_name="orders")`;
    const { models, findings } = await read(source);
    expect(models).toEqual([]);
    expect(findings[0]).toMatchObject({ code: 'DYN-C261', message: expect.stringContaining('is nested too deeply') });
  });

  it('indexes of indexes end in a finding', async () => {
    const { models, said } = await read(
      withField('v: str').replace('"orders")', `"orders", indexes=${'[*'.repeat(100)}[]${']'.repeat(100)})`),
    );
    expect(models).toEqual([]);
    expect(said).toEqual([expect.stringContaining('The list of indexes cannot be known from the source: it is nested too deeply.')]);
  });

  it('classes that inherit in a circle end', async () => {
    const { models } = await read(
      `${imports}@dataclass\nclass A(B):\n    pk: str = theorydb_field(roles=["pk"])\n@dataclass\nclass B(A):\n    b: str\nM = ModelDefinition.from_dataclass(A, table_name="orders")`,
    );
    expect(models).toHaveLength(1);
  });
});

it('leaves tests out, and reads what only looks like one', async () => {
  const source = withField('v: str');
  const names = ['test_models.py', 'models_test.py', 'conftest.py', 'models.py', 'latest.py', 'testing.py'];
  const { models } = await read(Object.fromEntries(names.map((name) => [name, source.replaceAll('Order', name.replace('.py', ''))])));
  expect(models.map(({ name }) => name)).toEqual(['models', 'latest', 'testing']);
});

it('leaves out what is said to be no model, whatever is wrong in it', async () => {
  const source = `${withField('v: str')}class Strange:\n    pass\nother = ModelDefinition.from_dataclass(Strange)\n`;
  expect(await read(source, { exclude: ['Strange'] })).toMatchObject({ models: [{ name: 'Order' }], said: [] });
  expect((await read(source)).said).toHaveLength(1);
});

describe('fields that a function makes', () => {
  const model = (helper: string, fields: string) => `from dataclasses import dataclass, field
from theorydb_py import ModelDefinition, theorydb_field

${helper}

@dataclass
class Order:
    pk: str = theorydb_field(name="PK", roles=["pk"])
${fields}

order = ModelDefinition.from_dataclass(Order, table_name="orders")
`;
  const attributes = ({ models }: Reading) => models.flatMap((one) => one.attributes.slice(1));

  it.each<[string, string, string, object[]]>([
    [
      'with a name and options',
      'def _s(name: str, *, omitempty: bool = False):\n    return theorydb_field(name=name, omitempty=omitempty, default="")',
      '    job_id: str = _s("jobId")\n    secret: str = _s("ssn", omitempty=True)',
      [
        { name: 'jobId', type: 'S', optional: true },
        { name: 'ssn', type: 'S', optional: true, omitEmpty: true },
      ],
    ],
    [
      'that hands everything on',
      'def _s(**options):\n    return theorydb_field(default="", **options)',
      '    job_id: str = _s(name="jobId", omitempty=True)',
      [{ name: 'jobId', type: 'S', optional: true, omitEmpty: true }],
    ],
    [
      'of metadata that another makes',
      'def _meta(name, roles=None):\n    return {"theorydb": {"name": name, "roles": list(roles or [])}}\n\ndef _n(name, roles=None):\n    return field(default=0, metadata=_meta(name, roles=roles))',
      '    ttl: int = _n("expires", roles=["ttl"])',
      [{ name: 'expires', type: 'N', optional: true, roles: ['ttl'] }],
    ],
  ])('%s are followed', async (_, helper, fields, expected) => {
    const found = await read(model(helper, fields));

    expect(found.said.filter((one) => !one.startsWith('DYN-C272'))).toEqual([]);
    expect(attributes(found)).toEqual(expected.map((one) => expect.objectContaining(one)));
  });

  it('in more than one way are refused, never guessed', async () => {
    const helper = 'def _s(name):\n    if name == "x":\n        return theorydb_field(name="y")\n    return theorydb_field(name=name)';
    const { models, said } = await read(model(helper, '    job_id: str = _s("jobId")'));

    expect([models, said.map((one) => one.slice(0, 8))]).toEqual([[], ['DYN-C261']]);
  });

  it('are none where a function gives a plain default', async () => {
    const found = await read(model('def _now():\n    return "now"', '    created: str = _now()'));

    expect(attributes(found)).toEqual([expect.objectContaining({ name: 'created' })]);
  });
});

it('reads the package of TableTheory 2, its roles and write policies', async () => {
  const { models, said } = await read(`from dataclasses import dataclass
from tabletheory_py import ModelDefinition, Role, WritePolicy, theorydb_field

@dataclass(frozen=True)
class Ledger:
    pk: str = theorydb_field(name="PK", roles=[Role.PK])
    sk: str = theorydb_field(name="SK", roles=[Role.SK])
    email: str = theorydb_field(name="mail", default="")

ledger = ModelDefinition.from_dataclass(
    Ledger, table_name="ledger", write_policy=WritePolicy(mode="write_once", protected_attributes=("email",))
)
`);

  expect(said).toEqual([]);
  expect(models[0]).toMatchObject({ sortKey: { name: 'SK' }, writeOnce: true, protectedAttributes: ['mail'] });
});

it.each([
  ['1.7.0', ['DYN-C273', 'DYN-C273']],
  ['2.0.0', []],
])('a list or dictionary, or nothing, is stored as what it holds: TableTheory %s', async (libraryVersion, codes) => {
  const { models, findings } = await read(
    `from dataclasses import dataclass
from theorydb_py import ModelDefinition, theorydb_field

@dataclass
class Order:
    pk: str = theorydb_field(name="PK", roles=["pk"])
    labels: dict[str, str] | None = theorydb_field(name="labels", default=None)
    lines: list[str] | None = theorydb_field(name="lines", default=None)

order = ModelDefinition.from_dataclass(Order, table_name="orders")
`,
    { libraryVersion },
  );

  expect(models[0].attributes.map(({ type }) => type)).toEqual(['S', 'M', 'L']);
  expect(findings.map(({ code }) => code)).toEqual(codes);
});

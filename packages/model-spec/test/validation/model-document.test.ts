import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IndexKind, KeyType, ModelDocument, Projection } from '../../src';
import { document, soundModel, withAttributes, withIndex } from '../rules/rule-cases';

const yaml = `dms_version: "0.2"
namespace: acme
models:
  - name: Order
    table: { name: orders, environment_variable: ORDERS_TABLE_NAME }
    naming: { convention: camelCase }
    keys:
      partition: { attribute: PK, type: S }
      sort: { attribute: number, type: N }
    write_policy: { mode: write_once, protected_attributes: [email] }
    attributes:
      - { attribute: PK, type: S, required: true, roles: [pk] }
      - { attribute: number, type: N, optional: false, roles: [] }
      - { attribute: email, type: S, omit_empty: true, optional: true }
      - { attribute: createdAt, type: S, format: rfc3339nano, roles: [created_at] }
      - { attribute: notes, type: M, json: true, encryption: { v: 1 } }
      - { attribute: blob, type: B, binary: true }
      - { attribute: expires, type: N, roles: [ttl] }
    indexes:
      - { name: gsi-email, type: GSI, partition: { attribute: email, type: S }, projection: { type: INCLUDE, fields: [notes] } }
      - { name: by-date, type: LSI, partition: { attribute: PK, type: S }, sort: { attribute: createdAt, type: S } }
  - name: Customer
    table: { name: customers }
    keys: { partition: { attribute: id, type: S }, sort: null }
    attributes: [{ attribute: id, type: S }]
`;

const order = {
  name: 'Order',
  tableName: 'orders',
  tableEnvironmentVariable: 'ORDERS_TABLE_NAME',
  partitionKey: { name: 'PK', type: KeyType.STRING },
  sortKey: { name: 'number', type: KeyType.NUMBER },
  attributes: [
    { name: 'PK', type: 'S', required: true, roles: ['pk'] },
    { name: 'number', type: 'N' },
    { name: 'email', type: 'S', optional: true, omitEmpty: true },
    { name: 'createdAt', type: 'S', format: 'rfc3339nano', roles: ['created_at'] },
    { name: 'notes', type: 'M', json: true, encrypted: true },
    { name: 'blob', type: 'B', binary: true },
    { name: 'expires', type: 'N', roles: ['ttl'] },
  ],
  indexes: [
    {
      name: 'gsi-email',
      kind: IndexKind.GLOBAL,
      partitionKey: { name: 'email', type: KeyType.STRING },
      projection: Projection.INCLUDE,
      nonKeyAttributes: ['notes'],
    },
    {
      name: 'by-date',
      kind: IndexKind.LOCAL,
      partitionKey: { name: 'PK', type: KeyType.STRING },
      sortKey: { name: 'createdAt', type: KeyType.STRING },
      projection: Projection.ALL,
    },
  ],
  writeOnce: true,
  protectedAttributes: ['email'],
  namingConvention: 'camelCase',
};

const customer = {
  name: 'Customer',
  tableName: 'customers',
  partitionKey: { name: 'id', type: 'S' },
  attributes: [{ name: 'id', type: 'S' }],
  indexes: [],
};

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'model-spec-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

describe('reading', () => {
  it('takes everything that a model says', () => {
    const models = ModelDocument.fromString(yaml);
    expect(models.models).toEqual([order, customer]);
    expect(models.tableNames).toEqual(['orders', 'customers']);
    expect(models.dmsVersion).toBe('0.2');
    expect(models.report.findings).toEqual([]);
  });

  it.each([
    ['a file', () => ModelDocument.fromFile(file('models.yaml', yaml))],
    ['a file with a byte-order mark', () => ModelDocument.fromFile(file('bom.yaml', `\ufeff${yaml}`))],
    ['a text with a byte-order mark', () => ModelDocument.fromString(`\ufeff${yaml}`)],
    ['Windows line ends', () => ModelDocument.fromString(yaml.replace(/\n/g, '\r\n'))],
  ])('gives the same from %s', (_, read) => {
    expect(read().models).toEqual([order, customer]);
  });

  it('gives the same from JSON, from an object, and from what it prints', () => {
    const first = ModelDocument.fromString(yaml);
    const again = ModelDocument.fromString(first.toDms());
    expect(again.models).toEqual(first.models);
    expect(again.toDms()).toBe(first.toDms());
    expect(again.dmsVersion).toBe('0.2');
    const plain = { dms_version: '0.1', models: [soundModel()] };
    expect(ModelDocument.fromObject(plain).models).toEqual(ModelDocument.fromString(JSON.stringify(plain)).models);
  });

  it('takes a model without a document, and a list of them', () => {
    expect(ModelDocument.fromObject(soundModel()).models.map((one) => one.name)).toEqual(['Order']);
    const list = ModelDocument.fromString(JSON.stringify([soundModel(), soundModel({ name: 'Line' })]));
    expect(list.models.map((one) => one.name)).toEqual(['Order', 'Line']);
    expect(list.dmsVersion).toBeUndefined();
    expect(list.toDms()).toMatch(/^dms_version: "0\.1"/);
  });

  it('takes what FromMetadata of DynamORM prints', () => {
    const printed = {
      name: 'Order',
      table: { name: 'Orders' },
      naming: { convention: 'camelCase' },
      keys: { sort: null, partition: { attribute: 'PK', type: 'S' } },
      attributes: [
        attributeOf('PK', 'S', { roles: ['pk'], required: true, optional: false }),
        attributeOf('createdAt', 'M', { roles: ['created_at'] }),
        attributeOf('secret', 'S', { encryption: { v: 1 } }),
      ],
      indexes: [],
    };
    const models = ModelDocument.fromString(JSON.stringify(printed));
    expect(models.models[0].attributes.map(({ name, type, encrypted }) => [name, type, encrypted])).toEqual([
      ['PK', 'S', undefined],
      ['createdAt', 'S', undefined],
      ['secret', 'S', true],
    ]);
    expect(models.report.findings.map((finding) => finding.code)).toEqual(['DYN-M039']);
  });

  it('takes a literal of defineModel, converters included', () => {
    const literal = withAttributes({ attribute: 'money', type: 'M', converter: { toDynamoValue: () => 1, fromDynamoValue: () => 2 } });
    expect(ModelDocument.fromObject(literal).report.findings).toEqual([]);
  });

  it('does not keep the caller\u2019s object', () => {
    const model = soundModel();
    const models = ModelDocument.fromObject(model);
    model.name = 'Changed';
    expect(models.models[0].name).toBe('Order');
  });
});

function attributeOf(attribute: string, type: string, changes: object): object {
  return {
    attribute,
    type,
    format: '',
    encryption: null,
    roles: null,
    required: false,
    optional: true,
    omit_empty: false,
    json: false,
    binary: false,
    ...changes,
  };
}

describe('errors', () => {
  it('lists every error with its place, path and how to fix it', () => {
    const broken = yaml.replace('{ attribute: PK, type: S }', '{ attribute: PX, type: S }').replace('type: M, json', 'type: MAP, json');
    const path = file('broken.yaml', broken);
    expect(() => ModelDocument.fromFile(path)).toThrow(
      new Error(
        [
          `The model document ${path} has 4 errors:`,
          `  DYN-M024 ${path}:8:31 models[0].keys.partition.attribute: The partition key \`PX\` of the table is not among the attributes. Did you mean \`PK\`?`,
          `  DYN-M028 ${path}:12:59 models[0].attributes[0].roles[0]: Attribute \`PK\` has the role \`pk\`, but the partition key is \`PX\`. Remove the role here, or make the attribute the partition key.`,
          `  DYN-M033 ${path}:16:35 models[0].attributes[4].type: The type \`MAP\` of attribute \`notes\` is unknown. Did you mean \`M\`?`,
          `  DYN-M062 ${path}:21:61 models[0].indexes[1].partition.attribute: Local index \`by-date\` has the partition key \`PK\`, but the table has \`PX\`. Use \`PX\`, or change the index to a GSI.`,
        ].join('\n'),
      ),
    );
  });

  it('names no file where there is none', () => {
    expect(() => ModelDocument.fromString('')).toThrow(
      'The model document: DYN-M003 1:1: The document is empty. Write `dms_version` and `models`, or correct the path.',
    );
    expect(() => ModelDocument.fromObject({ dms_version: '0.1' })).toThrow(
      'The model document: DYN-M010 models: The document has no models. Add at least one model.',
    );
  });

  it('uses the name that the caller gives', () => {
    expect(() => ModelDocument.fromString('a: [', { fileName: 'x.yaml' })).toThrow(/^The model document x\.yaml: DYN-M001 x\.yaml:1:5: /);
    expect(() => ModelDocument.fromObject(null, { fileName: 'x.yaml' })).toThrow(
      'DYN-M007 x.yaml: The document is nothing and must be a mapping.',
    );
  });

  it('refuses what no document can hold, and objects that hold themselves', () => {
    const endless = soundModel();
    endless.attributes[0].tags = endless;
    expect(() => ModelDocument.fromObject(endless)).toThrow('DYN-M006');
    expect(() => ModelDocument.fromObject(soundModel({ name: () => 'x' }))).toThrow(
      'DYN-M007 name: The value is `a function`, which no document can hold.',
    );
    expect(() => ModelDocument.fromObject(soundModel({ name: new Date() }))).toThrow('`a Date`');
    expect(() => ModelDocument.fromObject(soundModel({ name: Number.NaN }))).toThrow('`NaN`');
    expect(() => ModelDocument.fromObject(soundModel({ name: 1n }))).toThrow('`a bigint`');
  });

  it('keeps warnings in the report', () => {
    const models = ModelDocument.fromObject(soundModel({ indexs: [] }));
    expect(models.report.warnings.map((finding) => finding.code)).toEqual(['DYN-M008']);
  });
});

describe('forTable', () => {
  it('narrows the models and keeps their places', () => {
    const customers = ModelDocument.fromString(yaml, { fileName: 'x.yaml' }).forTable('customers');
    expect(customers.models).toEqual([customer]);
    expect(customers.tableNames).toEqual(['customers']);
    expect(customers.dmsVersion).toBe('0.2');
    const [finding] = customers.compare({ partitionKey: { name: 'ID', type: KeyType.STRING } }).findings;
    expect(finding).toMatchObject({ path: 'models[1].keys.partition', file: 'x.yaml', line: 24, column: 13 });
  });

  it('keeps of the report what concerns its models', () => {
    const models = ModelDocument.fromObject(
      document([soundModel({ extra: 1 }), soundModel({ name: 'B', table: { name: 'lines' }, more: 1 })]),
    );
    expect(models.forTable('lines').report.findings.map((finding) => finding.path)).toEqual(['models[1].more']);
    expect(models.forTable('orders').report.findings.map((finding) => finding.path)).toEqual(['models[0].extra']);
  });
});

describe('toTableShape', () => {
  it('is what the models of one table ask for, which then agrees with them', () => {
    const orders = ModelDocument.fromString(yaml).forTable('orders');
    expect(orders.toTableShape()).toEqual({
      partitionKey: { name: 'PK', type: 'S' },
      sortKey: { name: 'number', type: 'N' },
      indexes: [
        {
          name: 'gsi-email',
          kind: 'GSI',
          partitionKeys: [{ name: 'email', type: 'S' }],
          projection: 'INCLUDE',
          nonKeyAttributes: ['notes'],
        },
        {
          name: 'by-date',
          kind: 'LSI',
          partitionKeys: [{ name: 'PK', type: 'S' }],
          sortKeys: [{ name: 'createdAt', type: 'S' }],
          projection: 'ALL',
        },
      ],
      timeToLiveAttribute: 'expires',
    });
    expect(orders.compare(orders.toTableShape()).findings).toEqual([]);
  });

  it('unites the indexes and takes the time to live of any model', () => {
    const expiring = withAttributes({ attribute: 'ttl', type: 'N', roles: ['ttl'] });
    const models = ModelDocument.fromObject([
      withIndex(),
      { ...withIndex(), name: 'B' },
      { ...withIndex({ name: 'gsi-2' }), name: 'C' },
      { ...expiring, name: 'D' },
    ]);
    const shape = models.toTableShape();
    expect(shape.indexes?.map((index) => index.name)).toEqual(['gsi-email', 'gsi-2']);
    expect(shape.timeToLiveAttribute).toBe('ttl');
    expect(models.compare(shape).findings).toEqual([]);
  });

  it('leaves out what there is not', () => {
    expect(ModelDocument.fromString(yaml).forTable('customers').toTableShape()).toEqual({ partitionKey: { name: 'id', type: 'S' } });
  });
});

describe('what is no text, as plain JavaScript may pass it', () => {
  const untyped = (value: unknown) => value as string;

  it.each<[unknown, string]>([
    [undefined, '(nothing)'],
    [null, '(nothing)'],
    [5, '`5`'],
    [{}, '`(an object)`'],
  ])('is refused in a sentence: %j', (value, words) => {
    expect(() => ModelDocument.fromString(yaml).forTable(untyped(value))).toThrow(
      `has no models of the table ${words}. It has \`orders\`, \`customers\`.`,
    );
    expect(() => ModelDocument.fromFile(untyped(value))).toThrow(
      `The path of the model document is ${words}, which is no text. Pass the path of a file.`,
    );
  });
});

import { expect, test } from 'vitest';
import { parse } from 'yaml';
import type { SourceCodeOptions } from '../../src/source-code-options';
import { goModels } from './go-models';

/** What the contract says of Go, and the model that it gives; `Order` of the table `Orders` with camelCase names unless it says otherwise. */
const rows: { says: string; go: string; dms: string; options?: SourceCodeOptions; findings?: string[] }[] = [
  {
    says: '`pk` and `sk` are the keys of the table',
    go: 'type Order struct {\n  PK string `dynamorm:"pk"`\n  SK int64 `dynamorm:"sk"`\n}',
    dms: `keys: { partition: { attribute: PK, type: S }, sort: { attribute: SK, type: N } }
attributes: [{ attribute: PK, type: S, required: true, roles: [pk] }, { attribute: SK, type: N, required: true, roles: [sk] }]`,
  },
  {
    says: 'TableTheory has a key of its own, and its release 3 writes DMS 0.2',
    go: 'type Order struct {\n  PK string `theorydb:"pk"`\n}',
    dms: `keys: { partition: { attribute: PK, type: S } }
attributes: [{ attribute: PK, type: S, required: true, roles: [pk] }]`,
  },
  {
    says: '`attr:` names the attribute',
    go: 'type Order struct {\n  ID string `dynamorm:"pk,attr:orderId"`\n}',
    dms: `keys: { partition: { attribute: orderId, type: S } }
attributes: [{ attribute: orderId, type: S, required: true, roles: [pk] }]`,
  },
  {
    says: '`index:` alone means the partition key; several indexes a field; projections are ALL',
    go: 'type Order struct {\n  ID string `dynamorm:"pk"`\n  Email string `dynamorm:"index:gsi-email,omitempty"`\n  At string `dynamorm:"index:gsi-email,sk,index:by-day,pk,omitempty"`\n}',
    dms: `keys: { partition: { attribute: id, type: S } }
attributes:
  - { attribute: id, type: S, required: true, roles: [pk] }
  - { attribute: email, type: S, optional: true, omit_empty: true }
  - { attribute: at, type: S, optional: true, omit_empty: true }
indexes:
  - { name: by-day, type: GSI, partition: { attribute: at, type: S }, projection: { type: ALL } }
  - { name: gsi-email, type: GSI, partition: { attribute: email, type: S }, sort: { attribute: at, type: S }, projection: { type: ALL } }`,
  },
  {
    says: '`sparse` beside `pk` changes nothing that a table has',
    go: 'type Order struct {\n  ID string `dynamorm:"pk"`\n  Email string `dynamorm:"index:gsi-email,pk,sparse,omitempty"`\n}',
    dms: `keys: { partition: { attribute: id, type: S } }
attributes: [{ attribute: id, type: S, required: true, roles: [pk] }, { attribute: email, type: S, optional: true, omit_empty: true }]
indexes: [{ name: gsi-email, type: GSI, partition: { attribute: email, type: S }, projection: { type: ALL } }]`,
  },
  {
    says: 'a local index is given by `lsi:` or by the beginning of its name',
    go: 'type Order struct {\n  PK string `dynamorm:"pk"`\n  SK string `dynamorm:"sk"`\n  A int `dynamorm:"lsi:by-a"`\n  B int `dynamorm:"lsi:by-b,sk"`\n  C int `dynamorm:"index:lsi-c,sk"`\n  D int `dynamorm:"index:lsi_d,sk"`\n}',
    dms: `keys: { partition: { attribute: PK, type: S }, sort: { attribute: SK, type: S } }
attributes:
  - { attribute: PK, type: S, required: true, roles: [pk] }
  - { attribute: SK, type: S, required: true, roles: [sk] }
  - { attribute: a, type: N, optional: true }
  - { attribute: b, type: N, optional: true }
  - { attribute: c, type: N, optional: true }
  - { attribute: d, type: N, optional: true }
indexes:
  - { name: by-a, type: LSI, partition: { attribute: PK, type: S }, sort: { attribute: a, type: N }, projection: { type: ALL } }
  - { name: by-b, type: LSI, partition: { attribute: PK, type: S }, sort: { attribute: b, type: N }, projection: { type: ALL } }
  - { name: lsi-c, type: LSI, partition: { attribute: PK, type: S }, sort: { attribute: c, type: N }, projection: { type: ALL } }
  - { name: lsi_d, type: LSI, partition: { attribute: PK, type: S }, sort: { attribute: d, type: N }, projection: { type: ALL } }`,
  },
  {
    says: 'the lifecycle roles, and `CreatedAt` and `UpdatedAt` without a tag',
    go: 'type Order struct {\n  ID string `dynamorm:"pk"`\n  CreatedAt time.Time\n  UpdatedAt time.Time\n  Version int64 `dynamorm:"version"`\n  Expires int64 `dynamorm:"ttl"`\n}\ntype Other struct {\n  ID string `dynamorm:"pk"`\n}',
    dms: `keys: { partition: { attribute: id, type: S } }
attributes:
  - { attribute: id, type: S, required: true, roles: [pk] }
  - { attribute: createdAt, type: S, optional: true, roles: [created_at], format: rfc3339nano }
  - { attribute: updatedAt, type: S, optional: true, roles: [updated_at], format: rfc3339nano }
  - { attribute: version, type: N, optional: true, roles: [version], format: int }
  - { attribute: expires, type: N, optional: true, roles: [ttl], format: unix_seconds }`,
  },
  {
    says: '`created_at` and `updated_at` on other names',
    go: 'type Order struct {\n  ID string `dynamorm:"pk"`\n  Made time.Time `dynamorm:"created_at"`\n  Touched time.Time `dynamorm:"updated_at"`\n}',
    dms: `keys: { partition: { attribute: id, type: S } }
attributes:
  - { attribute: id, type: S, required: true, roles: [pk] }
  - { attribute: made, type: S, optional: true, roles: [created_at], format: rfc3339nano }
  - { attribute: touched, type: S, optional: true, roles: [updated_at], format: rfc3339nano }`,
  },
  {
    says: '`omitempty`, `binary`, `json`, `encrypted` and `encrypted:<x>`',
    go: 'type Order struct {\n  ID string `dynamorm:"pk"`\n  A string `dynamorm:"omitempty"`\n  B string `dynamorm:"binary"`\n  C map[string]int `dynamorm:"json"`\n  D string `dynamorm:"encrypted"`\n  E string `dynamorm:"encrypted:pii"`\n  F string\n}',
    dms: `keys: { partition: { attribute: id, type: S } }
attributes:
  - { attribute: id, type: S, required: true, roles: [pk] }
  - { attribute: a, type: S, optional: true, omit_empty: true }
  - { attribute: b, type: B, optional: true, binary: true }
  - { attribute: c, type: S, optional: true, json: true }
  - { attribute: d, type: S, optional: true, encryption: { v: 1 } }
  - { attribute: e, type: S, optional: true, encryption: { v: 1 } }
  - { attribute: f, type: S, optional: true }`,
  },
  {
    says: 'from TableTheory 3 on `json` keeps the type of most values',
    go: 'type Order struct {\n  ID string `theorydb:"pk"`\n  A map[string]int `theorydb:"json"`\n  B []int `theorydb:"json"`\n  C json.RawMessage `theorydb:"json"`\n  D any `theorydb:"json"`\n}',
    dms: `keys: { partition: { attribute: id, type: S } }
attributes:
  - { attribute: id, type: S, required: true, roles: [pk] }
  - { attribute: a, type: M, optional: true, json: true }
  - { attribute: b, type: L, optional: true, json: true }
  - { attribute: c, type: S, optional: true, json: true }
  - { attribute: d, type: S, optional: true, json: true }`,
  },
  {
    says: 'sets are of strings, numbers and bytes',
    go: 'type Order struct {\n  ID string `dynamorm:"pk"`\n  A []string `dynamorm:"set"`\n  B []int `dynamorm:"set"`\n  C [][]byte `dynamorm:"set"`\n}',
    dms: `keys: { partition: { attribute: id, type: S } }
attributes:
  - { attribute: id, type: S, required: true, roles: [pk] }
  - { attribute: a, type: SS, optional: true }
  - { attribute: b, type: NS, optional: true }
  - { attribute: c, type: BS, optional: true }`,
    findings: ['DYN-C277', 'DYN-C277'],
  },
  {
    says: 'the kinds of Go',
    go: 'type Order struct {\n  ID string `dynamorm:"pk"`\n  A float64\n  B uint8\n  C bool\n  D time.Time\n  E map[string]any\n  F struct{ X int }\n  G []string\n  H []byte\n  I *string\n  J time.Duration\n  K json.RawMessage\n  L rune\n}',
    dms: `keys: { partition: { attribute: id, type: S } }
attributes:
  - { attribute: id, type: S, required: true, roles: [pk] }
  - { attribute: a, type: N, optional: true }
  - { attribute: b, type: N, optional: true }
  - { attribute: c, type: BOOL, optional: true }
  - { attribute: d, type: S, optional: true, format: rfc3339nano }
  - { attribute: e, type: M, optional: true }
  - { attribute: f, type: M, optional: true }
  - { attribute: g, type: L, optional: true }
  - { attribute: h, type: B, optional: true }
  - { attribute: i, type: S, optional: true }
  - { attribute: j, type: N, optional: true }
  - { attribute: k, type: B, optional: true }
  - { attribute: l, type: N, optional: true }`,
    findings: ['DYN-C277', 'DYN-C277'],
  },
  {
    says: 'named types, aliases and chains of them',
    go: 'type Status string\ntype Count = int64\ntype Again Status\ntype Bytes []byte\ntype List = []Status\ntype Order struct {\n  ID Again `dynamorm:"pk"`\n  N Count `dynamorm:"sk"`\n  B Bytes\n  L List `dynamorm:"set"`\n}',
    dms: `keys: { partition: { attribute: id, type: S }, sort: { attribute: n, type: N } }
attributes:
  - { attribute: id, type: S, required: true, roles: [pk] }
  - { attribute: n, type: N, required: true, roles: [sk] }
  - { attribute: b, type: B, optional: true }
  - { attribute: l, type: SS, optional: true }`,
    findings: ['DYN-C277'],
  },
  {
    says: 'time.Time keys are strings',
    go: 'type Order struct {\n  ID string `dynamorm:"pk"`\n  At time.Time `dynamorm:"sk"`\n}',
    dms: `keys: { partition: { attribute: id, type: S }, sort: { attribute: at, type: S } }
attributes: [{ attribute: id, type: S, required: true, roles: [pk] }, { attribute: at, type: S, required: true, roles: [sk], format: rfc3339nano }]`,
  },
  {
    says: 'fields that are not exported, and those tagged `-`, are no part of a model; `json:` names nothing',
    go: 'type Order struct {\n  ID string `json:"identity" dynamorm:"pk"`\n  secret string\n  Cache string `dynamorm:"-"`\n  Name string `json:"label"`\n}',
    dms: `keys: { partition: { attribute: id, type: S } }
attributes: [{ attribute: id, type: S, required: true, roles: [pk] }, { attribute: name, type: S, optional: true }]`,
  },
  {
    says: 'several names before one type and tag are several fields',
    go: 'type Order struct {\n  ID string `dynamorm:"pk"`\n  A, B string `dynamorm:"omitempty"`\n}',
    dms: `keys: { partition: { attribute: id, type: S } }
attributes:
  - { attribute: id, type: S, required: true, roles: [pk] }
  - { attribute: a, type: S, optional: true, omit_empty: true }
  - { attribute: b, type: S, optional: true, omit_empty: true }`,
  },
  {
    says: 'a tag in quotes is a tag like one in backquotes',
    go: 'type Order struct {\n  ID string "json:\\"a\\" dynamorm:\\"pk\\""\n}',
    dms: `keys: { partition: { attribute: id, type: S } }
attributes: [{ attribute: id, type: S, required: true, roles: [pk] }]`,
  },
  {
    says: 'camelCase lowers the first run of capitals; PK and SK stay',
    go: 'type Order struct {\n  TenantID string `dynamorm:"pk"`\n  GSI1PK string\n  URLValue string\n  ID string\n  PK string\n}',
    dms: `keys: { partition: { attribute: tenantID, type: S } }
attributes:
  - { attribute: tenantID, type: S, required: true, roles: [pk] }
  - { attribute: gsI1PK, type: S, optional: true }
  - { attribute: urlValue, type: S, optional: true }
  - { attribute: id, type: S, optional: true }
  - { attribute: PK, type: S, optional: true }`,
  },
  {
    says: '`naming:snake_case` on a blank field',
    go: 'type Order struct {\n  _ struct{} `dynamorm:"naming:snake_case"`\n  TenantID string `dynamorm:"pk"`\n  GSI1PK string\n  CreatedAt time.Time\n}',
    dms: `naming: { convention: snake_case }
keys: { partition: { attribute: tenant_id, type: S } }
attributes:
  - { attribute: tenant_id, type: S, required: true, roles: [pk] }
  - { attribute: gsi1pk, type: S, optional: true }
  - { attribute: created_at, type: S, optional: true, roles: [created_at], format: rfc3339nano }`,
  },
  {
    says: '`naming:` is read on any field, and camel_case is another word for camelCase',
    go: 'type Order struct {\n  ID string `dynamorm:"pk,naming:camel_case"`\n}',
    dms: `keys: { partition: { attribute: id, type: S } }
attributes: [{ attribute: id, type: S, required: true, roles: [pk] }]`,
  },
  {
    says: '`naming:` of an embedded struct is not read',
    go: 'type Base struct {\n  _ struct{} `dynamorm:"naming:snake_case"`\n  TenantID string `dynamorm:"pk"`\n}\ntype Order struct {\n  Base\n}\nfunc (Order) TableName() string { return "" }',
    dms: `keys: { partition: { attribute: tenantID, type: S } }
attributes: [{ attribute: tenantID, type: S, required: true, roles: [pk] }]`,
    findings: ['DYN-C252'],
  },
  {
    says: 'up to 1.0.30 names are as written and no convention is stated',
    go: 'type Order struct {\n  TenantID string `dynamorm:"pk"`\n  GSI1PK string `dynamorm:"attr:gsi_1"`\n  CreatedAt time.Time\n}',
    options: { libraryVersion: '1.0.30' },
    dms: `naming: null
keys: { partition: { attribute: TenantID, type: S } }
attributes:
  - { attribute: TenantID, type: S, required: true, roles: [pk] }
  - { attribute: gsi_1, type: S, optional: true }
  - { attribute: CreatedAt, type: S, optional: true, format: rfc3339nano }`,
  },
  {
    says: 'TableTheory 3 knows pascal_case, which no document states',
    go: 'type Order struct {\n  _ struct{} `theorydb:"naming:pascal_case"`\n  TenantID string `theorydb:"pk"`\n}',
    dms: `naming: null
keys: { partition: { attribute: TenantID, type: S } }
attributes: [{ attribute: TenantID, type: S, required: true, roles: [pk] }]`,
  },
  {
    says: 'TableTheory 3 knows dynamorm: the keys are PK and SK, the rest is camelCase',
    go: 'type Order struct {\n  _ struct{} `theorydb:"naming:legacy_dynamorm"`\n  TenantID string `theorydb:"pk"`\n  OrderID string `theorydb:"sk,attr:orderId"`\n  UserID string\n}',
    dms: `naming: { convention: dynamorm }
keys: { partition: { attribute: PK, type: S }, sort: { attribute: orderId, type: S } }
attributes:
  - { attribute: PK, type: S, required: true, roles: [pk] }
  - { attribute: orderId, type: S, required: true, roles: [sk] }
  - { attribute: userID, type: S, optional: true }`,
  },
  {
    says: '--convention holds where a model chooses none',
    go: 'type Order struct {\n  TenantID string `dynamorm:"pk"`\n}',
    options: { convention: 'snake_case' },
    dms: `naming: { convention: snake_case }
keys: { partition: { attribute: tenant_id, type: S } }
attributes: [{ attribute: tenant_id, type: S, required: true, roles: [pk] }]`,
  },
  {
    says: 'embedded structs contribute their fields, nested ones too',
    go: 'type Keys struct {\n  PK string `dynamorm:"pk"`\n  SK string `dynamorm:"sk"`\n}\ntype Base struct {\n  Keys\n  Note string\n}\ntype Order struct {\n  Base\n  Name string `dynamorm:"attr:name"`\n}',
    dms: `keys: { partition: { attribute: PK, type: S }, sort: { attribute: SK, type: S } }
attributes:
  - { attribute: PK, type: S, required: true, roles: [pk] }
  - { attribute: SK, type: S, required: true, roles: [sk] }
  - { attribute: note, type: S, optional: true }
  - { attribute: name, type: S, optional: true }`,
    findings: ['DYN-C252', 'DYN-C252'],
  },
  {
    says: 'an embedded pointer is one attribute, and its fields are not seen',
    go: 'type Extra struct {\n  Note string\n}\ntype Order struct {\n  *Extra\n  ID string `dynamorm:"pk"`\n}',
    dms: `keys: { partition: { attribute: id, type: S } }
attributes: [{ attribute: extra, type: M, optional: true }, { attribute: id, type: S, required: true, roles: [pk] }]`,
    findings: ['DYN-C232'],
  },
  {
    says: 'an embedded struct of an unexported type is skipped whole',
    go: 'type extra struct {\n  Note string\n}\ntype Order struct {\n  extra\n  ID string `dynamorm:"pk"`\n}',
    dms: `keys: { partition: { attribute: id, type: S } }
attributes: [{ attribute: id, type: S, required: true, roles: [pk] }]`,
    findings: ['DYN-C233'],
  },
  {
    says: 'an instance of a generic struct is a model where a type is declared of it',
    go: 'type Versioned[T any] struct {\n  ID string `dynamorm:"pk"`\n  Value T\n}\ntype Order Versioned[int64]',
    dms: `keys: { partition: { attribute: id, type: S } }
attributes: [{ attribute: id, type: S, required: true, roles: [pk] }, { attribute: value, type: N, optional: true }]`,
  },
  {
    says: 'an embedded generic struct contributes its fields',
    go: 'type Keys[T any] struct {\n  ID T `dynamorm:"pk"`\n}\ntype Order struct {\n  Keys[string]\n}',
    dms: `keys: { partition: { attribute: id, type: S } }
attributes: [{ attribute: id, type: S, required: true, roles: [pk] }]`,
  },
  {
    says: '`--type` says what a type is stored as',
    go: 'type Order struct {\n  ID string `dynamorm:"pk"`\n  Ref uuid.UUID\n  Any any\n}',
    options: { type: { 'uuid.UUID': 'S', 'Order.Any': 'M' } },
    dms: `keys: { partition: { attribute: id, type: S } }
attributes:
  - { attribute: id, type: S, required: true, roles: [pk] }
  - { attribute: ref, type: S, optional: true }
  - { attribute: any, type: M, optional: true }`,
  },
  {
    says: 'from TableTheory 3 on `WritePolicy` is part of a model',
    go: 'type Order struct {\n  ID string `theorydb:"pk"`\n  Total int `theorydb:"attr:sum"`\n}\nfunc (Order) WritePolicy() model.WritePolicy {\n  return model.WritePolicy{Mode: model.WritePolicyModeWriteOnce, ProtectedAttributes: []string{"Total", "id"}}\n}',
    dms: `keys: { partition: { attribute: id, type: S } }
write_policy: { mode: write_once, protected_attributes: [id, sum] }
attributes: [{ attribute: id, type: S, required: true, roles: [pk] }, { attribute: sum, type: N, optional: true }]`,
  },
  {
    says: 'from TableTheory 3 on `TableTheoryIndexProjections` is part of a model',
    go: 'type Order struct {\n  ID string `theorydb:"pk"`\n  Email string `theorydb:"index:gsi-email,pk,omitempty"`\n  Name string\n}\nfunc (*Order) TableTheoryIndexProjections() map[string]struct {\n  Type string\n  Fields []string\n} {\n  return map[string]struct {\n    Type string\n    Fields []string\n  }{\n    "gsi-email": {Type: "INCLUDE", Fields: []string{"name"}},\n  }\n}',
    dms: `keys: { partition: { attribute: id, type: S } }
attributes:
  - { attribute: id, type: S, required: true, roles: [pk] }
  - { attribute: email, type: S, optional: true, omit_empty: true }
  - { attribute: name, type: S, optional: true }
indexes: [{ name: gsi-email, type: GSI, partition: { attribute: email, type: S }, projection: { type: INCLUDE, fields: [name] } }]`,
  },
];

test.each(rows)('$says', async ({ go, dms, options, findings = [] }) => {
  const read = await goModels(go, options);

  const { naming = { convention: 'camelCase' }, ...expected } = parse(dms);
  const model = read.dms().models.find((one: { name: string }) => one.name === 'Order');
  expect(model).toEqual({ name: 'Order', table: { name: 'Orders' }, ...(naming === null ? {} : { naming }), ...expected });
  expect(read.codes).toEqual(findings);
  expect(read.dms().dms_version).toBe(go.includes('theorydb') ? '0.2' : '0.1');
});

test.each([
  ['1.3.0', ['DYN-C277 warning', 'DYN-C277 info', 'DYN-C230 warning']],
  ['2.0.2', []],
])('bytes, and sets of numbers, with %s', async (libraryVersion, expected) => {
  const { models, findings } = await goModels(
    'type Order struct {\n  ID []byte `theorydb:"pk"`\n  Scores []int `theorydb:"set"`\n  Data []byte\n}',
    { libraryVersion },
  );

  expect(models[0].model.attributes.map(({ type }) => type)).toEqual(['B', 'NS', 'B']);
  expect(
    findings
      .filter(({ code }) => code !== 'DYN-C257')
      .map(({ code, severity }) => `${code} ${severity}`)
      .sort(),
  ).toEqual(expected.sort());
});

test.each([
  ['4.0.1', ['The index `gsi email`', 'The projected attribute `na,me` of the index `gsi email`']],
  ['3.0.6', []],
])('names that TableTheory 4 refuses, with %s', async (libraryVersion, expected) => {
  const { findings } = await goModels(
    'type Order struct {\n  ID string `theorydb:"pk"`\n  Email string `theorydb:"index:gsi email,pk"`\n}\nfunc (Order) TableTheoryIndexProjections() map[string]struct {\n  Type string\n  Fields []string\n} {\n  return map[string]struct {\n    Type string\n    Fields []string\n  }{\n    "gsi email": {Type: "INCLUDE", Fields: []string{"na,me"}},\n  }\n}',
    { libraryVersion },
  );

  const said = findings.filter(({ code }) => code === 'DYN-C276');
  expect(said.map(({ message }) => message.replace(/ has characters.*as far as is known\.$/, ''))).toEqual(expected);
});

test.each<[string, string[], string[]]>([
  ['4.0.1', ['id S', 'count N', 'scores L'], ['DYN-C278 info', 'DYN-C278 info', 'DYN-C278 info']],
  ['3.0.6', ['id S', 'note S', 'count S'], ['DYN-C240 warning', 'DYN-C235 warning']],
])('arrays, json.Number and an embedded struct with a tag `-`, with %s', async (libraryVersion, attributes, expected) => {
  const { models, findings } = await goModels(
    'type Base struct {\n  Note string\n}\ntype Order struct {\n  ID string `theorydb:"pk"`\n  Base `theorydb:"-"`\n  Count json.Number\n  Scores [3]int\n}',
    { libraryVersion },
  );

  expect(models[0].model.attributes.map(({ name, type }) => `${name} ${type}`)).toEqual(attributes);
  expect(findings.filter(({ code }) => code !== 'DYN-C257').map(({ code, severity }) => `${code} ${severity}`)).toEqual(expected);
});

test.each([
  ['4.0.1', 'DYN-C216 The tag of `Name` names no attribute: DynamORM refuses the model, as far as is known.'],
  ['3.0.6', undefined],
])('a name that is empty, with %s', async (libraryVersion, expected) => {
  const { findings } = await goModels('type Order struct {\n  ID string `theorydb:"pk"`\n  Name string `theorydb:"attr:"`\n}', {
    libraryVersion,
  });

  expect(findings.filter(({ code }) => code === 'DYN-C216').map(({ code, message }) => `${code} ${message}`)).toEqual(
    expected ? [expected] : [],
  );
});

test('before TableTheory 3 its methods are not asked', async () => {
  const read = await goModels(
    'type Order struct {\n  ID string `theorydb:"pk"`\n}\nfunc (Order) WritePolicy() model.WritePolicy {\n  return model.WritePolicy{Mode: "write_once"}\n}',
    { libraryVersion: '1.2.1' },
  );

  expect(read.dms()).toMatchObject({ dms_version: '0.1' });
  expect(read.dms().models[0]).not.toHaveProperty('write_policy');
});

import { expect, test } from 'vitest';
import { codes as findingCodes } from '../../src/codes';
import type { SourceCodeOptions } from '../../src/source-code-options';
import { goFile, goModels } from './go-models';

const order = (fields: string, more = ''): string => `type Order struct {\n${fields}\n}\n${more}`;
const pk = 'ID string `dynamorm:"pk"`\n';

/** Each finding with the text that it points at, and a twin that just does not have it. */
const cases: {
  code: keyof typeof findingCodes;
  broken: string;
  at: string;
  fine: string;
  title?: string;
  severity?: string;
  options?: SourceCodeOptions;
  fineOptions?: SourceCodeOptions;
}[] = [
  {
    code: 'DYN-C201',
    broken: `${order(pk)}\ntype Broken struct {\n  A B C\n}`,
    at: 'C\n}',
    fine: `${order(pk)}\ntype Whole struct {\n  A B\n}\ntype B int`,
  },
  {
    code: 'DYN-C201',
    title: 'inside a function',
    severity: 'warning',
    broken: `${order(pk)}\nfunc f() {\n  x := := 1\n}`,
    at: ':= 1',
    fine: `${order(pk)}\nfunc f() {\n  x := 1\n  _ = x\n}`,
  },
  {
    code: 'DYN-C243',
    broken: `${order(pk)}func f() {\n  type Inner struct {\n    ${pk}  }\n}`,
    at: 'Inner',
    fine: `${order(pk)}func f() {\n  type Inner struct {\n    ID string \`json:"id"\`\n  }\n}`,
  },
  {
    code: 'DYN-C243',
    title: 'in a method, and left out by name',
    broken: `${order(pk)}func (Order) f() {\n  type (\n    Inner struct {\n    ${pk}  }\n  )\n}`,
    at: 'Inner',
    fine: `${order(pk)}func (Order) f() {\n  type (\n    Inner struct {\n    ${pk}  }\n  )\n}`,
    fineOptions: { exclude: ['Inner'] },
  },
  { code: 'DYN-C203', broken: `${order(pk)}type Order struct {\n}`, at: 'Order struct {\n}', fine: `${order(pk)}type Other struct {\n}` },
  { code: 'DYN-C205', broken: order('ID string `dynamorm:"sk"`'), at: 'Order', fine: order('ID string `dynamorm:"pk"`') },
  {
    code: 'DYN-C205',
    title: 'pk after an index belongs to the index',
    broken: order('ID string `dynamorm:"index:gsi1,pk"`'),
    at: 'Order',
    fine: order('ID string `dynamorm:"pk,index:gsi1,pk"`'),
  },
  {
    code: 'DYN-C205',
    title: 'a struct with tags is a model or a part of another',
    broken: `${order(`${pk}  Lines []string`)}type Line struct {\n  SKU string \`dynamorm:"attr:sku"\`\n}`,
    at: 'Line struct',
    fine: `${order(`${pk}  Lines []Line`)}type Line struct {\n  SKU string \`dynamorm:"attr:sku"\`\n}`,
  },
  {
    code: 'DYN-C205',
    title: 'a key in an embedded pointer is not seen',
    broken: `${order('*Base\n  Name string `dynamorm:"omitempty"`')}type Base struct {\n  ${pk}}\nfunc (Base) TableName() string { return "base" }`,
    at: 'Order',
    fine: `${order('Base')}type Base struct {\n  ${pk}}\nfunc (Base) TableName() string { return "base" }`,
  },
  {
    code: 'DYN-C206',
    broken: order(`${pk}  Other string \`dynamorm:"pk"\``),
    at: 'Other',
    fine: order(`${pk}  Other string \`dynamorm:"sk"\``),
  },
  {
    code: 'DYN-C206',
    title: 'two sort keys',
    broken: order(`${pk}  A string \`dynamorm:"sk"\`\n  B string \`dynamorm:"sk"\``),
    at: 'B string',
    fine: order(`${pk}  A string \`dynamorm:"sk"\`\n  B string \`dynamorm:"lsi:by-b,sk,omitempty"\``),
  },
  {
    code: 'DYN-C207',
    broken: order(`${pk}  A string \`dynamorm:"index:gsi1,sk"\``),
    at: 'index:gsi1',
    fine: order(`${pk}  A string \`dynamorm:"index:gsi1,sk,omitempty"\`\n  B string \`dynamorm:"index:gsi1,omitempty"\``),
  },
  {
    code: 'DYN-C207',
    title: '`sparse` alone gives no role',
    broken: order(`${pk}  A string \`dynamorm:"index:gsi1,sparse"\``),
    at: 'index:gsi1',
    fine: order(`${pk}  A string \`dynamorm:"index:gsi1,sparse,pk,omitempty"\``),
  },
  {
    code: 'DYN-C207',
    title: 'before 1.0.37 a word after an index takes its role away',
    options: { libraryVersion: '1.0.30' },
    broken: order(`${pk}  A string \`dynamorm:"index:gsi1,omitempty"\``),
    at: 'index:gsi1',
    fine: order(`${pk}  A string \`dynamorm:"omitempty,index:gsi1"\``),
    fineOptions: { libraryVersion: '1.0.30' },
  },
  {
    code: 'DYN-C208',
    broken: order(`${pk}  A string \`dynamorm:"index:gsi1,omitempty"\`\n  B string \`dynamorm:"omitempty,index:gsi1"\``),
    at: 'index:gsi1"`\n}',
    fine: order(`${pk}  A string \`dynamorm:"index:gsi1,omitempty"\`\n  B string \`dynamorm:"index:gsi1,sk,omitempty"\``),
  },
  {
    code: 'DYN-C209',
    broken: order(`${pk}  A string \`dynamorm:"omitempty,omit"\``),
    at: 'omit"',
    fine: order(`${pk}  A string \`dynamorm:"omitempty,"\``),
  },
  {
    code: 'DYN-C209',
    title: '`-` beside another word',
    broken: order(`${pk}  A string \`dynamorm:"-,omitempty"\``),
    at: '-,',
    fine: order(`${pk}  A string \`dynamorm:"-"\``),
  },
  {
    code: 'DYN-C210',
    broken: order(`${pk}  A string \`dynamorm:"lsi:by-a,pk"\``),
    at: 'lsi:',
    fine: order(`${pk}  SK string \`dynamorm:"sk"\`\n  A string \`dynamorm:"lsi:by-a,sk,omitempty"\``),
  },
  {
    code: 'DYN-C210',
    title: 'before 1.0.37 an index keeps what follows it',
    options: { libraryVersion: '1.0.30' },
    broken: order(`${pk}  A string \`dynamorm:"index:gsi1,key"\``),
    at: 'index:',
    fine: order(`${pk}  A string \`dynamorm:"index:gsi1,pk"\``),
    fineOptions: { libraryVersion: '1.0.30' },
  },
  {
    code: 'DYN-C211',
    broken: order(`${pk}  V float64 \`dynamorm:"version"\``),
    at: 'V float',
    fine: order(`${pk}  V uint16 \`dynamorm:"version"\``),
  },
  { code: 'DYN-C212', broken: order(`${pk}  T int \`dynamorm:"ttl"\``), at: 'T int', fine: order(`${pk}  T uint64 \`dynamorm:"ttl"\``) },
  {
    code: 'DYN-C213',
    broken: order(`${pk}  S [4]string \`dynamorm:"set"\``),
    at: 'S [4]',
    fine: order(`${pk}  S []string \`dynamorm:"set"\``),
  },
  {
    code: 'DYN-C213',
    title: 'what there are no sets of',
    broken: order(`${pk}  S []bool \`dynamorm:"set"\``),
    at: 'S []',
    fine: order(`${pk}  S []float32 \`dynamorm:"set"\``),
  },
  {
    code: 'DYN-C214',
    broken: order(`${pk}  C *time.Time \`dynamorm:"created_at"\``),
    at: 'C *',
    fine: order(`${pk}  C time.Time \`dynamorm:"created_at"\``),
  },
  {
    code: 'DYN-C214',
    title: 'a type made of time.Time',
    broken: order(`${pk}  C Stamp \`dynamorm:"updated_at"\``, 'type Stamp time.Time'),
    at: 'C Stamp',
    fine: order(`${pk}  C Stamp \`dynamorm:"updated_at"\``, 'type Stamp = time.Time'),
  },
  {
    code: 'DYN-C215',
    broken: order('ID string `dynamorm:"pk,encrypted"`'),
    at: 'ID',
    fine: order(`${pk}  A string \`dynamorm:"encrypted"\``),
  },
  {
    code: 'DYN-C215',
    title: 'the key of an index',
    broken: order(`${pk}  A string \`dynamorm:"index:gsi1,encrypted:x"\``),
    at: 'A string',
    fine: order('ID string `dynamorm:"pk,encrypted"`'),
    fineOptions: { libraryVersion: '1.0.40' },
  },
  {
    code: 'DYN-C216',
    broken: order(`${pk}  A string \`dynamorm:"attr:my_a"\``),
    at: 'attr:',
    fine: order(`${pk}  A string \`dynamorm:"attr:myA"\``),
  },
  {
    code: 'DYN-C216',
    title: 'an empty name',
    broken: order(`${pk}  A string \`dynamorm:"attr:"\``),
    at: 'attr:',
    fine: order(`${pk}  A string \`dynamorm:"attr:PK"\``),
  },
  {
    code: 'DYN-C216',
    title: 'a field that has a tag without a name',
    broken: order(`${pk}  My_A string \`dynamorm:"omitempty"\``),
    at: 'My_A',
    fine: order(`${pk}  My_A string \`dynamorm:"omitempty"\``),
    fineOptions: { libraryVersion: '1.0.30' },
  },
  {
    code: 'DYN-C217',
    severity: 'warning',
    broken: order(`${pk}  A string\n  B string \`dynamorm:"attr:a"\``),
    at: 'B string',
    fine: order(`${pk}  A string\n  B string \`dynamorm:"attr:b2"\``),
  },
  {
    code: 'DYN-C217',
    title: 'an error for TableTheory 3',
    severity: 'error',
    broken: order('ID string `theorydb:"pk"`\n  A string\n  B string `theorydb:"attr:a"`'),
    at: 'B string',
    fine: order('ID string `theorydb:"pk"`\n  A string\n  B string'),
  },
  {
    code: 'DYN-C218',
    broken: order('ID other.ID `dynamorm:"pk"`'),
    at: 'ID other',
    fine: order('ID OtherID `dynamorm:"pk"`', 'type OtherID string'),
  },
  {
    code: 'DYN-C218',
    title: 'the key of an index',
    broken: order(`${pk}  A Missing \`dynamorm:"index:gsi1,omitempty"\``),
    at: 'A Missing',
    fine: order(`${pk}  A Missing \`dynamorm:"index:gsi1,omitempty"\``, 'type Missing = string'),
  },
  { code: 'DYN-C219', broken: order(`other.Base\n  ${pk}`), at: 'other.Base', fine: order(`time.Time\n  ${pk}`) },
  {
    code: 'DYN-C220',
    broken: order(pk, 'func (Order) TableName() string {\n  return prefix() + "orders"\n}'),
    at: 'prefix()',
    fine: order(pk, 'func (Order) TableName() string {\n  return prefix + "orders"\n}\nconst prefix = "my-"'),
  },
  {
    code: 'DYN-C220',
    title: 'but for --table',
    broken: order(pk, 'func (Order) TableName() string {\n  return os.Getenv("STAGE") + "-orders"\n}'),
    at: 'os.Getenv("STAGE")',
    fine: order(pk, 'func (Order) TableName() string {\n  return os.Getenv("STAGE") + "-orders"\n}'),
    fineOptions: { table: { Order: 'orders' } },
  },
  {
    code: 'DYN-C221',
    broken: `${order(`Base\n  ${pk}`)}type Base struct {\n  Deep\n}\ntype Deep struct {\n  Base\n}`,
    at: 'Base\n}\n',
    fine: `${order(`Base\n  ${pk}`)}type Base struct {\n  Deep\n}\ntype Deep struct {\n  *Base\n}`,
  },
  {
    code: 'DYN-C222',
    broken: order('ID string `theorydb:"pk"`', 'func (Order) WritePolicy() model.WritePolicy {\n  return policy\n}'),
    at: 'WritePolicy',
    fine: order('ID string `theorydb:"pk"`', 'func (Order) WritePolicy() model.WritePolicy {\n  return model.WritePolicy{}\n}'),
  },
  {
    code: 'DYN-C222',
    title: 'a protected attribute that there is not',
    broken: order(
      'ID string `theorydb:"pk"`',
      'func (Order) WritePolicy() model.WritePolicy {\n  return model.WritePolicy{"mutable", []string{"total"}}\n}',
    ),
    at: 'WritePolicy',
    fine: order(
      'ID string `theorydb:"pk"`',
      'func (Order) WritePolicy() model.WritePolicy {\n  return model.WritePolicy{"mutable", []string{"ID"}}\n}',
    ),
  },
  {
    code: 'DYN-C225',
    broken: order(`*Base\n  ${pk}`, 'type Base struct {}\nfunc (Base) TableName() string { return "orders" }'),
    at: 'TableName',
    fine: order(`*Base\n  ${pk}`, 'type Base struct {}\nfunc (*Base) TableName() string { return "orders" }'),
  },
  { code: 'DYN-C230', broken: order('ID *int64 `dynamorm:"pk"`'), at: 'ID *', fine: order('ID int64 `dynamorm:"pk"`') },
  {
    code: 'DYN-C230',
    title: 'bool',
    broken: order(`${pk}  A bool \`dynamorm:"sk"\``),
    at: 'A bool',
    fine: order(`${pk}  A uint8 \`dynamorm:"sk"\``),
  },
  { code: 'DYN-C230', title: 'bytes', broken: order('ID []byte `dynamorm:"pk"`'), at: 'ID []', fine: order('ID *string `dynamorm:"pk"`') },
  {
    code: 'DYN-C231',
    broken: order(`${pk}  A string \`dynamorm:"prefix:status"\``),
    at: 'prefix:',
    fine: order(`${pk}  A string \`dynamorm:"project:status"\``),
  },
  {
    code: 'DYN-C232',
    broken: order(`*Base\n  ${pk}`, 'type Base struct {\n  A string\n}'),
    at: 'Base\n',
    fine: order(`Base *Base\n  ${pk}`, 'type Base struct {\n  A string\n}'),
  },
  {
    code: 'DYN-C233',
    broken: order(`base\n  ${pk}`, 'type base struct {\n  A string\n}'),
    at: 'base\n',
    fine: order(`base\n  ${pk}`, 'type base struct {\n  a string\n}'),
  },
  {
    code: 'DYN-C234',
    broken: order('ID string `dynamorm:"pk,naming:kebab-case"`'),
    at: 'pk,naming',
    fine: order('ID string `dynamorm:"pk,naming:snake_case"`'),
  },
  {
    code: 'DYN-C234',
    title: 'what only TableTheory 3 knows',
    broken: order('_ struct{} `dynamorm:"naming:pascal_case"`\n  ID string `dynamorm:"pk"`'),
    at: 'naming',
    fine: order('_ struct{} `theorydb:"naming:pascal_case"`\n  ID string `theorydb:"pk"`'),
  },
  { code: 'DYN-C235', broken: order(`${pk}  A any`), at: 'A any', fine: order(`${pk}  A map[string]any`) },
  { code: 'DYN-C235', title: 'an array', broken: order(`${pk}  A uuid.UUID`), at: 'A uuid', fine: order(`${pk}  A []byte`) },
  {
    code: 'DYN-C235',
    title: 'a type from elsewhere',
    broken: order(`${pk}  A money.Amount`),
    at: 'A money',
    fine: order(`${pk}  A money.Amount`),
    fineOptions: { type: { 'money.Amount': 'N' } },
  },
  {
    code: 'DYN-C235',
    title: 'a struct that exports nothing',
    broken: order(`${pk}  A Stamp`, 'type Stamp time.Time'),
    at: 'A Stamp',
    fine: order(`${pk}  A time.Time`),
  },
  {
    code: 'DYN-C236',
    broken: order(`${pk}  A string \`dynamorm: "attr:b"\``),
    at: '`dynamorm: ',
    fine: order(`${pk}  A string \`dynamorm:"attr:b"\``),
  },
  {
    code: 'DYN-C236',
    title: 'what follows a mistake',
    broken: order(`${pk}  A string \`json:a dynamorm:"attr:b"\``),
    at: '`json:a',
    fine: order(`${pk}  A string \`json:"a" dynamorm:"attr:b"\``),
  },
  {
    code: 'DYN-C236',
    title: 'a struct none of whose tags Go sees',
    broken: order(pk, 'type Item struct {\n  ID string `json:"id",dynamorm:"pk"`\n}'),
    at: '`json:"id",',
    fine: order(pk, 'type Item struct {\n  ID string `json:"id"`\n}'),
  },
  {
    code: 'DYN-C237',
    broken: order(`ID string \`theorydb:"pk"\`\n  A string \`dynamorm:"attr:b"\``),
    at: 'Order',
    fine: order(`ID string \`theorydb:"pk"\`\n  A string \`theorydb:"attr:b"\``),
  },
  {
    code: 'DYN-C237',
    title: 'TableTheory 3 reads its own tags alone',
    options: { libraryVersion: '3' },
    broken: order(pk),
    at: 'Order',
    fine: order('ID string `theorydb:"pk"`'),
    fineOptions: { libraryVersion: '3' },
  },
  { code: 'DYN-C238', broken: order(`${pk}  My_A string`), at: 'My_A', fine: order(`${pk}  MyA string`) },
  {
    code: 'DYN-C239',
    broken: `${order(pk)}type Box[T any] struct {\n  ID T \`dynamorm:"pk"\`\n}`,
    at: 'Box[T any]',
    fine: `${order(pk)}type Box[T any] struct {\n  ID T \`dynamorm:"pk"\`\n}\ntype Boxed Box[string]`,
  },
  {
    code: 'DYN-C239',
    title: 'another name of an instance',
    broken: `${order(pk)}type Box[T any] struct {\n  ID T \`dynamorm:"pk"\`\n}\ntype Boxed = Box[string]`,
    at: 'Boxed',
    fine: `${order(pk)}type Boxed = Order`,
  },
  {
    code: 'DYN-C240',
    broken: order(`${pk}  note string \`dynamorm:"omitempty"\``),
    at: 'note',
    fine: order(`${pk}  note string \`json:"-"\``),
  },
  {
    code: 'DYN-C240',
    title: 'on an embedded struct',
    broken: order(`Base \`dynamorm:"-"\`\n  ${pk}`, 'type Base struct {\n  A string\n}'),
    at: '-"',
    fine: order('Base `theorydb:"-"`\n  ID string `theorydb:"pk"`', 'type Base struct {\n  A string\n}'),
  },
  {
    code: 'DYN-C241',
    options: { libraryVersion: '1.0.40' },
    broken: order(`${pk}  A string \`dynamorm:"encrypted"\``),
    at: 'A string',
    fine: order(`${pk}  A string \`dynamorm:"encrypted"\``),
    fineOptions: { libraryVersion: '1.1.0' },
  },
  {
    code: 'DYN-C241',
    title: 'conventions before 1.0.34',
    options: { libraryVersion: '1.0.33' },
    broken: order(`_ struct{} \`dynamorm:"naming:snake_case"\`\n  ${pk}`),
    at: 'naming',
    fine: order(`_ struct{} \`dynamorm:"naming:snake_case"\`\n  ${pk}`),
    fineOptions: { libraryVersion: '1.0.34' },
  },
  {
    code: 'DYN-C250',
    broken: order(pk, 'func (Order) TableName() string {\n  return os.Getenv("ORDERS")\n}'),
    at: 'TableName',
    fine: order(pk, 'func (Order) TableName() string {\n  return os.Getenv("ORDERS")\n}'),
    fineOptions: { table: { Order: 'orders' } },
  },
  {
    code: 'DYN-C251',
    broken: order(pk, 'var name = "orders"\nfunc (Order) TableName() string { return name }'),
    at: 'TableName',
    fine: order(pk, 'const name = "orders"\nfunc (Order) TableName() string { return name }'),
  },
  {
    code: 'DYN-C232',
    title: 'a struct that has all its tags by a pointer',
    severity: 'info',
    broken: `${order(pk)}type Answer struct {\n  *Order\n  Lines []string\n}`,
    at: 'Answer',
    fine: `${order(pk)}type Answer struct {\n  Order *Order\n  Lines []string\n}`,
  },
  {
    code: 'DYN-C242',
    broken: `${order(pk)}type Answer struct {\n  Order\n  Lines []string\n}`,
    at: 'Order struct',
    fine: `${order(pk)}type Answer struct {\n  Order\n  Lines []string\n}`,
    fineOptions: { exclude: ['models.Answer'] },
  },
  {
    code: 'DYN-C242',
    title: 'but for a table of its own',
    broken: `${order(pk)}type Answer struct {\n  Order\n}`,
    at: 'Order struct',
    fine: `${order(pk, 'func (Order) TableName() string { return "orders" }')}\ntype Answer struct {\n  Order Order\n}`,
  },
  {
    code: 'DYN-C253',
    broken: order(pk, 'func (Order) TableName() string {\n  return cmp.Or(os.Getenv("ORDERS"), os.Getenv("TABLE"), "orders")\n}'),
    at: 'TableName',
    fine: order(pk, 'func (Order) TableName() string {\n  return cmp.Or(os.Getenv("ORDERS"), "orders")\n}'),
  },
  {
    code: 'DYN-C242',
    title: 'a view of a model with a table',
    broken: `${order(pk, 'func (Order) TableName() string { return "orders" }')}\ntype OrderView struct {\n  Order\n  Picture string \`json:"picture"\`\n}`,
    at: 'OrderView',
    fine: `${order(pk, 'func (Order) TableName() string { return "orders" }')}\ntype OrderView struct {\n  Order Order\n  Picture string \`json:"picture"\`\n}`,
  },
  {
    code: 'DYN-C244',
    broken: order(`${pk}  Title string \`dynamorm:"project:gsi-email"\``),
    at: 'project:',
    fine: order(`${pk}  Title string`),
  },
  {
    code: 'DYN-C245',
    broken: order(`${pk}  Email string \`dynamorm:"index:gsi-email,pk,sparse"\``),
    at: 'index:gsi-email',
    fine: order(`${pk}  Email string \`dynamorm:"index:gsi-email,pk,sparse,omitempty"\``),
  },
  {
    code: 'DYN-C246',
    title: 'once a package',
    broken: order(`${pk}  A string \`dynamorn:"attr:a"\`\n  B string \`dynamorn:"attr:b"\``),
    at: '`dynamorn:"attr:a"',
    fine: order(`${pk}  A string \`dynamodbav:"a" dynamo:"b" json:"a"\``),
  },
  {
    code: 'DYN-C247',
    broken: `${order('Keys')}type Keys struct {\n  ${pk}}\nfunc (k Keys) put(db DB) { db.Transact().Put(k) }`,
    at: 'Keys',
    fine: `${order('Keys')}type Keys struct {\n  ${pk}}\nfunc (k Keys) put(db DB) { db.Model(k).Create() }`,
  },
  {
    code: 'DYN-C252',
    broken: `${order('Base\n  Name string `dynamorm:"omitempty"`')}type Base struct {\n  ${pk}}`,
    at: 'Base struct',
    fine: `${order('Base\n  Name string `dynamorm:"omitempty"`')}type Base struct {\n  ${pk}}\nfunc (Base) TableName() string { return "base" }`,
  },
  {
    code: 'DYN-C252',
    title: 'what is embedded by what is embedded',
    broken: `${order('Base\n  Name string `dynamorm:"omitempty"`')}type Base struct {\n  Keys\n}\ntype Keys struct {\n  ${pk}}\nfunc (Base) TableName() string { return "base" }`,
    at: 'Keys struct',
    fine: `${order('Base\n  Name string `dynamorm:"omitempty"`')}type Base struct {\n  *Keys\n  ${pk}}\ntype Keys struct {\n  ${pk}}\nfunc (Base) TableName() string { return "base" }`,
  },
];

test.each(cases.map((one) => ({ ...one, title: one.title ?? findingCodes[one.code].title })))(
  '$code $title',
  async ({ code, broken, at, fine, severity, options, fineOptions }) => {
    const found = await goModels(broken, options);
    const twin = await goModels(fine, fineOptions);

    const text = goFile(broken).split('\n');
    const own = found.findings.filter((one) => one.code === code);
    expect(own.map((one) => [(text[(one.line ?? 0) - 1] ?? '').slice((one.column ?? 0) - 1), ...text.slice(one.line)].join('\n'))).toEqual([
      expect.stringMatching(new RegExp(`^${at.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`)),
    ]);
    expect(own[0].severity).toBe(severity ?? findingCodes[code].severity);
    expect(own[0].excerpt?.split('\n')).toHaveLength(2);
    expect(twin.codes).not.toContain(code);
    // An error keeps its model out of the document, and the twin is a model.
    if (own[0].severity === 'error' && at !== 'Line struct' && code !== 'DYN-C201' && code !== 'DYN-C203') {
      expect(found.models.map(({ model }) => model.name)).not.toContain('Order');
    }
    expect(twin.models.map(({ model }) => model.name)).toContain('Order');
  },
);

test('every finding of a reader of Go is shown here, but for those about files and options', () => {
  const shown = new Set(cases.map(({ code }) => code as string));
  const others = ['DYN-C202', 'DYN-C204', 'DYN-C223'];

  const all = Object.keys(findingCodes).filter((code) => /^DYN-C2([0-4]|5[0-5])/.test(code) && !others.includes(code));

  expect(all.filter((code) => !shown.has(code))).toEqual([]);
});

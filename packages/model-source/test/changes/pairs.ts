/** One version of a program: its model, an item as it writes it, and how it queries. */
export interface Side {
  /** Go: the type `Note` without its head, of fields and tags. */
  readonly fields: string;
  /** Go: the values of the item, as in a literal. */
  readonly item: string;
  /** The index that the program queries by `Status`. */
  readonly query?: string;
  /** The table, or the environment variable that names it. */
  readonly table?: string;
  readonly variable?: string;
  /** The release of DynamORM that it is built with. */
  readonly release?: string;
}

/** Two versions that run at the same time during a deployment. */
export interface Pair {
  readonly title: string;
  readonly from: Side;
  readonly to: Side;
  /** The indexes of the table after the deployment, by their partition key attribute; those of `from` where nothing stands here. */
  readonly indexes?: Record<string, string>;
  /** The keys of the table where they are not PK and SK. */
  readonly keys?: readonly [string, string];
  /** The codes that `breaking` reports. */
  readonly codes: readonly string[];
  /** Why `breaking` says more than happened. */
  readonly stricter?: string;
}

const keys = 'PK string `dynamorm:"pk,attr:PK"`\nSK string `dynamorm:"sk,attr:SK"`\n';
const item = 'PK: "note#1", SK: "v1", ';
const side = (fields: string, values: string, more: Partial<Side> = {}): Side => ({ fields: keys + fields, item: item + values, ...more });
const title = 'Title string `dynamorm:"attr:title"`\n';
const named = (field: string, tag: string, type = 'string'): string => `${field} ${type} \`dynamorm:"${tag}"\`\n`;
const status = (tag: string): string => title + named('Status', tag);
const indexed = 'index:by-status,pk,attr:status';

const changes: readonly Pair[] = [
  {
    title: 'an attribute is renamed',
    from: side(title + named('Mail', 'attr:email'), 'Title: "a", Mail: "a@example.com"'),
    to: side(title + named('Mail', 'attr:mail'), 'Title: "a", Mail: "a@example.com"'),
    codes: ['DYN-C501'],
  },
  {
    title: 'an attribute is removed',
    from: side(title + named('Extra', 'attr:extra'), 'Title: "a", Extra: "b"'),
    to: side(title, 'Title: "a"'),
    codes: ['DYN-C502'],
  },
  {
    title: 'an attribute is added',
    from: side(title, 'Title: "a"'),
    to: side(title + named('Extra', 'attr:extra'), 'Title: "a", Extra: "b"'),
    codes: ['DYN-C503'],
  },
  {
    title: 'text becomes a number',
    from: side(named('Total', 'attr:total'), 'Total: "twelve"'),
    to: side(named('Total', 'attr:total', 'int'), 'Total: 12'),
    codes: ['DYN-C504'],
  },
  {
    title: 'a list becomes a set',
    from: side(named('Tags', 'attr:tags', '[]string'), 'Tags: []string{"a", "b"}'),
    to: side(named('Tags', 'set,attr:tags', '[]string'), 'Tags: []string{"a", "b"}'),
    codes: ['DYN-C504'],
  },
  {
    title: 'a map becomes text of JSON',
    from: side(named('Data', 'attr:data', 'map[string]string'), 'Data: map[string]string{"a": "b"}'),
    to: side(named('Data', 'json,attr:data', 'map[string]string'), 'Data: map[string]string{"a": "b"}'),
    codes: ['DYN-C504'],
    stricter: "DynamORM 1.3 states S for `json` in its own document and stores M: TableTheory's clients follow the document",
  },
  {
    title: 'an attribute is encrypted',
    from: side(title + named('Secret', 'attr:secret'), 'Title: "a", Secret: "b"'),
    to: side(title + named('Secret', 'encrypted,attr:secret'), 'Title: "a", Secret: "b"'),
    codes: ['DYN-C505'],
  },
  {
    title: 'an attribute is no longer encrypted',
    from: side(title + named('Secret', 'encrypted,attr:secret'), 'Title: "a", Secret: "b"'),
    to: side(title + named('Secret', 'attr:secret'), 'Title: "a", Secret: "b"'),
    codes: ['DYN-C506'],
  },
  {
    title: 'omitempty leaves the key of an index',
    from: side(status(`${indexed},omitempty`), 'Title: "a"', { query: 'by-status' }),
    to: side(status(indexed), 'Title: "a", Status: "open"', { query: 'by-status' }),
    codes: ['DYN-C508'],
  },
  {
    title: 'the version moves to another attribute',
    from: side(title + named('Version', 'version,attr:version', 'int64'), 'Title: "a"'),
    to: side(title + named('Version', 'version,attr:revision', 'int64'), 'Title: "a"'),
    codes: ['DYN-C510'],
  },
  {
    title: 'a version is added',
    from: side(title, 'Title: "a"'),
    to: side(title + named('Version', 'version,attr:version', 'int64'), 'Title: "a"'),
    codes: ['DYN-C510'],
  },
  {
    title: 'the naming convention changes',
    from: {
      fields: 'PK string `dynamorm:"pk,attr:pk"`\nSK string `dynamorm:"sk,attr:sk"`\nMailAddress string\n',
      item: `${item}MailAddress: "a@example.com"`,
    },
    to: {
      fields:
        '_ struct{} `dynamorm:"naming:snake_case"`\nPK string `dynamorm:"pk,attr:pk"`\nSK string `dynamorm:"sk,attr:sk"`\nMailAddress string\n',
      item: `${item}MailAddress: "a@example.com"`,
    },
    keys: ['pk', 'sk'],
    codes: ['DYN-C511'],
  },
  {
    title: 'the sort key changes',
    from: side(title, 'Title: "a"'),
    to: {
      fields: `PK string \`dynamorm:"pk,attr:PK"\`\nSK string \`dynamorm:"sk,attr:sortKey"\`\n${title}`,
      item: `${item}Title: "a"`,
    },
    codes: ['DYN-C512'],
  },
  {
    title: 'the table changes',
    from: side(title, 'Title: "a"', { table: 'notes' }),
    to: side(title, 'Title: "a"', { table: 'notes-v2' }),
    codes: ['DYN-C514'],
  },
  {
    title: 'the environment variable changes',
    from: side(title, 'Title: "a"', { variable: 'NOTES_TABLE' }),
    to: side(title, 'Title: "a"', { variable: 'NOTES_TABLE_NAME' }),
    codes: ['DYN-C515'],
  },
  {
    title: 'an index that the old program queries is removed',
    from: side(status(`${indexed},omitempty`), 'Title: "a", Status: "open"', { query: 'by-status' }),
    to: side(status('attr:status'), 'Title: "a", Status: "open"'),
    indexes: {},
    codes: ['DYN-C516'],
  },
  {
    title: 'another attribute is the key of an index',
    from: side(status(`${indexed},omitempty`), 'Title: "a", Status: "open"', { query: 'by-status' }),
    to: side(title + named('Status', 'index:by-status,pk,attr:state,omitempty'), 'Title: "a", Status: "open"', { query: 'by-status' }),
    indexes: { 'by-status': 'state' },
    codes: ['DYN-C501', 'DYN-C517'],
  },
  {
    title: 'a release that names attributes otherwise',
    from: { fields: 'PK string `dynamorm:"pk"`\nSK string `dynamorm:"sk"`\nTitle string\n', item: `${item}Title: "a"`, release: '1.0.30' },
    to: { fields: 'PK string `dynamorm:"pk"`\nSK string `dynamorm:"sk"`\nTitle string\n', item: `${item}Title: "a"` },
    codes: ['DYN-C511'],
  },
];

/** How Go writes each type of DynamoDB. */
const types: Record<string, readonly [type: string, value: string, modifier?: string]> = {
  S: ['string', '"a"'],
  N: ['int', '1'],
  BOOL: ['bool', 'true'],
  M: ['map[string]string', 'map[string]string{"a": "b"}'],
  L: ['[]string', '[]string{"a", "b"}'],
  SS: ['[]string', '[]string{"a", "b"}', 'set'],
  NS: ['[]int', '[]int{1, 2}', 'set'],
};

const typed = (name: string): Side => {
  const [type, value, modifier] = types[name];
  return side(named('Value', [...(modifier === undefined ? [] : [modifier]), 'attr:value'].join(), type), `Value: ${value}`);
};

const retyped = Object.keys(types).flatMap((from, at) =>
  Object.keys(types)
    .slice(at + 1)
    .map((to): Pair => ({ title: `${from} becomes ${to}`, from: typed(from), to: typed(to), codes: ['DYN-C504'] })),
);

/** What a change of models does, each tried with the real client. */
export const pairs: readonly Pair[] = [...changes, ...retyped];

/** The release of DynamORM where a side names none. */
export const usualRelease = '1.3.0';

/** The source of a side, with the item and the table. */
export function sourceOf({ fields, table = 'notes', variable }: Side): string {
  const name = variable === undefined ? `"${table}"` : `os.Getenv("${variable}")`;
  return `package notes\n${variable === undefined ? '' : '\nimport "os"\n'}\ntype Note struct {\n${fields}}\n\nfunc (Note) TableName() string { return ${name} }\n`;
}

/** The go.mod of a side. */
export function moduleOf({ release = usualRelease }: Side): string {
  return `module example.com/notes\n\ngo 1.25\n\nrequire github.com/pay-theory/dynamorm v${release}\n`;
}

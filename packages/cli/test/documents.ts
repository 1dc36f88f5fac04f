/** A table key of a model document, `PK:S` and perhaps `SK:N`. */
export type Keys = readonly [partition: string, sort?: string];

/** What a model of a test document has; everything else is as plain as can be. */
export interface TestModel {
  readonly name: string;
  readonly table: string;
  readonly keys?: Keys;
  /** Indexes as `gsi-email: email:S created:S` or `lsi-x: LSI PK:S at:S`. */
  readonly indexes?: string[];
  readonly ttl?: string;
}

/** A model document in YAML. */
export function documentOf(...models: TestModel[]): string {
  return `dms_version: "0.1"\nmodels:\n${models.map(modelOf).join('')}`;
}

function modelOf({ name, table, keys = ['PK:S', 'SK:S'], indexes = [], ttl }: TestModel): string {
  const parsed = indexes.map(indexOf);
  const attributes = new Map<string, string>();
  for (const key of [...keys, ...parsed.flatMap((index) => index.keys)]) if (key) attributes.set(...split(key));
  const lines = [
    `  - name: ${name}`,
    `    table: { name: ${table} }`,
    `    keys: { partition: ${keyOf(keys[0])}${keys[1] ? `, sort: ${keyOf(keys[1])}` : ''} }`,
    '    attributes:',
    ...[...attributes].map(([attribute, type]) => `      - { attribute: ${attribute}, type: ${type}, required: true }`),
    ...(ttl ? [`      - { attribute: ${ttl}, type: N, roles: [ttl] }`] : []),
    ...(parsed.length > 0 ? ['    indexes:'] : []),
    ...parsed.map(
      ({ name: index, type, keys: [partition, sort] }) =>
        `      - { name: ${index}, type: ${type}, partition: ${keyOf(partition)}${sort ? `, sort: ${keyOf(sort)}` : ''} }`,
    ),
  ];
  return `${lines.join('\n')}\n`;
}

function indexOf(text: string): { name: string; type: string; keys: string[] } {
  const [name, ...words] = text.split(/:? +/);
  const local = words[0] === 'LSI';
  return { name, type: local ? 'LSI' : 'GSI', keys: local ? words.slice(1) : words };
}

function keyOf(text: string): string {
  const [attribute, type] = split(text);
  return `{ attribute: ${attribute}, type: ${type} }`;
}

function split(key: string): [string, string] {
  const [attribute, type] = key.split(':');
  return [attribute, type];
}

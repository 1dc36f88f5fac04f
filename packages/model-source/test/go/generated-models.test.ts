import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { goModels } from './go-models';

/** A field as data: what is printed, and what must be read of it. */
interface Field {
  readonly name: string;
  readonly type: string;
  readonly dms: string;
  readonly omitEmpty: boolean;
  readonly rename: boolean;
  readonly index?: { readonly name: string; readonly local: boolean };
}

interface Model {
  readonly name: string;
  readonly table?: { readonly name?: string; readonly variable?: string };
  /** Which of the ways to write the name of a table is taken. */
  readonly form: number;
  readonly partition: string;
  readonly sort?: string;
  readonly snake: boolean;
  readonly embedded: number;
  readonly fields: Field[];
}

const scalars: [go: string, dms: string][] = [
  ['string', 'S'],
  ['int64', 'N'],
  ['float32', 'N'],
  ['uint8', 'N'],
  ['Label', 'S'],
  ['Amount', 'N'],
];
const others: [go: string, dms: string][] = [
  ['bool', 'BOOL'],
  ['map[string]int', 'M'],
  ['[]Label', 'L'],
  ['[]byte', 'B'],
  ['*string', 'S'],
  ['struct{ X, Y int }', 'M'],
  ['*Amount', 'N'],
];

/** Words that both conventions turn into names without doubt: first capital, then small letters. */
const word = fc.stringMatching(/^[A-Z][a-z]{1,7}$/);
const fieldName = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(''));

const field = fc
  .record({
    name: fieldName,
    kind: fc.oneof(fc.constantFrom(...scalars), fc.constantFrom(...others)),
    omitEmpty: fc.boolean(),
    rename: fc.boolean(),
    index: fc.option(fc.record({ name: fc.stringMatching(/^[a-z]{3,6}$/), local: fc.boolean() }), { nil: undefined }),
  })
  .map(({ kind: [type, dms], index, ...rest }): Field => {
    const canBeKey = scalars.some(([scalar]) => scalar === type);
    return { ...rest, type, dms, ...(canBeKey && index ? { index } : {}) };
  });

const model = fc
  .record({
    name: word,
    table: fc.option(
      fc.oneof(
        fc.record({ name: fc.stringMatching(/^[a-z][a-z.-]{3,9}$/) }),
        fc.record({ variable: fc.stringMatching(/^[A-Z]{3}_[A-Z]{3}$/) }),
        fc.record({ name: fc.stringMatching(/^[a-z]{4}$/), variable: fc.stringMatching(/^[A-Z]{3}_[A-Z]{3}$/) }),
      ),
      { nil: undefined },
    ),
    form: fc.nat(20),
    partition: fieldName,
    sort: fc.option(fieldName, { nil: undefined }),
    snake: fc.boolean(),
    embedded: fc.nat(3),
    fields: fc.array(field, { maxLength: 8 }),
  })
  .filter(({ partition, sort, fields }) => isUnique([partition, ...(sort ? [sort] : []), ...fields.map(({ name }) => name)].map(plain)))
  .filter(({ fields }) => isUnique(fields.flatMap(({ index }) => (index ? [index.name] : []))))
  .map((one): Model => ({ ...one, fields: one.sort === undefined ? one.fields.map(withoutLocal) : one.fields }));

const models = fc.uniqueArray(model, { minLength: 1, maxLength: 5, selector: ({ name }) => name });

test('what is generated as data, printed as Go and read again is the same', async () => {
  await fc.assert(
    fc.asyncProperty(models, fc.boolean(), async (all, apart) => {
      const files = printed(all, apart);

      const read = await goModels(files);

      // Bytes are told of, since the release writes them as a list.
      expect(read.findings.filter(({ code }) => code !== 'DYN-C250' && code !== 'DYN-C277')).toEqual([]);
      expect(new Map(read.models.map((one) => [one.model.name, one.model]))).toEqual(
        new Map(all.map((one) => [`M${one.name}`, expected(one)])),
      );
    }),
    { numRuns: 150 },
  );
});

/** The models as files of one package: each with those of its fields that are embedded in a struct of its own. */
function printed(all: Model[], apart: boolean): Record<string, string> {
  const shared = 'type Label string\n\ntype Amount = int64\n';
  const texts = all.map((one) => `${struct(one)}\n${method(one)}`);
  const file = (texts: string[]): string =>
    `package models\n\n${texts.some((text) => text.includes('os.')) ? 'import "os"\n\n' : ''}${texts.join('\n')}`;
  if (!apart) return { 'models.go': file([shared, ...texts]) };
  return { 'shared.go': file([shared]), ...Object.fromEntries(texts.map((text, at) => [`model${at}.go`, file([text])])) };
}

function struct({ name, partition, sort, snake, embedded, fields }: Model): string {
  const lines = [
    ...(snake ? ['_ struct{} `dynamorm:"naming:snake_case"`'] : []),
    `${partition} string \`json:"p" dynamorm:"pk"\``,
    ...(sort ? [`${sort} int64 \`dynamorm:"sk"\``] : []),
  ];
  // Fields at the end, so that their order is the same.
  const inside = fields.slice(fields.length - embedded);
  const outside = fields.slice(0, fields.length - inside.length);
  const base = inside.length === 0 ? '' : `type B${name} struct {\n${inside.map((one) => `\t${fieldLine(one, snake)}`).join('\n')}\n}\n`;
  const all = [...lines, ...outside.map((one) => fieldLine(one, snake)), ...(base === '' ? [] : [`B${name}`])];
  return `type M${name} struct {\n${all.map((line) => `\t${line}`).join('\n')}\n}\n${base}`;
}

function fieldLine({ name, type, omitEmpty, rename, index }: Field, snake: boolean): string {
  const parts = [
    ...(rename ? [`attr:${renamed(name, snake)}`] : []),
    ...(index ? [index.local ? `lsi:${index.name}` : `index:${index.name},pk`] : []),
    ...(omitEmpty ? ['omitempty'] : []),
  ];
  return `${name} ${type}${parts.length === 0 ? '' : ` \`dynamorm:"${parts.join(',')}"\``}`;
}

/** Ways to write a name that a variable holds, or else a text; each may declare things of its own. */
const forms: ((own: string, variable: string, text: string) => { readonly body: string; readonly beside?: string })[] = [
  (_, variable, text) => ({ body: `if n := os.Getenv("${variable}"); n != "" {\n\t\treturn n\n\t}\n\treturn "${text}"` }),
  (_, variable, text) => ({ body: `n, ok := os.LookupEnv("${variable}")\n\tif !ok || n == "" {\n\t\tn = "${text}"\n\t}\n\treturn n` }),
  (_, variable, text) => ({
    body: `switch n := os.Getenv("${variable}"); n {\n\tcase "":\n\t\treturn "${text}"\n\tdefault:\n\t\treturn n\n\t}`,
  }),
  (own, variable, text) => ({
    body: `return or${own}("${variable}", "${text}")`,
    beside: `func or${own}(key, text string) string {\n\tif n := os.Getenv(key); len(n) > 0 {\n\t\treturn n\n\t}\n\treturn text\n}\n`,
  }),
  (own, variable, text) => ({
    body: `return config${own}.Table`,
    beside: `var config${own} = load${own}()\n\nfunc load${own}() (c struct{ Table string }) {\n\tc.Table = os.Getenv("${variable}")\n\tif c.Table == "" {\n\t\tc.Table = "${text}"\n\t}\n\treturn\n}\n`,
  }),
  (own, variable, text) => ({
    body: `return table${own}`,
    beside: `var table${own} string\n\nfunc init() {\n\ttable${own} = os.Getenv("${variable}")\n\tif table${own} == "" {\n\t\ttable${own} = "${text}"\n\t}\n}\n`,
  }),
  (own, variable, text) => ({
    body: `return tables${own}["key"]`,
    beside: `var tables${own} = map[string]string{"key": env${own}()}\n\nfunc env${own}() string {\n\tn := os.Getenv("${variable}")\n\tif n != "" {\n\t\treturn n\n\t}\n\treturn "${text}"\n}\n`,
  }),
];

function method({ name, table, form }: Model): string {
  if (table === undefined) return '';
  const made =
    table.variable === undefined
      ? { body: form % 2 === 0 ? `return "${table.name}"` : `const n = "${table.name}"\n\treturn n` }
      : table.name === undefined
        ? { body: `return os.Getenv("${table.variable}")` }
        : forms[form % forms.length](name, table.variable, table.name);
  return `func (M${name}) TableName() string {\n\t${made.body}\n}\n\n${made.beside ?? ''}`;
}

function expected({ name, table, partition, sort, snake, fields }: Model): object {
  const key = { name: attribute(partition, snake), type: 'S' };
  const sortKey = sort === undefined ? {} : { sortKey: { name: attribute(sort, snake), type: 'N' } };
  const named = ({ name: own, rename }: Field): string => (rename ? renamed(own, snake) : attribute(own, snake));
  const indexes = fields.flatMap((one) => {
    if (one.index === undefined) return [];
    const own = { name: named(one), type: one.dms };
    const keys = one.index.local ? { partitionKey: key, sortKey: own } : { partitionKey: own };
    return [{ name: one.index.name, kind: one.index.local ? 'LSI' : 'GSI', ...keys, projection: 'ALL' }];
  });
  return {
    name: `M${name}`,
    tableName: table?.name ?? table?.variable ?? plural(`M${name}`),
    ...(table?.variable === undefined ? {} : { tableEnvironmentVariable: table.variable }),
    partitionKey: key,
    ...sortKey,
    attributes: [
      { name: key.name, type: 'S', required: true, roles: ['pk'] },
      ...(sort === undefined ? [] : [{ name: attribute(sort, snake), type: 'N', required: true, roles: ['sk'] }]),
      ...fields.map((one) => ({ name: named(one), type: one.dms, optional: true, ...(one.omitEmpty ? { omitEmpty: true } : {}) })),
    ],
    indexes: indexes.sort((a, b) => (a.name < b.name ? -1 : 1)),
    namingConvention: snake ? 'snake_case' : 'camelCase',
  };
}

function attribute(field: string, snake: boolean): string {
  return snake ? field.replace(/(?!^)[A-Z]/g, '_$&').toLowerCase() : field.charAt(0).toLowerCase() + field.slice(1);
}

function renamed(field: string, snake: boolean): string {
  return `${attribute(field, snake)}${snake ? '_x' : 'X'}`;
}

function plural(name: string): string {
  return name.endsWith('s') ? `${name}es` : name.endsWith('y') ? `${name.slice(0, -1)}ies` : `${name}s`;
}

function withoutLocal({ index, ...one }: Field): Field {
  return index && !index.local ? { ...one, index } : one;
}

/** Names that differ by more than what is added to them. */
function plain(name: string): string {
  return name.toLowerCase().replace(/_?x$/, '');
}

function isUnique(all: string[]): boolean {
  return new Set(all).size === all.length;
}

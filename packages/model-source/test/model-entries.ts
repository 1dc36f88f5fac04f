import fc from 'fast-check';

/** A model's entry in DMS. */
export interface Entry {
  readonly name: string;
  readonly table: { readonly name: string; readonly environment_variable?: string };
  readonly keys: { readonly partition: Key; readonly sort?: Key };
  readonly attributes: { readonly attribute: string; readonly type: string; readonly [key: string]: unknown }[];
  readonly indexes?: {
    readonly name: string;
    readonly type: string;
    readonly partition: Key;
    readonly sort?: Key;
    readonly projection?: object;
  }[];
}

interface Key {
  readonly attribute: string;
  readonly type: string;
}

const word = fc.stringMatching(/^[a-z][a-zA-Z0-9]{0,11}$/);
const strange = fc.constantFrom('', "'", '"', '`', '\\', '${x}', '#', 'é', '😀', ' ', '\u2028', '/*', '\\n');
const type = fc.constantFrom('S', 'N', 'B', 'BOOL', 'M', 'L', 'SS', 'NS', 'BS', 'NULL');

/** Entries of sound models; the names of attributes that are no keys hold what is hard to quote. */
export const entries: fc.Arbitrary<Entry> = fc
  .record({
    name: word,
    table: fc.stringMatching(/^[a-zA-Z0-9_.-]{3,20}$/),
    variable: fc.option(fc.stringMatching(/^[B-Z][A-Z0-9_]{1,12}$/), { nil: undefined }),
    names: fc
      .uniqueArray(
        fc.tuple(word, strange).map(([one, end]) => one + end),
        { minLength: 4, maxLength: 10 },
      )
      .map((all) => all.map((one, at) => (at < 3 ? `${one.replace(/\W/g, '')}K${at}` : one))),
    types: fc.array(type, { minLength: 10, maxLength: 10 }),
    flags: fc.array(fc.constantFrom('required', 'optional', 'omit_empty', 'encryption', ''), { minLength: 10, maxLength: 10 }),
    keyTypes: fc.array(fc.constantFrom('S', 'N'), { minLength: 3, maxLength: 3 }),
    hasSort: fc.boolean(),
    indexes: fc.uniqueArray(fc.stringMatching(/^[a-z]{3}-[a-z0-9]{1,5}$/), { maxLength: 3 }),
    projection: fc.constantFrom(undefined, 'ALL', 'KEYS_ONLY', 'INCLUDE'),
  })
  .map(({ name, table, variable, names, types, flags, keyTypes, hasSort, indexes, projection }) => {
    const [partition, sort, mail] = names.map((attribute, at) => ({ attribute, type: keyTypes[at] }));
    const attributes = names.map((attribute, at) => ({
      attribute,
      type: at < 3 ? keyTypes[at] : types[at],
      ...(at >= 3 && flags[at] === 'encryption' ? { encryption: { v: 1 } } : {}),
      ...(['required', 'optional', 'omit_empty'].includes(flags[at]) ? { [flags[at]]: true } : {}),
      ...(at === 0 ? { roles: ['pk'] } : {}),
    }));
    return {
      name,
      table: { name: table, ...(variable === undefined ? {} : { environment_variable: variable }) },
      keys: { partition, ...(hasSort ? { sort } : {}) },
      attributes,
      ...(indexes.length > 0
        ? {
            indexes: indexes.map((index) => ({
              name: index,
              type: 'GSI',
              partition: mail,
              sort: partition,
              ...(projection === undefined
                ? {}
                : { projection: { type: projection, ...(projection === 'INCLUDE' ? { fields: [names[3]] } : {}) } }),
            })),
          }
        : {}),
    };
  });

import { DynamORMTable, type DynamORMTableProps } from '@dynamorm-cdk/table';
import { type Attribute, AttributeType, ProjectionType } from 'aws-cdk-lib/aws-dynamodb';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newStack, renderedTable } from '../synthesis';

interface KeyElement {
  AttributeName: string;
  KeyType: 'HASH' | 'RANGE';
}

interface IndexResource {
  IndexName: string;
  KeySchema: KeyElement[];
  Projection: { ProjectionType: string; NonKeyAttributes?: string[] };
}

interface TableResource {
  AttributeDefinitions: { AttributeName: string; AttributeType: string }[];
  KeySchema: KeyElement[];
  GlobalSecondaryIndexes?: IndexResource[];
  LocalSecondaryIndexes?: IndexResource[];
}

// A few names and types, so that keys clash, repeat and share attributes as often as not.
const types = fc.constantFrom(AttributeType.STRING, AttributeType.STRING, AttributeType.STRING, AttributeType.NUMBER, AttributeType.BINARY);
const attribute: fc.Arbitrary<Attribute> = fc.record({
  name: fc.constantFrom('PK', 'SK', 'a', 'b', 'c', 'ttl', 'x'.repeat(300), ''),
  type: types,
});
const sound: fc.Arbitrary<Attribute> = fc.constantFrom('PK', 'SK', 'a', 'b', 'c', 'd', 'e').map((name) => ({
  name,
  type: name < 'c' ? AttributeType.STRING : AttributeType.NUMBER,
}));
const indexName = fc.oneof(fc.constantFrom('gsi-a', 'gsi-b', 'lsi-a', 'ab', 'with space', ''), fc.stringMatching(/^[a-z]{3,6}$/));
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const common = {
  indexName,
  projectionType: maybe(fc.constantFrom(ProjectionType.ALL, ProjectionType.KEYS_ONLY, ProjectionType.INCLUDE)),
  nonKeyAttributes: maybe(fc.array(fc.constantFrom('a', 'f', 'g', 'h'), { maxLength: 3 })),
};

function tables(key: fc.Arbitrary<Attribute>): fc.Arbitrary<DynamORMTableProps> {
  return fc.record({
    partitionKey: key,
    sortKey: maybe(key),
    timeToLiveAttribute: maybe(fc.constantFrom('ttl', 'a', '')),
    globalSecondaryIndexes: fc.array(
      fc.oneof(
        fc.record({ ...common, partitionKey: key, sortKey: maybe(key) }),
        fc.record({ ...common, partitionKeys: fc.array(key, { maxLength: 5 }), sortKeys: maybe(fc.array(key, { maxLength: 5 })) }),
      ),
      { maxLength: 4 },
    ),
    localSecondaryIndexes: fc.array(fc.record({ ...common, sortKey: key }), { maxLength: 3 }),
  });
}

/** The table, or the message of the error; anything but an error of ours is thrown on. */
function made(props: DynamORMTableProps): TableResource | string {
  const stack = newStack();
  try {
    new DynamORMTable(stack, 'Orders', props);
  } catch (error) {
    const { message } = error as Error;
    if (/^DynamORMTable `Shop\/Orders`(: DYN-T\d{3} | has \d+ errors:\n {2}DYN-T\d{3} )/.test(message)) return message;
    throw error;
  }
  return renderedTable(stack).Properties as unknown as TableResource;
}

function expectLawful(table: TableResource): void {
  const indexes = [...(table.GlobalSecondaryIndexes ?? []), ...(table.LocalSecondaryIndexes ?? [])];
  const schemas = [table.KeySchema, ...indexes.map(({ KeySchema }) => KeySchema)];

  // the definitions are exactly the keys that are used: no more, no less, each once
  const used = new Set(schemas.flat().map(({ AttributeName }) => AttributeName));
  expect(table.AttributeDefinitions.map(({ AttributeName }) => AttributeName).sort()).toEqual([...used].sort());

  for (const schema of schemas) {
    const kinds = schema.map(({ KeyType }) => KeyType);
    expect(kinds[0]).toBe('HASH');
    expect(kinds.lastIndexOf('HASH')).toBeLessThan(kinds.includes('RANGE') ? kinds.indexOf('RANGE') : kinds.length);
    expect(kinds.filter((kind) => kind === 'HASH').length).toBeLessThanOrEqual(4);
    expect(kinds.filter((kind) => kind === 'RANGE').length).toBeLessThanOrEqual(4);
    expect(new Set(schema.map(({ AttributeName }) => AttributeName)).size).toBe(schema.length);
  }
  expect(table.KeySchema.length).toBeLessThanOrEqual(2);
  for (const { KeySchema } of table.LocalSecondaryIndexes ?? []) {
    expect(table.KeySchema).toHaveLength(2);
    expect(KeySchema).toHaveLength(2);
    expect(KeySchema[0]).toEqual(table.KeySchema[0]);
  }

  const names = indexes.map(({ IndexName }) => IndexName);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name).toMatch(/^[a-zA-Z0-9_.-]{3,255}$/);
  for (const name of used) expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
  for (const { Projection } of indexes) {
    const { ProjectionType: type, NonKeyAttributes: attributes } = Projection;
    expect(attributes !== undefined).toBe(type === 'INCLUDE');
    if (attributes) expect(new Set(attributes).size).toBe(attributes.length);
    if (attributes) expect(attributes.length).toBeGreaterThan(0);
  }
}

describe('random keys and indexes', () => {
  test.each([
    ['that clash as often as not', tables(attribute)],
    ['that are mostly sound', tables(sound)],
  ])('%s make a lawful template or an error of ours, never a bare one', (_kind, props) => {
    let lawful = 0;
    let refused = 0;
    fc.assert(
      fc.property(props, (one) => {
        const table = made(one);
        if (typeof table === 'string') refused += 1;
        else {
          lawful += 1;
          expectLawful(table);
        }
      }),
      { numRuns: 300 },
    );

    // both happen: otherwise one half of the property says nothing
    expect(lawful).toBeGreaterThan(0);
    expect(refused).toBeGreaterThan(0);
  });

  test('indexes that are added make the same table as indexes that are given', () => {
    const prefixed = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,6}$/), { maxLength: 4 });
    fc.assert(
      fc.property(prefixed, fc.array(sound, { minLength: 4, maxLength: 4 }), (names, keys) => {
        const props = { partitionKey: { name: 'ID', type: AttributeType.STRING } };
        const indexes = names.map((name, i) => ({ name, partitionKey: keys[i] }));
        const given = newStack();
        new DynamORMTable(given, 'Orders', {
          ...props,
          globalSecondaryIndexes: indexes.map(({ name, partitionKey }) => ({ indexName: `gsi-${name}`, partitionKey })),
        });
        const added = newStack();
        const table = new DynamORMTable(added, 'Orders', props);
        for (const { name, partitionKey } of indexes) table.addGlobalIndex(name, { partitionKey });

        expect(renderedTable(added)).toEqual(renderedTable(given));
      }),
      { numRuns: 40 },
    );
  });
});

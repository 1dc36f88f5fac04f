import { describe, expect, it } from 'vitest';
import { CloudFormationTable, IndexKind, KeyType, ModelDocument, Projection, RolloutPlan, type TableShape, UnknownValue } from '../../src';

const unknown = { name: UnknownValue.TEXT, type: KeyType.UNKNOWN };

/** A member of an enum in TypeScript is any text; in the other languages it must be one of its values. */
function foreign(shape: TableShape): unknown[] {
  const keys = [
    shape.partitionKey,
    shape.sortKey,
    ...(shape.indexes ?? []).flatMap((index) => [...index.partitionKeys, ...(index.sortKeys ?? [])]),
  ];
  const types = keys.flatMap((key) => (key ? [key.type] : [])).filter((type) => !Object.values(KeyType).includes(type));
  const projections = (shape.indexes ?? []).flatMap(({ projection }) => projection ?? []);
  return [...types, ...projections.filter((projection) => !Object.values(Projection).includes(projection))];
}

describe('what every language can read', () => {
  it('one text stands for unknown, in names as in enums', () => {
    expect([KeyType.UNKNOWN, Projection.UNKNOWN]).toEqual([UnknownValue.TEXT, UnknownValue.TEXT]);
  });

  it.each([
    ['a key by a parameter', { KeySchema: { Ref: 'Keys' } }, unknown],
    ['a name by a parameter', { KeySchema: [{ AttributeName: { Ref: 'Key' }, KeyType: 'HASH' }] }, unknown],
    ['no definition', { KeySchema: [{ AttributeName: 'PK', KeyType: 'HASH' }] }, { name: 'PK', type: KeyType.UNKNOWN }],
    [
      'a type that no key can have',
      { KeySchema: [{ AttributeName: 'PK', KeyType: 'HASH' }], AttributeDefinitions: [{ AttributeName: 'PK', AttributeType: 'SS' }] },
      { name: 'PK', type: KeyType.UNKNOWN },
    ],
  ])('%s', (_, properties, partitionKey) => {
    const shape = CloudFormationTable.shapeOf(properties);
    expect(shape.partitionKey).toEqual(partitionKey);
    expect(foreign(shape)).toEqual([]);
  });

  it.each([
    ['unknown as a whole', { 'Fn::If': ['Many', [], []] }],
    ['with an unknown projection', [{ IndexName: 'gsi', KeySchema: [], Projection: { Ref: 'Projection' } }]],
    ['with an unknown type of projection', [{ IndexName: 'gsi', KeySchema: [], Projection: { ProjectionType: { Ref: 'Type' } } }]],
    ['with a projection that there is not', [{ IndexName: 'gsi', KeySchema: [], Projection: { ProjectionType: 'SOME' } }]],
  ])('indexes %s', (_, GlobalSecondaryIndexes) => {
    const shape = CloudFormationTable.shapeOf({ KeySchema: [{ AttributeName: 'PK', KeyType: 'HASH' }], GlobalSecondaryIndexes });
    expect(shape.indexes?.[0].projection).toBe(Projection.UNKNOWN);
    expect(foreign(shape)).toEqual([]);
  });
});

describe('what is unknown', () => {
  const index = { name: 'gsi-x', kind: IndexKind.GLOBAL, partitionKeys: [{ name: 'x', type: KeyType.STRING }] };
  const known: TableShape = { partitionKey: { name: 'PK', type: KeyType.STRING }, indexes: [index] };

  it.each([
    ['a type', { ...index, partitionKeys: [{ name: 'x', type: KeyType.UNKNOWN }] }],
    ['a projection', { ...index, projection: Projection.UNKNOWN }],
  ])('cannot be planned with: %s', (_, other) => {
    expect(() => RolloutPlan.between(known, { ...known, indexes: [other] })).toThrow(
      'DYN-M100 The index `gsi-x` is unknown until deployment',
    );
    expect(() => RolloutPlan.between({ ...known, indexes: [other] }, known)).toThrow('DYN-M100');
  });

  it('is never taken for a match when models are compared', () => {
    const models = ModelDocument.fromSpecs([{ modelName: 'Order', tableName: 'orders', partitionKey: 'PK' }]);
    const report = models.compare({ partitionKey: { name: 'PK', type: KeyType.UNKNOWN } });
    expect(report.findings.map(({ code }) => code)).toEqual(['DYN-M099']);
  });
});

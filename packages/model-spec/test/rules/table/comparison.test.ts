import { describe, expect, it } from 'vitest';
import { type CompareOptions, KeyType, ModelDocument, Projection, type TableShape, UnknownValue } from '../../../src';
import { place, soundModel, withAttributes, words } from '../rule-cases';
import { compared, differences, emailIndex, indexedModel, soundTable, text } from './table-cases';

const unknown = UnknownValue.TEXT;
const nothing = { name: unknown, type: unknown as KeyType };
const indexed = (changes: object) => soundTable({ indexes: [emailIndex(changes)] });
const include = indexedModel({ projection: { type: 'INCLUDE', fields: ['status'] } }, [{ attribute: 'status', type: 'S' }]);
const expiring = withAttributes({ attribute: 'ttl', type: 'N', roles: ['ttl'] });

describe('DYN-M099', () => {
  const cases: [string, object, TableShape, string[], CompareOptions?][] = [
    ['the partition key', soundModel(), soundTable({ partitionKey: text(unknown) }), ['keys.partition']],
    ['the sort key', soundModel(), soundTable({ sortKey: text(unknown) }), ['keys.sort']],
    ['the type of a key', soundModel(), soundTable({ partitionKey: { name: 'PK', type: unknown as KeyType } }), ['keys.partition']],
    [
      'whether there is a sort key',
      soundModel({ keys: { partition: { attribute: 'PK', type: 'S' } } }),
      soundTable({ sortKey: nothing }),
      ['keys.sort'],
    ],
    ['whether an index has a sort key', indexedModel(), indexed({ sortKeys: [nothing] }), ['indexes[0].sort']],
    ['the name of an index', indexedModel(), indexed({ name: unknown }), ['indexes[0]', '']],
    ['the key of an index', indexedModel(), indexed({ partitionKeys: [text(unknown)] }), ['indexes[0].partition']],
    ['the projection', indexedModel(), indexed({ projection: unknown }), ['indexes[0].projection']],
    ['a projected attribute', include, indexed({ projection: Projection.INCLUDE, nonKeyAttributes: [unknown] }), ['indexes[0].projection']],
    ['the time to live', expiring, soundTable({ timeToLiveAttribute: unknown }), ['attributes[2]']],
    ['a time to live that no model has', soundModel(), soundTable({ timeToLiveAttribute: unknown }), ['']],
    ['a composite field', soundModel(), soundTable({ compositeFields: { SK: [unknown] } }), ['']],
    ['a composite field of an index', indexedModel(), indexed({ compositeFields: { email: [unknown] } }), ['']],
    [
      'the type of the key of an index',
      indexedModel(),
      indexed({ partitionKeys: [{ name: 'email', type: unknown as KeyType }] }),
      ['indexes[0].partition'],
    ],
    ['the stream', soundModel(), soundTable({ streamViewType: unknown }), [''], { requiresStream: true }],
    ['the physical name', soundModel(), soundTable({ tableName: unknown }), ['table.name'], { comparePhysicalName: true }],
    ['a physical name that AWS makes', soundModel(), soundTable(), ['table.name'], { comparePhysicalName: true }],
  ];

  it.each(cases)('%s cannot be checked', (_, model, shape, at, options) => {
    const all = differences(model, shape, options);
    expect(all.map(place)).toEqual(at.map((path) => `DYN-M099 ${path}`.trim()));
    expect(words(all)).toMatchSnapshot();
  });

  it('is an info', () => {
    const report = ModelDocument.fromObject(soundModel()).compare(soundTable({ partitionKey: text(unknown) }));
    expect(report.isValid).toBe(true);
    expect(report.infos).toHaveLength(1);
    expect(report.infos[0].message).toBe('The partition key of the table cannot be checked: the value is unknown until deployment.');
  });

  it('does not hide what is known to differ', () => {
    expect(compared(soundModel(), soundTable({ partitionKey: { name: unknown, type: KeyType.NUMBER } }))).toEqual([
      'DYN-M099 keys.partition',
      'DYN-M080 keys.partition',
    ]);
    expect(compared(indexedModel(), indexed({ partitionKeys: [{ name: unknown, type: KeyType.NUMBER }] }))).toEqual([
      'DYN-M084 indexes[0].partition',
    ]);
    expect(compared(soundModel(), soundTable({ sortKey: undefined, partitionKey: text(unknown) }))).toEqual([
      'DYN-M099 keys.partition',
      'DYN-M081 keys.sort',
    ]);
  });

  it('never shows the placeholder', () => {
    const shape = soundTable({
      partitionKey: { name: unknown, type: KeyType.NUMBER },
      indexes: [emailIndex({ name: unknown, partitionKeys: [text('a'), text('b')] })],
    });
    expect(ModelDocument.fromObject(indexedModel()).compare(shape).toText()).not.toContain(unknown);
  });
});

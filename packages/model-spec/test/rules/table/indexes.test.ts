import { describe, expect, it } from 'vitest';
import { IndexKind, ModelDocument } from '../../../src';
import { soundModel } from '../rule-cases';
import { compared, emailIndex, indexedModel, number, soundTable, tableCases, text } from './table-cases';

const models = indexedModel();
const sound = soundTable({ indexes: [emailIndex()] });
const table = (changes: object) => soundTable({ indexes: [emailIndex(changes)] });

tableCases('DYN-M082', [
  { name: 'no index', models, broken: soundTable(), at: ['indexes[0].name'], sound },
  { name: 'an empty list', models, broken: soundTable({ indexes: [] }), at: ['indexes[0].name'], sound },
]);

tableCases('DYN-M083', [
  {
    name: 'local for global',
    models: indexedModel({ partition: { attribute: 'PK', type: 'S' }, sort: { attribute: 'email', type: 'S' } }),
    broken: table({ kind: IndexKind.LOCAL, partitionKeys: [text('PK')], sortKeys: [text('email')] }),
    at: ['indexes[0].type'],
    sound: table({ partitionKeys: [text('PK')], sortKeys: [text('email')] }),
  },
  {
    name: 'global for local',
    models: indexedModel({ type: 'LSI', partition: { attribute: 'PK', type: 'S' }, sort: { attribute: 'email', type: 'S' } }),
    broken: table({ partitionKeys: [text('PK')], sortKeys: [text('email')] }),
    at: ['indexes[0].type'],
    sound: table({ kind: IndexKind.LOCAL, partitionKeys: [text('PK')], sortKeys: [text('email')] }),
  },
]);

const sorted = indexedModel({ sort: { attribute: 'SK', type: 'S' } });

tableCases('DYN-M084', [
  { name: 'another partition key', models, broken: table({ partitionKeys: [text('mail')] }), at: ['indexes[0].partition'], sound },
  { name: 'another type', models, broken: table({ partitionKeys: [number('email')] }), at: ['indexes[0].partition'], sound },
  { name: 'a sort key that the model lacks', models, broken: table({ sortKeys: [text('SK')] }), at: ['indexes[0].sort'], sound },
  { name: 'no sort key', models: sorted, broken: sound, at: ['indexes[0].sort'], sound: table({ sortKeys: [text('SK')] }) },
  {
    name: 'another sort key',
    models: sorted,
    broken: table({ sortKeys: [text('date')] }),
    at: ['indexes[0].sort'],
    sound: table({ sortKeys: [text('SK')] }),
  },
]);

tableCases('DYN-M087', [
  { name: 'an index that no model has', models: soundModel(), broken: sound, at: [''], sound: soundTable() },
  { name: 'only some of the models', models: soundModel(), broken: sound, at: [''], sound, soundOptions: { partialModels: true } },
  {
    name: 'another model has it',
    models: soundModel(),
    broken: sound,
    at: [''],
    sound,
    soundModels: [soundModel(), { ...indexedModel(), name: 'B' }],
  },
]);

tableCases('DYN-M095', [
  {
    name: 'two partition attributes',
    models: soundModel(),
    broken: table({ partitionKeys: [text('a'), text('b')] }),
    at: [''],
    sound: table({ partitionKeys: [text('a')] }),
    options: { partialModels: true },
  },
  {
    name: 'two sort attributes',
    models: soundModel(),
    broken: table({ sortKeys: [text('a'), text('b')] }),
    at: [''],
    sound: table({ sortKeys: [text('a')] }),
    options: { partialModels: true },
  },
]);

describe('together', () => {
  it('reports a misspelled index from both sides, each naming the other', () => {
    const report = ModelDocument.fromObject(models).compare(table({ name: 'gsi-mail' }));
    expect(report.findings.map(({ code, hint }) => [code, hint])).toEqual([
      ['DYN-M082', 'Did you mean `gsi-mail`?'],
      ['DYN-M087', 'Did you mean `gsi-email`?'],
    ]);
  });

  it('refuses an index of several attributes that a model queries', () => {
    const shape = table({ partitionKeys: [text('email'), text('b')] });
    expect(compared(models, shape)).toEqual(['DYN-M084 indexes[0].partition', 'DYN-M095']);
    expect(ModelDocument.fromObject(models).compare(shape).findings[0]).toMatchObject({
      message:
        'Model `Order` has the partition key `email (S)` in index `gsi-email`, but the table has the partition key `email (S)` and `b (S)` there.',
      expected: 'email (S), b (S)',
      found: 'email (S)',
      hint: 'DynamORM cannot query an index with several attributes in a key. Use one attribute.',
    });
  });

  it('names all indexes that the table has where none is near', () => {
    const shape = soundTable({ indexes: [emailIndex({ name: 'by-one' }), emailIndex({ name: 'by-two' })] });
    const [finding] = ModelDocument.fromObject(models).compare(shape, { partialModels: true }).findings;
    expect(finding).toMatchObject({
      expected: 'by-one, by-two',
      hint: 'The table has `by-one`, `by-two`. Add the index to the table, or remove it from the model.',
    });
  });

  it('reports kind, keys and projection of one index at once', () => {
    const broken = table({ kind: IndexKind.LOCAL, partitionKeys: [text('PK')], sortKeys: [text('date')], projection: 'KEYS_ONLY' });
    expect(compared(indexedModel({ projection: { type: 'ALL' } }), broken)).toEqual([
      'DYN-M083 indexes[0].type',
      'DYN-M084 indexes[0].partition',
      'DYN-M084 indexes[0].sort',
      'DYN-M085 indexes[0].projection',
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { document, found, ruleCases, soundModel, withAttributes, withIndex } from '../rule-cases';

const typed = (name: string, type: string, indexName?: string, changes = {}) => ({
  ...withAttributes({ attribute: 'status', type, required: true, ...changes }),
  name,
  ...(indexName === undefined ? {} : { indexes: [{ name: indexName, type: 'GSI', partition: { attribute: 'status', type } }] }),
});

ruleCases('DYN-M061', [
  {
    name: 'the keys of two indexes of two models',
    broken: document([typed('A', 'S', 'gsi-1'), typed('B', 'N', 'gsi-2')]),
    at: ['models[1].indexes[0].partition.type'],
    sound: document([typed('A', 'S', 'gsi-1'), typed('B', 'S', 'gsi-2')]),
    options: { silenced: ['DYN-M115'] },
  },
  {
    name: 'models of two tables are free',
    broken: document([typed('A', 'S', 'gsi-1'), typed('B', 'N', 'gsi-2')]),
    at: ['models[1].indexes[0].partition.type'],
    sound: document([typed('A', 'S', 'gsi-1'), { ...typed('B', 'N', 'gsi-2'), table: { name: 'other' } }]),
  },
]);

ruleCases('DYN-M074', [
  {
    name: 'an attribute of another type',
    broken: document([typed('A', 'S', 'gsi-1'), typed('B', 'N')]),
    at: ['models[1].attributes[2].type'],
    sound: document([typed('A', 'S', 'gsi-1'), typed('B', 'S')]),
  },
  {
    name: 'an attribute of another type in an earlier model',
    broken: document([typed('A', 'M'), typed('B', 'S', 'gsi-1')]),
    at: ['models[0].attributes[2].type'],
    sound: document([typed('A', 'S'), typed('B', 'S', 'gsi-1')]),
  },
  {
    name: 'an encrypted attribute, which is stored as a map',
    broken: document([typed('A', 'S', 'gsi-1'), typed('B', 'S', undefined, { encryption: { v: 1 } })]),
    at: ['models[1].attributes[2].encryption'],
    sound: document([typed('A', 'S', 'gsi-1'), typed('B', 'S')]),
  },
  {
    name: 'models of two tables are free',
    broken: document([typed('A', 'S', 'gsi-1'), typed('B', 'N')]),
    at: ['models[1].attributes[2].type'],
    sound: document([typed('A', 'S', 'gsi-1'), { ...typed('B', 'N'), table: { name: 'other' } }]),
  },
]);

describe('what another rule says is not said twice', () => {
  const PK = { attribute: 'PK', type: 'S' };
  const SK = { attribute: 'SK', type: 'S' };
  const status = (type: string) => ({ attribute: 'status', type, required: true });
  const by = (name: string | undefined, partition: object) => ({ name, type: 'GSI', partition });
  const model = (name: string, attributes: object[], ...indexes: object[]) => ({ ...withAttributes(...attributes), name, indexes });
  const [text, number] = [
    { attribute: 'status', type: 'S' },
    { attribute: 'status', type: 'N' },
  ];

  it('two types in one model: the type of its attribute decides', () => {
    expect(found(document(model('A', [status('S')], by('gsi-1', text), by('gsi-2', number))))).toEqual([
      'DYN-M025 models[0].indexes[1].partition.type',
    ]);
  });

  it('two types in one model that lacks the attribute', () => {
    expect(found(document(model('A', [], by('gsi-1', text), by('gsi-2', number))))).toEqual([
      'DYN-M024 models[0].indexes[0].partition.attribute',
      'DYN-M024 models[0].indexes[1].partition.attribute',
      'DYN-M061 models[0].indexes[1].partition.type',
    ]);
  });

  it('the table keys of two models', () => {
    const other = soundModel({ name: 'B', keys: { partition: { ...PK, type: 'N' }, sort: SK }, attributes: [{ ...PK, type: 'N' }, SK] });
    expect(found(document([soundModel(), other]))).toEqual(['DYN-M070 models[1].keys.partition']);
  });

  it('a table key and the key of an index', () => {
    const email = { attribute: 'email', type: 'N' };
    const other = soundModel({ name: 'B', keys: { partition: email, sort: SK }, attributes: [email, SK] });
    expect(found(document([withIndex(), other]))).toEqual(['DYN-M070 models[1].keys.partition', 'DYN-M061 models[1].keys.partition.type']);
  });

  it('indexes of one name', () => {
    const [first, same] = [model('A', [status('S')], by('gsi-1', text)), model('B', [status('S')], by('gsi-1', text))];
    expect(found(document([first, model('B', [status('N')], by('gsi-1', number))]))).toEqual(['DYN-M071 models[1].indexes[0]']);
    expect(found(document([first, same, model('C', [status('N')], by('gsi-1', number))]))).toEqual(['DYN-M071 models[2].indexes[0]']);
  });

  it('an index of another name, or of none', () => {
    const other = { attribute: 'other', type: 'S' };
    const first = model('A', [status('S')], by('gsi-1', text));
    const second = model('B', [status('N'), { ...other, required: true }], by('gsi-2', other), by('gsi-3', number));
    expect(found(document([first, second]))).toEqual(['DYN-M061 models[1].indexes[1].partition.type']);
    expect(found(document([first, model('B', [status('N')], by(undefined, number))]))).toEqual([
      'DYN-M050 models[1].indexes[0].name',
      'DYN-M061 models[1].indexes[0].partition.type',
    ]);
  });

  it('an index key against the own attribute', () => {
    const first = model('A', [status('S')], by('gsi-1', text));
    expect(found(document([first, model('B', [status('N')], by('gsi-1', text))]))).toEqual([
      'DYN-M025 models[1].indexes[0].partition.type',
    ]);
  });

  it('keys and attributes that cannot be read', () => {
    const first = model('A', [status('S')], by('gsi-1', { type: 'S' }));
    expect(found(document([first, model('B', [status('S')], by('gsi-2', { type: 'N' }))]))).toEqual([
      'DYN-M020 models[0].indexes[0].partition.attribute',
      'DYN-M020 models[1].indexes[0].partition.attribute',
    ]);
    const untyped = model('A', [status('S')], by('gsi-1', { attribute: 'status' }));
    expect(found(document([untyped, model('B', [status('S')], by('gsi-2', text))]))).toEqual([
      'DYN-M020 models[0].indexes[0].partition.type',
    ]);
    expect(found(document([model('A', [status('S')], by('gsi-1', text)), model('B', [{ type: 'N' }])]))).toEqual([
      'DYN-M031 models[1].attributes[2].attribute',
    ]);
  });
});

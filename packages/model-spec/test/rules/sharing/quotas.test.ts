import { document, ruleCases, withAttributes } from '../rule-cases';

const sequence = (count: number) => Array.from({ length: count }, (_, at) => at);
const attributes = sequence(25).map((at) => ({ attribute: `a${at}`, type: 'S', omit_empty: true }));
const model = (name: string, indexes: object[]) => ({ ...withAttributes(...attributes), name, indexes });
const global = (at: number) => ({ name: `gsi-${at}`, type: 'GSI', partition: { attribute: `a${at % 25}`, type: 'S' } });
const local = (at: number) => ({
  name: `lsi-${at}`,
  type: 'LSI',
  partition: { attribute: 'PK', type: 'S' },
  sort: { attribute: `a${at}`, type: 'S' },
});
const include = (at: number, count: number) => ({
  ...global(at),
  projection: {
    type: 'INCLUDE',
    fields: attributes
      .map((one) => one.attribute)
      .filter((_, each) => each !== at)
      .slice(0, count),
  },
});

ruleCases('DYN-M065', [
  {
    name: 'six local indexes in a model',
    broken: document(model('A', sequence(6).map(local))),
    at: ['models[0].indexes[5]'],
    sound: document(model('A', sequence(5).map(local))),
  },
  {
    name: 'six local indexes over two models',
    broken: document([model('A', sequence(4).map(local)), model('B', sequence(6).slice(3).map(local))]),
    at: ['models[1].indexes[2]'],
    sound: document([model('A', sequence(4).map(local)), model('B', sequence(5).slice(1).map(local))]),
  },
]);

ruleCases('DYN-M066', [
  {
    name: '21 global indexes in a model',
    broken: document(model('A', sequence(21).map(global))),
    at: ['models[0].indexes[20]'],
    sound: document(model('A', sequence(20).map(global))),
  },
  {
    name: '21 global indexes over two models',
    broken: document([model('A', sequence(11).map(global)), model('B', sequence(21).slice(11).map(global))]),
    at: ['models[1].indexes[9]'],
    sound: document([model('A', sequence(20).map(global)), model('B', sequence(20).map(global))]),
  },
]);

ruleCases('DYN-M066', [
  {
    name: 'a raised quota',
    broken: document(model('A', sequence(23).map(global))),
    at: ['models[0].indexes[22]'],
    sound: document(model('A', sequence(22).map(global))),
    options: { maxGlobalIndexes: 22 },
  },
]);

ruleCases('DYN-M057', [
  {
    name: '101 projected attributes in a model',
    broken: document(model('A', [...sequence(5).map((at) => include(at, 20)), include(5, 1), include(6, 1)])),
    at: ['models[0].indexes[5].projection.fields'],
    sound: document(
      model(
        'A',
        sequence(5).map((at) => include(at, 20)),
      ),
    ),
  },
  {
    name: '101 projected attributes over two models',
    broken: document([
      model(
        'A',
        sequence(5).map((at) => include(at, 20)),
      ),
      model('B', [include(4, 20), include(5, 1)]),
    ]),
    at: ['models[1].indexes[1].projection.fields'],
    sound: document([
      model(
        'A',
        sequence(5).map((at) => include(at, 20)),
      ),
      model('B', [include(4, 20), global(5)]),
    ]),
  },
]);

const named = (from: number, to: number) => attributes.slice(from, to).map((one) => one.attribute);
const half = (name: string, fields: string[]) => ({
  ...model(name, [{ ...global(0), projection: { type: 'INCLUDE', fields } }]),
});
ruleCases('DYN-M056', [
  {
    name: '21 fields over two models',
    broken: document([half('A', named(1, 12)), half('B', named(12, 22))]),
    at: ['models[0].indexes[0].projection.fields'],
    sound: document([half('A', named(1, 12)), half('B', named(2, 21))]),
  },
]);

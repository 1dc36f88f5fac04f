import { expect, it } from 'vitest';
import { document, found, soundModel } from '../rule-cases';

const [PK, SK] = [
  { attribute: 'PK', type: 'S' },
  { attribute: 'SK', type: 'S' },
];
const model = (name: string, table: string | undefined, keys: object) =>
  soundModel({ name, table: table === undefined ? undefined : { name: table }, keys, attributes: [PK, SK] });
const turned = { partition: SK, sort: PK };
const straight = { partition: PK, sort: SK };

it('models share a table wherever they stand in the document', () => {
  const models = [model('A', 'orders', straight), model('B', 'lines', straight), model('C', 'orders', turned), model('D', 'lines', turned)];
  expect(found(document(models))).toEqual([
    'DYN-M070 models[2].keys.partition',
    'DYN-M070 models[2].keys.sort',
    'DYN-M070 models[3].keys.partition',
    'DYN-M070 models[3].keys.sort',
  ]);
});

it('models without a table share none', () => {
  expect(found(document([model('A', undefined, straight), model('B', undefined, turned)]))).toEqual([
    'DYN-M013 models[0].table.name',
    'DYN-M013 models[1].table.name',
  ]);
});

import { document, ruleCases, soundModel } from '../rule-cases';

const first = soundModel();
const second = (partition: object, sort: object | undefined, table = 'orders') => {
  const keys = sort ? [partition, sort] : [partition];
  return document([first, soundModel({ name: 'Line', table: { name: table }, keys: { partition, sort }, attributes: keys })]);
};
const PK = { attribute: 'PK', type: 'S' };
const SK = { attribute: 'SK', type: 'S' };
const sound = second(PK, SK);

ruleCases('DYN-M070', [
  { name: 'another partition key', broken: second({ attribute: 'id', type: 'S' }, SK), at: ['models[1].keys.partition'], sound },
  { name: 'another type', broken: second({ attribute: 'PK', type: 'N' }, SK), at: ['models[1].keys.partition'], sound },
  { name: 'another sort key', broken: second(PK, { attribute: 'date', type: 'S' }), at: ['models[1].keys.sort'], sound },
  { name: 'no sort key', broken: second(PK, undefined), at: ['models[1].keys.sort'], sound },
  {
    name: 'both keys',
    broken: second({ attribute: 'id', type: 'S' }, { attribute: 'date', type: 'S' }),
    at: ['models[1].keys.partition', 'models[1].keys.sort'],
    sound,
  },
  {
    name: 'another table is free',
    broken: second({ attribute: 'id', type: 'S' }, SK),
    at: ['models[1].keys.partition'],
    sound: second({ attribute: 'id', type: 'S' }, SK, 'lines'),
  },
]);

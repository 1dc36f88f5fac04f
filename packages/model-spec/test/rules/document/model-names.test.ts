import { document, ruleCases, soundModel } from '../rule-cases';

const named = (...names: unknown[]) => document(names.map((name) => soundModel({ name })));

ruleCases('DYN-M011', [
  { name: 'no name', broken: named(undefined), at: ['models[0].name'], sound: named('Order') },
  { name: 'a blank name', broken: named(' '), at: ['models[0].name'], sound: named('Order') },
  {
    name: 'two blank names are not one name twice',
    broken: named('', null),
    at: ['models[0].name', 'models[1].name'],
    sound: named('A', 'B'),
  },
]);

ruleCases('DYN-M012', [
  { name: 'a name twice', broken: named('Order', 'Order'), at: ['models[1].name'], sound: named('Order', 'order') },
  { name: 'a name three times', broken: named('A', 'A', 'A'), at: ['models[1].name', 'models[2].name'], sound: named('A', 'B', 'C') },
]);

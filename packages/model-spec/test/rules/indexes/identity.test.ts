import { document, ruleCases, withIndex } from '../rule-cases';

const named = (name: unknown) => document(withIndex({ name }));
const at = ['models[0].indexes[0].name'];

ruleCases('DYN-M050', [
  { name: 'no name', broken: named(undefined), at, sound: named('gsi-email') },
  { name: 'a blank name', broken: named(' '), at, sound: named('gsi-email') },
  { name: 'two characters', broken: named('g1'), at, sound: named('g.1') },
  { name: '256 characters', broken: named('g'.repeat(256)), at, sound: named('g'.repeat(255)) },
  { name: 'a colon', broken: named('gsi:email'), at, sound: named('GSI_1') },
]);

const twice = (first: string, second: string) => {
  const model = withIndex({ name: first });
  return document({ ...model, indexes: [...model.indexes, { ...model.indexes[0], name: second }] });
};

ruleCases('DYN-M051', [
  {
    name: 'a name twice',
    broken: twice('gsi-1', 'gsi-1'),
    at: ['models[0].indexes[1].name'],
    sound: twice('gsi-1', 'GSI-1'),
    options: { silenced: ['DYN-M115'] },
  },
]);

const typed = (type: unknown) => document(withIndex({ type }));
const atType = ['models[0].indexes[0].type'];

ruleCases('DYN-M052', [
  { name: 'no type', broken: typed(undefined), at: atType, sound: typed('GSI') },
  { name: 'a word', broken: typed('global'), at: atType, sound: typed('GSI') },
  { name: 'small letters', broken: typed('gsi'), at: atType, sound: typed('GSI') },
  { name: 'another word', broken: typed('Local'), at: atType, sound: typed('GSI') },
  { name: 'other small letters', broken: typed('lsi'), at: atType, sound: typed('GSI') },
  { name: 'a word without a meaning', broken: typed('PRIMARY'), at: atType, sound: typed('GSI') },
  { name: 'a name of Object.prototype', broken: typed('constructor'), at: atType, sound: typed('GSI') },
]);

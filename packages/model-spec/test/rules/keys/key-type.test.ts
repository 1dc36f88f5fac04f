import { describe, expect, it } from 'vitest';
import { ModelValidator } from '../../../src';
import { document, found, ruleCases, soundModel, withIndex } from '../rule-cases';

const partition = (type: string, version = '0.1') =>
  document(
    soundModel({
      keys: { partition: { attribute: 'PK', type } },
      attributes: [{ attribute: 'PK', type }],
    }),
    version,
  );
const at = ['models[0].keys.partition.type'];

ruleCases('DYN-M021', [
  { name: 'a key of type BOOL', broken: partition('BOOL'), at, sound: partition('N') },
  { name: 'a key of type M', broken: partition('M'), at, sound: partition('S') },
  { name: 'a key of type SS', broken: partition('SS', '0.2'), at, sound: partition('B', '0.2') },
]);

ruleCases('DYN-M022', [
  { name: 'a binary key in 0.1', broken: partition('B'), at, sound: partition('B', '0.2') },
  {
    name: 'a binary index key in 0.1',
    broken: document(withIndex({ sort: { attribute: 'hash', type: 'B' } }, [{ attribute: 'hash', type: 'B', required: true }])),
    at: ['models[0].indexes[0].sort.type'],
    sound: document(withIndex({ sort: { attribute: 'hash', type: 'S' } }, [{ attribute: 'hash', type: 'S', required: true }])),
  },
]);

describe('hints', () => {
  it.each([
    ['STRING', 'Did you mean `S`?'],
    ['number', 'Did you mean `N`?'],
    ['Binary', 'Did you mean `B`?'],
    ['s', 'Did you mean `S`?'],
    ['n', 'Did you mean `N`?'],
    ['b', 'Did you mean `B`?'],
    ['M', 'Use S, N or B.'],
    ['constructor', 'Use S, N or B.'],
  ])('for %s', (type, hint) => {
    const report = ModelValidator.validateString(JSON.stringify(partition(type)));
    expect(report.findings.find((finding) => finding.code === 'DYN-M021')?.hint).toBe(hint);
  });
});

it('accepts a binary key in a model without a version', () => {
  expect(found(partition('B').models[0])).toEqual([]);
});

import { expect, it } from 'vitest';
import { projectionProblems } from '../../src/dynamodb';

const sound = { withoutFields: false, ignoredFields: false, tooManyFields: false, repeated: [], keys: [] };
const many = (count: number) => Array.from({ length: count }, (_, at) => `field${at}`);

it.each([
  ['ALL', 'ALL', [], {}],
  ['some fields', 'INCLUDE', ['a', 'b'], {}],
  ['INCLUDE without fields', 'INCLUDE', [], { withoutFields: true }],
  ['fields that ALL ignores', 'ALL', ['a'], { ignoredFields: true }],
  ['fields that KEYS_ONLY ignores', 'KEYS_ONLY', ['a'], { ignoredFields: true }],
  ['as many fields as an index takes', 'INCLUDE', many(20), {}],
  ['one field too many', 'INCLUDE', many(21), { tooManyFields: true }],
  ['fields that are named twice', 'INCLUDE', ['a', 'b', 'a', 'a'], { repeated: [2, 3] }],
  ['keys', 'INCLUDE', ['a', 'PK', 'b', 'SK'], { keys: [1, 3] }],
])('%s', (_, type, fields, problems) => {
  expect(projectionProblems(type, fields, ['PK', undefined, 'SK'])).toEqual({ ...sound, ...problems });
});

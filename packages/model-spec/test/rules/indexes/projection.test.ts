import { describe, expect, it } from 'vitest';
import { ModelValidator } from '../../../src';
import { document, found, ruleCases, withIndex } from '../rule-cases';

const many = (count: number) => Array.from({ length: count }, (_, at) => `f${at}`);
const projected = (projection: unknown, fields = ['status']) =>
  document(
    withIndex(
      { projection },
      fields.map((attribute) => ({ attribute, type: 'S' })),
    ),
  );
const at = (below: string) => [`models[0].indexes[0].projection.${below}`];

ruleCases('DYN-M054', [
  { name: 'a misspelled type', broken: projected({ type: 'KEYS' }), at: at('type'), sound: projected({ type: 'KEYS_ONLY' }) },
  { name: 'small letters', broken: projected({ type: 'all' }), at: at('type'), sound: projected({ type: 'ALL' }) },
  {
    name: 'a misspelled type with fields',
    broken: projected({ type: 'INCLUDES', fields: ['status'] }),
    at: at('type'),
    sound: projected({}),
  },
]);

ruleCases('DYN-M055', [
  {
    name: 'no fields',
    broken: projected({ type: 'INCLUDE' }),
    at: at('fields'),
    sound: projected({ type: 'INCLUDE', fields: ['status'] }),
  },
  {
    name: 'an empty list',
    broken: projected({ type: 'INCLUDE', fields: [] }),
    at: at('fields'),
    sound: projected({ type: 'KEYS_ONLY', fields: [] }),
  },
  { name: 'null', broken: projected({ type: 'INCLUDE', fields: null }), at: at('fields'), sound: projected({ type: 'ALL', fields: null }) },
]);

ruleCases('DYN-M056', [
  {
    name: '21 fields',
    broken: projected({ type: 'INCLUDE', fields: many(21) }, many(21)),
    at: at('fields'),
    sound: projected({ type: 'INCLUDE', fields: many(20) }, many(20)),
  },
]);

ruleCases('DYN-M059', [
  {
    name: 'ALL with fields',
    broken: projected({ type: 'ALL', fields: ['status'] }),
    at: at('fields'),
    sound: projected({ type: 'INCLUDE', fields: ['status'] }),
  },
  {
    name: 'KEYS_ONLY with fields',
    broken: projected({ type: 'KEYS_ONLY', fields: ['status'] }),
    at: at('fields'),
    sound: projected({ type: 'KEYS_ONLY' }),
  },
  { name: 'no type with fields', broken: projected({ fields: ['status'] }), at: at('fields'), sound: projected({ type: '' }) },
]);

const include = (...fields: string[]) => projected({ type: 'INCLUDE', fields });

ruleCases('DYN-M060', [
  { name: 'the partition key of the table', broken: include('PK', 'status'), at: at('fields[0]'), sound: include('status') },
  { name: 'the sort key of the table', broken: include('status', 'SK'), at: at('fields[1]'), sound: include('status') },
  { name: 'the key of the index', broken: include('email', 'status'), at: at('fields[0]'), sound: include('status') },
  { name: 'an attribute twice', broken: include('status', 'status'), at: at('fields[1]'), sound: include('status') },
]);

describe('hints', () => {
  it.each([
    ['KEYS', 'Did you mean `KEYS_ONLY`?'],
    ['include', 'Did you mean `INCLUDE`?'],
    ['KEY_ONLY', 'Did you mean `KEYS_ONLY`?'],
    ['everything', 'Use one of ALL, KEYS_ONLY, INCLUDE.'],
  ])('for %s', (type, hint) => {
    expect(ModelValidator.validateString(JSON.stringify(projected({ type }))).findings[0].hint).toBe(hint);
  });
});

it('says nothing of fields that are no list', () => {
  expect(found(projected({ type: 'INCLUDE', fields: 'status' }))).toEqual(['DYN-M007 models[0].indexes[0].projection.fields']);
});

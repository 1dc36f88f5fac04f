import { describe, expect, it } from 'vitest';
import { ModelValidator } from '../../../src';
import { attributeTypes } from '../../../src/rules/attributes/presence';
import { document, found, ruleCases, soundModel, withAttributes } from '../rule-cases';

ruleCases('DYN-M030', [
  { name: 'an empty list', broken: document(soundModel({ attributes: [] })), at: ['models[0].attributes'], sound: document(soundModel()) },
  { name: 'no list', broken: document(soundModel({ attributes: undefined })), at: ['models[0].attributes'], sound: document(soundModel()) },
  { name: 'null', broken: document(soundModel({ attributes: null })), at: ['models[0].attributes'], sound: document(soundModel()) },
]);

ruleCases('DYN-M031', [
  {
    name: 'no name',
    broken: document(withAttributes({ type: 'S' })),
    at: ['models[0].attributes[2].attribute'],
    sound: document(withAttributes({ attribute: 'a', type: 'S' })),
  },
  {
    name: 'no type',
    broken: document(withAttributes({ attribute: 'a' })),
    at: ['models[0].attributes[2].type'],
    sound: document(withAttributes({ attribute: 'a', type: 'S' })),
  },
  {
    name: 'blank texts',
    broken: document(withAttributes({ attribute: ' ', type: '' })),
    at: ['models[0].attributes[2].attribute', 'models[0].attributes[2].type'],
    sound: document(withAttributes({ attribute: 'a', type: 'S' })),
  },
]);

ruleCases('DYN-M032', [
  {
    name: 'a name twice',
    broken: document(withAttributes({ attribute: 'PK', type: 'S' })),
    at: ['models[0].attributes[2].attribute'],
    sound: document(withAttributes({ attribute: 'pk2', type: 'S' })),
  },
  {
    name: 'a name three times',
    broken: document(withAttributes({ attribute: 'a', type: 'S' }, { attribute: 'a', type: 'N' }, { attribute: 'a', type: 'B' })),
    at: ['models[0].attributes[3].attribute', 'models[0].attributes[4].attribute'],
    sound: document(withAttributes({ attribute: 'a', type: 'S' }, { attribute: 'b', type: 'N' }, { attribute: 'c', type: 'B' })),
  },
]);

ruleCases('DYN-M033', [
  {
    name: 'a word for a type',
    broken: document(withAttributes({ attribute: 'a', type: 'string' })),
    at: ['models[0].attributes[2].type'],
    sound: document(withAttributes(...attributeTypes.map((type) => ({ attribute: `a${type}`, type })))),
  },
]);

describe('hints', () => {
  it.each([
    ['string', 'S'],
    ['Boolean', 'BOOL'],
    ['ss', 'SS'],
    ['BOOLL', 'BOOL'],
    ['text', 'S'],
    ['number', 'N'],
    ['int', 'N'],
    ['integer', 'N'],
    ['float', 'N'],
    ['binary', 'B'],
    ['bytes', 'B'],
    ['map', 'M'],
    ['object', 'M'],
    ['list', 'L'],
    ['array', 'L'],
  ])('for %s name %s', (type, meant) => {
    const report = ModelValidator.validateString(JSON.stringify(document(withAttributes({ attribute: 'a', type }))));
    expect(report.findings[0].hint).toBe(`Did you mean \`${meant}\`?`);
  });

  it.each(['timestamp', 'constructor'])('list the types where none is near, as for %s', (type) => {
    const report = ModelValidator.validateString(JSON.stringify(document(withAttributes({ attribute: 'a', type }))));
    expect(report.findings[0].hint).toBe('Use one of S, N, B, BOOL, NULL, M, L, SS, NS, BS.');
  });
});

it('says nothing of attributes that are no list', () => {
  expect(found(document(soundModel({ attributes: 'PK' })))).toEqual(['DYN-M007 models[0].attributes']);
});

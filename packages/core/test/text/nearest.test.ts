import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { didYouMean, nearest } from '../../src/text/nearest';

describe('nearest', () => {
  it.each([
    ['emial', ['email', 'name'], 'email'],
    ['omitempty', ['optional', 'omit_empty'], 'omit_empty'],
    ['GSI-Email', ['gsi-email', 'gsi-mail'], 'gsi-email'],
    ['createdAt', ['created_at', 'updated_at'], 'created_at'],
    ['tll', ['ttl'], 'ttl'],
    ['pk', ['PK'], 'PK'],
    ['PX', ['PK', 'SK'], 'PK'],
    ['gsi-mail', ['gsi-main', 'gsi-email'], 'gsi-main'],
    ['abcdefghi', ['abcdefxyz'], 'abcdefxyz'],
  ])('of %s among %j is %s', (word, candidates, expected) => {
    expect(nearest(word, candidates)).toBe(expected);
  });

  it.each([
    ['a word that is not like it', 'status', ['email']],
    ['a short word with two letters changed', 'abc', ['xyc']],
    ['a longer word with four letters changed', 'abcdefghij', ['wxyzefghij']],
    ['the word itself', 'email', ['email']],
    ['nothing', 'email', []],
    ['a word that is far longer', 'a'.repeat(100), ['a'.repeat(99)]],
  ])('is not %s', (_, word, candidates) => {
    expect(nearest(word, candidates)).toBeUndefined();
  });

  it('looks at a bounded number of candidates', () => {
    const many = Array.from({ length: 300 }, (_, at) => `other${at}`);
    expect(nearest('email', [...many.slice(1), 'emial'])).toBe('emial');
    expect(nearest('email', [...many, 'emial'])).toBeUndefined();
  });

  it('finds every word with one letter changed, removed, added or swapped', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'abcdefgh'), minLength: 4, maxLength: 20 });
    fc.assert(
      fc.property(letters, fc.nat(), fc.constantFrom('change', 'remove', 'add', 'swap'), (word, place, kind) => {
        const at = place % (word.length - 1);
        const changed = {
          change: `${word.slice(0, at)}z${word.slice(at + 1)}`,
          remove: word.slice(0, at) + word.slice(at + 1),
          add: `${word.slice(0, at)}z${word.slice(at)}`,
          swap: word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2),
        }[kind];
        expect(nearest(changed, [word])).toBe(changed === word ? undefined : word);
      }),
    );
  });
});

it('says it in a sentence, or nothing', () => {
  expect(didYouMean('emial', ['email'])).toBe('Did you mean `email`?');
  expect(didYouMean('zzz', ['email'])).toBeUndefined();
});

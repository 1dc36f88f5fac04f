import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placesInJson, readJson } from '../../src/document/json-reader';
import { parseYaml } from '../../src/document/yaml-parser';
import { spelled } from './tree';

const limits = { maxDepth: 100, maxSyntaxErrors: 20 };
const byJson = (text: string) => readJson(text, limits.maxDepth);
const byYaml = (text: string) => parseYaml(text, limits);

/** JSON in many layouts; keys that YAML's reader would refuse for their length are left out. */
const key = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.constantFrom('__proto__', '<<', '1', '', 'null'),
);
const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.boolean(),
      fc.constant(null),
    ),
    fc.array(tie('tree'), { maxLength: 5 }),
    fc.dictionary(key, tie('tree'), { maxKeys: 5 }),
  ),
}));
const layout = fc.constantFrom(undefined, 1, 2, '\t');
const documents = fc.tuple(tree, layout).map(([value, indent]) => JSON.stringify([value], null, indent));

describe('on JSON', () => {
  it('gives the values and places that the reader of YAML gives', () => {
    fc.assert(
      fc.property(documents, (text) => {
        const yaml = byYaml(text);
        expect(yaml.problems).toEqual([]);
        expect(spelled(byJson(text), placesInJson(text))).toEqual(spelled(yaml.value, yaml.places));
      }),
      { numRuns: 1000 },
    );
  });

  it('gives the values that JSON.parse gives, with a key that every object has', () => {
    fc.assert(fc.property(documents, (text) => void expect(JSON.stringify(byJson(text))).toBe(JSON.stringify(JSON.parse(text)))));
    expect(Object.keys(byJson('{"__proto__":{"a":1}}') as object)).toEqual(['__proto__']);
  });

  it.each(['{"a":"\\": "}', '{"a": "b\\\\", "c" \n:\t1}', '[":",{"":"\\":"}]', '{"a":{"a":[{"a":1},{"a":2}]}}'])(
    'counts the keys of %s',
    (text) => {
      expect(byJson(text)).toEqual(JSON.parse(text));
    },
  );
});

describe('on anything else', () => {
  it('reads nothing that JSON.parse refuses', () => {
    const mutated = fc
      .tuple(documents, fc.nat(), fc.constantFrom('', ',', '"', '\\', '{', ']', ':', '0', 'e', '\u0000', ' ', '-'))
      .map(([text, at, piece]) => {
        const place = at % text.length;
        return text.slice(0, place) + piece + text.slice(place + 1);
      });
    fc.assert(
      fc.property(mutated, (text) => {
        let accepted = true;
        try {
          JSON.parse(text);
        } catch {
          accepted = false;
        }
        if (!accepted) expect(byJson(text)).toBeUndefined();
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['a key twice', '{"a":1,"a":2}'],
    ['a key twice, once with an escape', '{"a":1,"\\u0061":2}'],
    ['a key twice in the depths', '[{"b":[{"a":1, "a" : 2}]}]'],
    ['a key twice that every object has', '{"__proto__":1,"__proto__":2}'],
    ['101 levels', '['.repeat(101) + ']'.repeat(101)],
    ['a number out of range', '[1e999]'],
    ['a scalar', '"a"'],
    ['a second value', '[1] [2]'],
    ['a trailing comma', '[1,]'],
    ['a leading zero', '[01]'],
    ['a raw line break', '["a\nb"]'],
    ['an unknown escape', '["\\x"]'],
    ['nothing', ''],
    ['an open string', '["a'],
    ['an open list', '[1'],
    ['a key without a value', '{"a"}'],
    ['a key without quotes', '{a:1}'],
  ])('leaves %s to the reader of YAML', (_, text) => {
    expect(byJson(text)).toBeUndefined();
  });

  it('reads 100 levels', () => {
    expect(byJson('['.repeat(100) + ']'.repeat(100))).toBeDefined();
  });
});

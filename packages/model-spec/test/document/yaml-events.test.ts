import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { readYaml } from '../../src/document/yaml-events';
import { parseYaml } from '../../src/document/yaml-parser';
import { spelled } from './tree';

const limits = { maxDepth: 100, maxSyntaxErrors: 20 };

/** What the fast reader reads must be what the slow one reads, and the slow one must have nothing to say about it. */
function agrees(text: string): boolean {
  const fast = readYaml(text, limits.maxDepth);
  if (fast === undefined) return false;
  const slow = parseYaml(text, limits);
  expect(slow.problems).toEqual([]);
  expect(spelled(fast.value, fast.places)).toEqual(spelled(slow.value, slow.places));
  return true;
}

const word = fc.constantFrom(
  'attribute',
  'type',
  'S',
  'omit_empty',
  'gsi-email',
  'index_pk:gsi',
  'a b',
  "it's",
  'x#y',
  'a: b',
  '- a',
  '[a]',
  'é',
  '𝒳',
  '',
);
const scalar = fc.oneof(
  word,
  fc.constantFrom(
    '1',
    '01',
    '1.5',
    '.5',
    '5.',
    '1e3',
    '1e400',
    '0x1F',
    '0o7',
    '-0',
    '+1',
    '.inf',
    '.NaN',
    'null',
    '~',
    'true',
    'Yes',
    'off',
    '2026-01-02',
    '12:30',
    '1_000',
    '<<',
    '=',
  ),
  fc.string({ maxLength: 10 }),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.constantFrom('two\nlines', 'end\n', '  blanks', 'tab\there'),
);
const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    scalar,
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(word, fc.string({ maxLength: 6 })), tie('tree'), { maxKeys: 4 }),
  ),
}));
const style = fc.record({
  indent: fc.constantFrom(1, 2, 4),
  indentSeq: fc.boolean(),
  lineWidth: fc.constantFrom(0, 20, 80),
  collectionStyle: fc.constantFrom('any' as const, 'block' as const, 'flow' as const),
  defaultStringType: fc.constantFrom(
    'PLAIN' as const,
    'QUOTE_SINGLE' as const,
    'QUOTE_DOUBLE' as const,
    'BLOCK_LITERAL' as const,
    'BLOCK_FOLDED' as const,
  ),
});
const documents = fc
  .tuple(fc.dictionary(word, tree, { minKeys: 1, maxKeys: 4 }), style)
  .map(([value, options]) => stringify(value, options));
const pieces = [
  '',
  ' ',
  '  ',
  '\n',
  '\n\n',
  '\r\n',
  '\r',
  '\t',
  '#',
  ' # c\n',
  ':',
  ': ',
  '- ',
  '? ',
  '|',
  '>',
  '|-\n',
  "'",
  '"',
  '\\',
  '&a ',
  '*a',
  '!t ',
  '<<: ',
  '{',
  '}',
  '{} ',
  '"x" ',
  'b: c',
  '[',
  ']',
  ',',
  '---\n',
  '...\n',
  '%YAML 1.1\n---\n',
  '@',
  '`',
  '0',
  '~',
  '\u0085',
  '\u2028',
  '\ufeff',
  '\u00a0',
  '\u0000',
  '\ud800',
];

describe('on generated documents', () => {
  it('gives the values and places that the slow reader gives', () => {
    let read = 0;
    fc.assert(
      fc.property(documents, (text) => void (agrees(text) && read++)),
      { numRuns: 1500 },
    );
    expect(read).toBeGreaterThan(300);
  });

  it('accepts nothing that the slow reader has something to say about', () => {
    const piece = fc.constantFrom(...pieces);
    const changed = fc
      .tuple(documents, fc.array(fc.tuple(fc.nat(), fc.nat({ max: 3 }), piece), { minLength: 1, maxLength: 3 }))
      .map(([text, edits]) =>
        edits.reduce((now, [at, cut, added]) => {
          const place = at % (now.length + 1);
          return now.slice(0, place) + added + now.slice(place + cut);
        }, text),
      );
    let read = 0;
    fc.assert(
      fc.property(changed, (text) => void (agrees(text) && read++)),
      { numRuns: 3000 },
    );
    expect(read).toBeGreaterThan(300);
  });

  it('agrees on scraps', () => {
    const scraps = fc.array(fc.oneof(fc.constantFrom(...pieces), word), { maxLength: 12 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(scraps, (text) => void agrees(text)),
      { numRuns: 5000 },
    );
  });
});

describe('on documents that people wrote', () => {
  const folder = join(__dirname, '../../../..');
  const files = ['examples/orders', 'examples/field-service', 'packages/model-spec/test']
    .flatMap((path) => readdirSync(join(folder, path), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, path, name)))
    .filter((path) => path.endsWith('.dms.yaml') && !path.includes('node_modules'));

  it.each(files)('reads %s', (path) => {
    expect(agrees(readFileSync(path, 'utf8'))).toBe(true);
  });
});

describe('leaves to the slow reader', () => {
  it.each([
    ['nothing', ''],
    ['a comment alone', '# x\n'],
    ['a key twice', 'a: 1\na: 2\n'],
    ['an anchor', 'a: &x 1\n'],
    ['a tag', 'a: !!str 1\n'],
    ['an alias', 'a: &x 1\nb: *x\n'],
    ['a merge key', 'a:\n  <<: 1\n'],
    ['a key that is no text', '1: a\n'],
    ['a null key', 'null: a\n'],
    ['a list as key', '? [a]\n: b\n'],
    ['two documents', 'a: 1\n---\nb: 2\n'],
    ['a directive', '%YAML 1.1\n---\na: 1\n'],
    ['a word that readers take differently', 'a: yes\n'],
    ['a timestamp', 'a: 2026-01-02\n'],
    ['a number out of range', 'a: 1e400\n'],
    ['101 levels', `a: ${'['.repeat(100)}${']'.repeat(100)}\n`],
    ['a carriage return alone', 'a: 1\rb: 2\n'],
    ['a tab', 'a:\tb\n'],
    ['an open list', 'a: [1\n'],
    ['a key behind brackets', 'a:\n- {} b: c\n'],
    ['a key right behind brackets', 'a:\n- {}"b": c\n'],
    ['a key behind brackets of a list in a list', 'a:\n- - [1] b: c\n'],
    ['a key behind quotes', 'a:\n- "x" b: c\n'],
  ])('%s', (_, text) => {
    expect(readYaml(text, limits.maxDepth)).toBeUndefined();
  });
});

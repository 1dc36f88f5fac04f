import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { parseSlowly } from '../../src/template/parse-template';
import { readQuickly } from '../../src/template/quick-yaml';

/** What is read quickly must be what the slow reader reads, which must have nothing to say about it. */
async function agrees(text: string): Promise<boolean> {
  const quick = readQuickly(text);
  if (quick === undefined) return false;
  expect(quick).toEqual(await parseSlowly(text, 'the template'));
  return true;
}

const words = [
  'Type',
  'AWS::DynamoDB::Table',
  'Ref',
  'Properties',
  'a b',
  "it's",
  'x#y',
  'a: b',
  '- a',
  '${AWS::Region}-x',
  'yes',
  'off',
  '2026-01-02',
  '12:30',
  '010',
  '0x1F',
  '1_000',
  '1e3',
  '1e999',
  'Table5E123ABC',
  '.5',
  'null',
  '~',
  'true',
  '',
];
const scalar = fc.oneof(
  fc.constantFrom(...words),
  fc.string({ maxLength: 8 }),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constant(null),
  fc.constantFrom('two\nlines', 'end\n'),
);
const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    scalar,
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...words, 'Fn::Sub'), tie('tree'), { maxKeys: 4 }),
  ),
}));
const style = fc.record({
  indent: fc.constantFrom(2, 4),
  lineWidth: fc.constantFrom(0, 30, 80),
  collectionStyle: fc.constantFrom('any' as const, 'block' as const, 'flow' as const),
  defaultStringType: fc.constantFrom('PLAIN' as const, 'QUOTE_SINGLE' as const, 'QUOTE_DOUBLE' as const, 'BLOCK_LITERAL' as const),
});
const documents = fc
  .tuple(fc.constantFrom('', '---\n', '# a\n\n---\n'), fc.dictionary(fc.constantFrom(...words), tree, { minKeys: 1, maxKeys: 4 }), style)
  .map(([beginning, value, options]) => beginning + stringify(value, options));
const pieces = [
  '',
  ' ',
  '\n',
  '\r\n',
  '\t',
  ' # c\n',
  ': ',
  '- ',
  '? ',
  '|',
  '>-\n',
  "'",
  '"',
  '\\',
  '&a ',
  '*a',
  '!Ref ',
  '!Sub ',
  '!GetAtt ',
  '!Join ',
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
  '0',
  '~',
  '\u0085',
  '\u0000',
];
const changed = fc
  .tuple(documents, fc.array(fc.tuple(fc.nat(), fc.nat({ max: 3 }), fc.constantFrom(...pieces)), { minLength: 1, maxLength: 3 }))
  .map(([text, edits]) =>
    edits.reduce((now, [at, cut, added]) => {
      const place = at % (now.length + 1);
      return now.slice(0, place) + added + now.slice(place + cut);
    }, text),
  );

describe.each([
  ['generated', documents],
  ['changed', changed],
])('on %s templates', (_, texts) => {
  it('reads what the slow reader reads, or nothing', async () => {
    let read = 0;
    await fc.assert(
      fc.asyncProperty(texts, async (text) => void ((await agrees(text)) && read++)),
      { numRuns: 1500 },
    );
    expect(read).toBeGreaterThan(100);
  });
});

it.each([
  [
    'short forms',
    'a: !Ref b\nc: !Sub "${d}-e"\nf: !GetAtt g.h.i\nj: !Join ["-", [!Ref k, l]]\nm: !If\n  - n\n  - !Sub o\n  - !Ref p\nq: !Transform { Name: r, Parameters: { s: !Ref t } }\nu: !Condition v\n',
  ],
  ['an anchor', 'a: &x { b: c }\nd: *x\n'],
  ['the mark of the beginning, behind a comment', '# a\n---\nb: c\n'],
  ['a description', 'Description: >-\n  two\n  lines\nResources:\n  # nothing\n  a: { Type: b }\n'],
])('reads %s', async (_, text) => {
  expect(await agrees(text)).toBe(true);
});

it.each([
  ['an id that ends in a hash', 'Table1E999: { Type: A }\nRef: Table1E999\n', true],
  ['a number that is too large for one reader', 'a: 1e999\n', false],
  ['a negative one', 'a: [-1.5e+999]\n', false],
  ['brackets with short forms', 'a:\n- [!Sub "${b}/c", { Ref: d }, !If [e, f, g], ]\n', true],
  ['a comment before brackets', 'a: # b\n  [c]\n', true],
  ['a comment behind brackets', 'a: [b] # c\nd: e\n', true],
  ['a comment in brackets', 'a: [b, # c\n  d]\n', false],
])('%s', async (_, text, quick) => {
  expect(await agrees(text)).toBe(quick);
});

it.each([
  ['brackets', 'a:\n- {} b: c\n'],
  ['brackets, at once', 'a:\n- []"b": c\n'],
  ['brackets of a list in a list', 'a:\n- - !If [d] b: c\n'],
  ['quotes', 'a:\n- "x" b: c\n'],
  ['an alias', 'd: &x e\na:\n- *x b: c\n'],
  ['a key and an anchor', 'a: &x b: c\n'],
  ['a key and a tag', 'a: !!str b: c\n'],
  ['a key and a short form', 'a: !Sub b: c\n'],
])('leaves a key behind %s on one line to the slow reader', (_, text) => {
  expect(readQuickly(text)).toBeUndefined();
});

it.each([
  ['an anchor', 'a: &b[c]\n'],
  ['a tag', 'a: !Sub"b"\n'],
])('leaves %s without a blank behind it to the slow reader', (_, text) => {
  expect(readQuickly(text)).toBeUndefined();
});

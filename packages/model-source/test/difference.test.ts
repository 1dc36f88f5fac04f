import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { difference } from '../src/difference';

test.each<[string, string, string[]]>([
  ['a b c d', 'a x c d', ['line 2:', '- b', '+ x']],
  ['a b c d', 'a c d', ['line 2:', '- b']],
  ['a c d', 'a b c d', ['line 2:', '+ b']],
  ['a b c d', 'a x c y', ['line 2:', '- b', '+ x', 'line 4:', '- d', '+ y']],
  ['a', 'a b', ['line 2:', '+ b']],
])('%j and %j', (before, after, lines) => {
  expect(difference(before.replaceAll(' ', '\n'), after.replaceAll(' ', '\n'))?.text.split('\n')).toEqual(lines);
});

test('what is long is cut', () => {
  const lines = (letter: string): string => Array.from({ length: 30 }, (_, at) => `${letter}${at}`).join('\n');

  expect(difference(lines('a'), lines('b'), 4)?.text.split('\n')).toEqual(['line 1:', '- a0', '- a1', '- a2', '(57 more lines)']);
});

test('equal texts have none, and others have one', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 8 }).map((all) => all.join('\n'));
  fc.assert(
    fc.property(text, text, (before, after) => {
      expect(difference(before, after) === undefined).toBe(before === after);
    }),
  );
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { outputLine, printable } from '../../src/text';

it('leaves readable text as it is, in any script', () => {
  for (const text of ['orders', 'Bestellungen für Köln', '注文', 'a:b::c', '#[x]', '## heading', '😀']) expect(printable(text)).toBe(text);
});

it('replaces controls, marks of direction, invisible signs and half pairs, each by one sign', () => {
  expect(printable('a\r\n\tb\u001b[2J\u2028c\u0085')).toBe('a   b [2J c ');
  expect(printable('a\u202eb\u2066c\u200fd\u200be\ufefff\ud800g')).toBe('a\ufffdb\ufffdc\ufffdd\ufffde\ufffdf\ufffdg');
});

it('takes the life from commands of build services, wherever they stand', () => {
  for (const text of ['x ##[error]y', '##vso[task.setvariable variable=a]b', "##teamcity[message text='x']", '###[group]']) {
    expect(printable(text)).not.toMatch(/##\w*\[/);
    expect(printable(text)).toHaveLength(text.length);
  }
});

it('lets no line begin as a workflow command', () => {
  expect(outputLine('::error::x')).toBe('\\:\\:error::x'.replace('\\:\\:', '\\::'));
  expect(outputLine('  ::set-output name=a::b')).toBe('  \\::set-output name=a::b');
  expect(outputLine('a::b')).toBe('a::b');
});

it('holds for any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const line = outputLine(text);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they must not be there
      expect(line).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]|^\s*::|##\w*\[/);
      expect(printable(text)).toHaveLength(text.length);
    }),
  );
});

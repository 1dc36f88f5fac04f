import { expect, test } from 'vitest';
import { markdown, notesInMarkdown } from '../../../pages/reference/help.js';

test('notes of a help text become headings, tables and commands', () => {
  const notes = [
    'Reads stack:<name>.',
    '',
    'Exit codes:',
    '  0  all is well',
    '  1  it is not',
    '',
    'Examples:',
    '  For a start:',
    '  $ tool run',
    '  $ tool stop',
  ].join('\n');

  expect(notesInMarkdown(notes).join('\n')).toBe(
    [
      'Reads stack:\\<name>.',
      '',
      '## Exit codes',
      '',
      '| Exit code | Meaning |',
      '|---|---|',
      '| 0 | all is well |',
      '| 1 | it is not |',
      '',
      '## Examples',
      '',
      'For a start:',
      '',
      '```sh',
      'tool run',
      'tool stop',
      '```',
      '',
    ].join('\n'),
  );
});

test('what Markdown would read as marks is shown, except in code', () => {
  expect(markdown('a_b <c> `d_e <f>` g|h')).toBe('a\\_b \\<c> `d_e <f>` g\\|h');
});

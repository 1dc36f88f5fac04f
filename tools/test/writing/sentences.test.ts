import { expect, test } from 'vitest';
import { sentencesIn } from '../../writing/sentences';

test('prose and lists are sentences, whatever lines they are on', () => {
  expect(sentencesIn('# A title\n\nOne sentence\non two lines. A second one.\n\n- An item\n- Another. With two.\n')).toEqual([
    'One sentence on two lines.',
    'A second one.',
    'An item',
    'Another.',
    'With two.',
  ]);
});

test('code, tables and headings are none', () => {
  expect(
    sentencesIn('## Heading. Text.\n\n```ts\nconst a = 1; // Not this. Nor this.\n```\n\n| A cell. | B. |\n| --- | --- |\n\nThis.\n'),
  ).toEqual(['This.']);
});

test('inline code is one word, and a link is its text', () => {
  expect(sentencesIn('Run `dynamorm-cdk check --models a. B` with [the guide](a/b.md#c). Done.')).toEqual([
    'Run code with the guide.',
    'Done.',
  ]);
});

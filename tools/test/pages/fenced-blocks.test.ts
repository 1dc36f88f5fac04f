import { expect, test } from 'vitest';
import { fencedBlocks } from '../../pages/fenced-blocks';

test('blocks have their language, what is said after it, their text and their line', () => {
  expect(fencedBlocks('# A page\n\n```ts nofixture\na();\n```\n\n```sh\nb\n```\n')).toEqual([
    { language: 'ts', info: 'ts nofixture', text: 'a();\n', line: 3 },
    { language: 'sh', info: 'sh', text: 'b\n', line: 7 },
  ]);
});

test('a block in a list is read without its indentation, and ends at its own fence', () => {
  expect(fencedBlocks('- An item:\n\n  ```yaml\n  a:\n    - b\n  ```\n').map(({ text }) => text)).toEqual(['a:\n  - b\n']);
});

test('a block without a language is none', () => {
  expect(fencedBlocks('```\na\n```\n')).toEqual([]);
});

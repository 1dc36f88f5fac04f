import { expect, test } from 'vitest';
import { languageTabs } from '../../../pages/markdown/language-tabs.js';
import { edited } from '../../../pages/markdown/parse.js';

const block = (info: string) => `\`\`\`${info}\ncode\n\`\`\``;
const tabs = (text: string) =>
  [...edited(text, languageTabs(text)).matchAll(/<language-tabs>|data-language="(\w+)"/g)].map(([all, name]) => name ?? all);

test('languages that stand directly after one another become tabs', () => {
  expect(tabs(['Before.', block('ts'), block('go'), block('python'), block('java'), 'After.'].join('\n\n'))).toEqual([
    '<language-tabs>',
    'TypeScript',
    'Go',
    'Python',
    'Java',
  ]);
});

test('a block of another language joins by the word after its language', () => {
  expect(tabs([block('sh typescript'), block('sh go')].join('\n\n'))).toEqual(['<language-tabs>', 'TypeScript', 'Go']);
});

test.each([
  ['a single block', block('ts')],
  ['blocks with text between them', `${block('ts')}\n\nThen:\n\n${block('go')}`],
  ['a language twice, as before and after', `${block('ts before')}\n\n${block('ts')}`],
  ['other languages', `${block('yaml')}\n\n${block('sh')}`],
])('%s stays as it is', (_, text) => {
  expect(languageTabs(text)).toEqual([]);
});

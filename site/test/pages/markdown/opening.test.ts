import { expect, test } from 'vitest';
import { openingOf } from '../../../pages/markdown/opening.js';

test('title and description are the first lines; the body has no title and no comment before it', () => {
  expect(openingOf('<!-- made -->\n\n# The `title`\n\nWhat it is, [linked](x.md).\n\n## More\n', 'a.md')).toEqual({
    title: 'The title',
    description: 'What it is, linked.',
    body: 'What it is, [linked](x.md).\n\n## More\n',
  });
});

test('a long first paragraph is described by its first sentences', () => {
  const { description } = openingOf(`# T\n\n${'A sentence of some length is here. '.repeat(20)}`, 'a.md');

  expect(description?.length).toBeLessThanOrEqual(300);
  expect(description).toMatch(/is here\.$/);
});

test('a page without a title is refused with its name', () => {
  expect(() => openingOf('## Not a title\n', 'docs/guides/a.md')).toThrow('docs/guides/a.md has no title');
});

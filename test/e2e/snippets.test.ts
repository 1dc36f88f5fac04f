// Every TypeScript snippet of the pages and of the documentation compiles
import { expect, test } from 'vitest';
import { compile } from '../../tools/packaging/compile';
import { translateSnippets } from '../../tools/packaging/snippets';
import { compilePages } from '../support/pages/pages';

test('the snippets of the packages compile, strictly', async () => {
  await compile();
  const { status, output } = await translateSnippets();
  if (status !== 0) throw new Error(output);
});

test('the snippets of the pages that belong to no package compile', async () => {
  const { status, output } = await compilePages();
  expect(status, output).toBe(0);
});

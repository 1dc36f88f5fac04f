// The site of the documentation is built, its links lead somewhere, and its search finds every code
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { codePages } from '../../packages/cli/packaging/code-pages';
import { runOrFail } from '../../tools/processes/run';
import { root } from '../../tools/root';
import { openSearch, type Search } from '../support/site/search';

const codes = codePages.flatMap(({ groups }) => groups.flatMap((group) => group.codes.map(({ code }) => code)));
let search: Search;

beforeAll(async () => {
  await runOrFail('tsx', ['site/build.ts']);
  search = await openSearch(join(root, 'site/dist'));
});

test('search finds the page of every code, first of all', async () => {
  expect(codes.length).toBeGreaterThan(400);
  const missed = [];
  for (const code of codes) {
    const [first] = await search(code);
    if (!first?.endsWith(`/reference/codes/${code.toLowerCase()}/`)) missed.push(`${code}: ${first ?? 'nothing'}`);
  }
  expect(missed).toEqual([]);
});

test('a page of a code has its meaning, its reason and its example', () => {
  const page = readFileSync(join(root, 'site/dist/reference/codes/dyn-m080/index.html'), 'utf8');
  for (const heading of ['why', 'broken', 'fixed']) expect(page).toContain(`id="${heading}"`);
});

// The site of the documentation is built, its links lead somewhere, and its search finds every code
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogueOf } from '@dynamorm-cdk/core/diagnostics';
import { beforeAll, expect, test } from 'vitest';
import { codePages } from '../../packages/cli/packaging/code-pages';
import { identity } from '../../projenrc/identity';
import { type RunResult, run } from '../../tools/processes/run';
import { root } from '../../tools/root';
import { openSearch, type Search } from '../support/site/search';

const codes = codePages.flatMap(({ groups }) => groups.flatMap((group) => group.codes.map(({ code }) => code)));
let built: RunResult;
let search: Search;

/** The file that the built site has at a path. */
const fileAt = (path: string) => join(root, 'site/dist', path.slice(new URL(identity.site).pathname.length), 'index.html');

beforeAll(async () => {
  built = await run('tsx', ['site/build.ts']);
  search = await openSearch(join(root, 'site/dist'));
});

test('every link of the site leads somewhere, anchors included', () => {
  expect(built.status, built.output).toBe(0);
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

test('the address that findings and `explain` print of a code is its page', async () => {
  // The command line is built with them.
  Object.assign(globalThis, { DYNAMORM_CDK_CODES: [] });
  const { pageOf } = await import('../../packages/cli/src/codes/catalogue.js');
  const { origin } = new URL(identity.site);
  const missing = [...catalogueOf(codePages).values()].map(pageOf).filter((page) => !existsSync(fileAt(page.replace(origin, ''))));
  expect(missing).toEqual([]);
});

test('a page of a code has its meaning, its reason and its example', () => {
  const page = readFileSync(fileAt('/dynamorm-cdk/reference/codes/dyn-m080/'), 'utf8');
  for (const heading of ['why', 'broken', 'fixed']) expect(page).toContain(`id="${heading}"`);
});

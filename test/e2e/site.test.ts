// The site of the documentation is built, its links lead somewhere, and its search finds every code
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { catalogueOf } from '@dynamorm-cdk/core/diagnostics';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codePages } from '../../packages/cli/packaging/code-pages';
import { identity } from '../../projenrc/identity';
import { type RunResult, run } from '../../tools/processes/run';
import { root } from '../../tools/root';
import { browser } from '../../tools/testing/browser';
import { inBrowser, type Tab, type Window } from '../support/site/browser';
import { openSearch, type Search } from '../support/site/search';
import { serve } from '../support/site/server';

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
  Object.assign(globalThis, { DYNAMORM_CDK_CODES: '[]' });
  const { pageOf } = await import('../../packages/cli/src/codes/catalogue.js');
  const { origin } = new URL(identity.site);
  const missing = [...catalogueOf(codePages).values()].map(pageOf).filter((page) => !existsSync(fileAt(page.replace(origin, ''))));
  expect(missing).toEqual([]);
});

test('a page of a code has its meaning, its reason and its example', () => {
  const page = readFileSync(fileAt('/dynamorm-cdk/reference/codes/dyn-m080/'), 'utf8');
  for (const heading of ['why', 'broken', 'fixed']) expect(page).toContain(`id="${heading}"`);
});

describe.skipIf(!browser)('in a browser', () => {
  const desktop: Window = { width: 1280, height: 900, theme: 'light' };
  const phone: Window = { width: 390, height: 844, theme: 'dark' };
  let server: Awaited<ReturnType<typeof serve>>;

  beforeAll(async () => {
    server = await serve(join(root, 'site/dist'), new URL(identity.site).pathname);
  });
  afterAll(() => server.close());

  /** One page of each kind. */
  const pages = [
    '/',
    '/start/typescript/',
    '/guides/tenants/',
    '/reference/codes/dyn-m080/',
    '/reference/codes/model-spec/',
    '/reference/commands/plan/',
    '/reference/api/table/go/dynamormtableprops/',
    '/reference/table/table-v2-props/',
    '/explanation/comparison/',
  ];

  test.each([
    ['a desktop in light', desktop],
    ['a phone in dark', phone],
  ])('pages can be read by everybody on %s, and do not scroll sideways', async (_, window) => {
    const axe = readFileSync(createRequire(join(root, 'site/package.json')).resolve('axe-core/axe.min.js'), 'utf8');
    const found = await inBrowser(async (tab) => {
      const found: string[] = [];
      for (const page of pages) {
        await tab.show(`${server.address}${page}`, window);
        if (await tab.evaluate('document.documentElement.scrollWidth > innerWidth')) found.push(`${page} scrolls sideways`);
        // Code that scrolls is made reachable once the page has settled.
        await tab.evaluate('new Promise((done) => setTimeout(done, 500))');
        await tab.evaluate(axe);
        found.push(
          ...(await tab.evaluate<string[]>(`axe.run(${JSON.stringify(axeOptions)}).then(${violations})`)).map((one) => page + one),
        );
      }
      return found;
    });
    expect(found).toEqual([]);
  });

  test('the keyboard is enough: skip to the content, search, choose a language', async () => {
    await inBrowser(async (tab) => {
      await tab.show(`${server.address}/`, desktop);
      await tab.press('Tab');
      expect(await tab.evaluate('document.activeElement.getAttribute("href")')).toBe('#_top');

      await tab.evaluate('document.querySelector("[role=tab]").focus()');
      await tab.press('ArrowRight');
      const selected = 'document.activeElement.textContent + document.activeElement.ariaSelected';
      expect(await tab.evaluate(selected)).toBe('Gotrue');
      const shown =
        '[...document.querySelectorAll("language-tabs")].map((one) => one.querySelector(":scope > [role=tabpanel]:not([hidden])").dataset.language)';
      expect(await tab.evaluate(shown), 'all tabs of the page follow').toEqual(['Go', 'Go']);

      // The field is made once the page is idle.
      await until(tab, 'document.querySelector("dialog input")');
      await tab.press('k', true);
      await until(tab, 'document.activeElement.matches("dialog input")');
      await tab.type('DYN-T060');
      await until(tab, 'document.querySelector("dialog [class*=result] a")');
      // The list is drawn again when more of a result is known, and what had the focus is gone.
      const enter = async () => {
        await tab.evaluate('document.querySelector("dialog [class*=result] a")?.focus()');
        await tab.press('Enter');
        return tab.evaluate('location.pathname');
      };
      await expect.poll(() => enter().catch(() => ''), { timeout: 30_000, interval: 1000 }).toMatch(/\/reference\/codes\/dyn-t060\/$/);

      await tab.show(`${server.address}/guides/tenants/`, desktop);
      await until(tab, `${shown}.includes("Go")`);
    });
  });
});

const axeOptions = {
  resultTypes: ['violations'],
  rules: {
    // Starlight's: the button shows the keys too, and long code becomes a region without a name where it scrolls.
    'label-content-name-mismatch': { enabled: false },
    'landmark-unique': { enabled: false },
    // The corner of a table that compares.
    'empty-table-header': { enabled: false },
  },
};

const violations = '({ violations }) => violations.map(({ id, nodes }) => `: ${id} ${nodes[0].html.slice(0, 200)}`)';

/** Waits until the page says so. */
async function until(tab: Tab, condition: string): Promise<void> {
  await expect.poll(() => tab.evaluate<boolean>(`Boolean(${condition})`).catch(() => false), { timeout: 30_000 }).toBe(true);
}

import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { catalogueOf } from '@dynamorm-cdk/core/diagnostics';
import { describe, expect, it } from 'vitest';
import { codePages, written } from '../../packaging/code-pages';

const root = resolve(__dirname, '../../../..');
const catalogue = catalogueOf(codePages);
const retired = codePages.flatMap((page) => page.retired ?? []);

/** Files below a folder of the repository, whatever is installed or built left aside. */
function filesBelow(folder: string, end: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return /^(node_modules|lib|dist|content|\..*|cdk\.out)$/.test(entry.name) ? [] : filesBelow(path, end);
    return entry.name.endsWith(end) ? [path] : [];
  });
}

describe('pages', () => {
  it.each(codePages.map((page) => [page.page, page] as const))('%s is up to date (packaging/code-pages.ts writes it)', (_, page) => {
    const { path, text } = written(page);
    expect(readFileSync(path, 'utf8')).toBe(text);
  });

  it('explain each code in one section of one page', () => {
    const sections = filesBelow(root, '.md').flatMap((path) =>
      [...readFileSync(path, 'utf8').matchAll(/^#+ (DYN-[A-Z]\d{3})\b/gm)].map(([, code]) => `${code} ${relative(root, path)}`),
    );
    expect(sections.sort()).toEqual([...catalogue.values()].map(({ code, page }) => `${code} ${page}`).sort());
  });

  it('name no code that does not exist', () => {
    const named = filesBelow(root, '.md').flatMap((path) =>
      [...readFileSync(path, 'utf8').matchAll(/\bDYN-[MTVC]\d{3}\b/g)].map(([code]) => ({ page: relative(root, path), code })),
    );
    expect(named.length).toBeGreaterThan(catalogue.size);
    expect(named.filter(({ code }) => !catalogue.has(code) && !retired.includes(code))).toEqual([]);
  });

  it('are the only tables of codes', () => {
    const rows = filesBelow(join(root, 'packages'), '.md').flatMap((path) =>
      readFileSync(path, 'utf8')
        .split('\n')
        .filter((line) => /^\|\s*\[?DYN-[A-Z]\d{3}/.test(line))
        .map(() => relative(root, path)),
    );
    expect([...new Set(rows)].sort()).toEqual(codePages.map(({ page }) => page).sort());
    expect(rows).toHaveLength(catalogue.size);
  });
});

describe('codes', () => {
  const sources = filesBelow(join(root, 'packages'), '.ts').filter((path) => path.includes('/src/'));
  const tests = filesBelow(join(root, 'packages'), '.test.ts')
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n');

  it.each([...catalogue.values()])('$code is explained', ({ title, why, broken, fixed }) => {
    expect(title).toMatch(/^\S.*\.$/);
    expect(why).toMatch(/^\S.*\.$/s);
    expect(broken === undefined).toBe(fixed === undefined);
    expect(broken).not.toBe(fixed ?? '');
  });

  it.each([...catalogue.keys()])('%s is in a test', (code) => {
    expect(new RegExp(`${code}(?!\\d)`).test(tests)).toBe(true);
  });

  it('of tables, tenants and commands are used where something is found, not only declared', () => {
    const used = sources
      .filter((path) => !path.includes('/src/codes/'))
      .map((path) => readFileSync(path, 'utf8'))
      .join('\n');
    const others = [...catalogue.keys()].filter((code) => !code.startsWith('DYN-M'));

    expect(others.filter((code) => !used.includes(`'${code}'`) && !used.includes(`${code} `))).toEqual([]);
  });

  it('that the sources name are declared', () => {
    const named = sources.flatMap((path) => readFileSync(path, 'utf8').match(/DYN-[A-Z]\d{3}(?!\d)/g) ?? []);
    expect([...new Set(named)].filter((code) => !catalogue.has(code) && !retired.includes(code))).toEqual([]);
  });
});

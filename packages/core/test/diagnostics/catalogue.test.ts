import { expect, it } from 'vitest';
import { type CodePage, catalogueOf, defineCodes, renderCodePage } from '../../src/diagnostics';
import { brokenKey, oddKey } from './samples';

const page = (...codes: (typeof brokenKey)[]): CodePage => ({
  page: 'docs/codes.md',
  title: 'Error codes',
  introduction: ['Read this.'],
  groups: [{ title: 'Keys', language: 'yaml', codes }],
});

it('names each code after its key', () => {
  const { code: _, ...definition } = brokenKey;
  expect(defineCodes({ 'DYN-X009': definition })['DYN-X009']).toEqual({ ...definition, code: 'DYN-X009' });
});

it('merges pages, sorted, with topic, language and page', () => {
  const catalogue = catalogueOf([page(oddKey), page(brokenKey)]);
  expect([...catalogue.keys()]).toEqual(['DYN-X001', 'DYN-X002']);
  expect(catalogue.get('DYN-X001')).toEqual({ ...brokenKey, topic: 'Keys', language: 'yaml', page: 'docs/codes.md' });
});

it('refuses a code that two packages declare', () => {
  expect(() => catalogueOf([page(brokenKey, oddKey), page(brokenKey)])).toThrow('The code DYN-X001 is declared twice.');
});

it('refuses a retired code that is declared again', () => {
  expect(() => catalogueOf([{ ...page(oddKey), retired: ['DYN-X001'] }, page(brokenKey)])).toThrow(
    'The code DYN-X001 is retired and declared again.',
  );
  expect(renderCodePage({ ...page(oddKey), retired: ['DYN-X001'] })).toMatch(/## Retired codes\n\nDYN-X001: no longer used/);
});

it('writes a page with a table and a section for each code', () => {
  const text = renderCodePage(page({ ...brokenKey, language: 'ts' }, oddKey));
  expect(text).toContain('# Error codes\n\nRead this.\n\n## Keys\n');
  expect(text).toContain('| [DYN-X001](#dyn-x001) | error | A key exists. |');
  expect(text).toContain('| [DYN-X002](#dyn-x002) | warning | A key is \\| usual. |');
  expect(text).toContain('### DYN-X001\n\n**A key exists.** (error)\n\nNothing works otherwise.\n\nBroken:\n\n```ts\nkeys: {}\n```\n');
  expect(text).toMatch(/### DYN-X002\n\n\*\*A key is \| usual\.\*\* \(warning\)\n\nReaders expect it\.\n$/);
});

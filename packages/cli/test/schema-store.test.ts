import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { configurationFiles } from '../src/configuration/find-file';

const repository = resolve(__dirname, '../../..');
const examples = join(__dirname, 'schema-store');
const raw = 'https://raw.githubusercontent.com/dynamorm-cdk/dynamorm-cdk/main/';

interface CatalogEntry {
  readonly name: string;
  readonly description: string;
  readonly fileMatch: string[];
  readonly url: string;
  readonly versions?: Record<string, string>;
}

type Schema = Record<string, unknown>;

/** The entries of the catalog that the page proposes. */
const page = readFileSync(join(repository, 'docs/reference/json-schemas.md'), 'utf8');
const catalog: CatalogEntry[] = JSON.parse(/^```json\n(.*?)^```/ms.exec(page)?.[1] ?? '[]');

const schemaAt = (url: string): Schema => JSON.parse(readFileSync(join(repository, url.slice(raw.length)), 'utf8'));
const urlsOf = ({ url, versions = {} }: CatalogEntry): string[] => [url, ...Object.values(versions)];

/** Compiles as SchemaStore does: in strict mode. */
function accepts(entry: CatalogEntry): (value: unknown) => boolean {
  const ajv = new Ajv({ strict: true });
  for (const url of Object.values(entry.versions ?? {})) ajv.addSchema(schemaAt(url));
  return ajv.compile(schemaAt(entry.url));
}

/** The properties without a description, by their paths. Conditions repeat properties that are described where they are declared. */
function silent(schema: unknown, path = '#'): string[] {
  if (schema === null || typeof schema !== 'object') return [];
  const { not, if: condition, then, allOf, anyOf, ...rest } = schema as Record<string, Schema>;
  const declared = Array.isArray(anyOf) ? { ...rest, anyOf: anyOf[0] } : rest;
  const own = Object.entries((rest.properties ?? {}) as Record<string, Schema>).filter(([, one]) => !one.description && !one.$ref);
  return [...own.map(([key]) => `${path}/${key}`), ...Object.entries(declared).flatMap(([key, part]) => silent(part, `${path}/${key}`))];
}

test('the page proposes an entry for model documents and one for the configuration', () => {
  expect(catalog.map(({ fileMatch }) => fileMatch)).toEqual([['*.dms.yaml', '*.dms.yml', '*.dms.json'], configurationFiles]);
});

describe.each(catalog)('the entry "$name"', (entry) => {
  const folderOf = (kind: string): string => join(examples, kind, basename(entry.url).startsWith('dms') ? 'dms' : 'dynamorm-cdk');
  const filesOf = (kind: string): [string, unknown][] =>
    readdirSync(folderOf(kind)).map((file) => [file, parse(readFileSync(join(folderOf(kind), file), 'utf8'))]);

  test('has a name and a description that the catalog accepts', () => {
    for (const text of [entry.name, entry.description]) expect(text).not.toMatch(/schema|[.:]$|\n/i);
  });

  test.each(urlsOf(entry))('%s has its address as $id, in draft 7, with a title and descriptions', (url) => {
    const schema = schemaAt(url);
    expect(schema).toMatchObject({ $schema: 'http://json-schema.org/draft-07/schema#', $id: url });
    expect([schema.title, schema.description]).toEqual([expect.any(String), expect.any(String)]);
    expect(silent(schema)).toEqual([]);
  });

  test.each(filesOf('positive'))('accepts %s', (_, value) => {
    expect(accepts(entry)(value)).toBe(true);
  });

  test.each(filesOf('negative'))('refuses %s', (_, value) => {
    expect(accepts(entry)(value)).toBe(false);
  });
});

import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import { configSchema, configSchemaFile } from '../../packaging/config-schema';
import { readConfiguration } from '../../src/configuration/read-configuration';
import { sectionsOf } from '../../src/configuration/sections';
import { program } from '../../src/program';

vi.stubGlobal('DYNAMORM_CDK_VERSION', '1.2.3');
afterAll(() => vi.unstubAllGlobals());

const terminal = { color: false, env: {}, out: () => undefined, err: () => undefined, input: async () => new Uint8Array() };
const root = program(terminal, () => undefined);
const sections = sectionsOf(root);

test('schema/config.schema.json is up to date (packaging/config-schema.ts writes it)', () => {
  expect(readFileSync(configSchemaFile, 'utf8')).toBe(configSchema());
});

test('every option of every command can stand in its section', () => {
  const perRun = ['--config', '--no-config', '--write-baseline', '--until'];
  for (const command of root.commands) {
    if (!sections.commands.has(command.name())) continue;
    const keys = command.options
      .map(({ long }) => long ?? '')
      .filter((long) => !perRun.includes(long))
      .map((long) => long.replace(/^--(no-)?/, ''));
    expect([...(sections.commands.get(command.name())?.keys() ?? [])]).toEqual(expect.arrayContaining(keys));
  }
});

test('no command with arguments has an option that takes several, which could swallow them', () => {
  const all = [...root.commands, ...root.commands.flatMap(({ commands }) => commands)];
  const swallowing = all.filter(
    ({ options, registeredArguments }) => registeredArguments.length > 0 && options.some(({ variadic }) => variadic),
  );

  expect(swallowing.map((command) => command.name())).toEqual([]);
});

describe('the schema and the reader agree', () => {
  const accepts = new Ajv({ strict: true }).compile(JSON.parse(configSchema()));
  const reads = (text: string): boolean => {
    try {
      readConfiguration({ path: 'dynamorm-cdk.yaml', text }, sections);
      return true;
    } catch {
      return false;
    }
  };

  test.each([
    ['', true],
    ['models: a.dms.yaml', true],
    ['models: [a.dms.yaml, b.dms.yaml]', true],
    ['models: [[a]]', false],
    ['map: { orders: OrdersTable, stock: [A, B] }', true],
    ['map: [orders=OrdersTable]', false],
    ['table: { Order: orders }', true],
    ['table: { Order: [orders] }', false],
    ['max-warnings: 3', true],
    ['max-warnings: -3', false],
    ["max-warnings: '3'", false],
    ['quiet: true', true],
    ['quiet: 1', false],
    ['format: sarif', true],
    ['format: pdf', false],
    ['plan: { format: markdown, from: [stack:Orders], map: { old: new } }', true],
    ['plan: { format: sarif }', false],
    ['prove: { table: { Docs: partitionKey }, index: { by-owner: tenant } }', true],
    ['prove: { models: x }', false],
    ['overrides: [{ directory: services/a, quiet: true, check: { partial: true } }]', true],
    ['overrides: [{ directory: [a, b] }]', true],
    ['overrides: [{ quiet: true }]', false],
    ['overrides: [{ directory: a, overrides: [] }]', false],
    ['explain: { all: true }', false],
    ['library-version: 1.1', false],
  ])('%s', (text, expected) => {
    expect({ schema: accepts(parse(text) ?? {}), reader: reads(text) }).toEqual({ schema: expected, reader: expected });
  });
});

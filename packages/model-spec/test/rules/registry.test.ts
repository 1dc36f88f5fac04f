import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { codePage } from '../../src/rules/code-page';
import { rulesByCode } from '../../src/rules/registry';

it('gives each code once', () => {
  const codes = codePage.groups.flatMap((group) => group.codes.map(({ code }) => code));
  expect(codes.sort()).toEqual([...rulesByCode().keys()].sort());
});

it('holds every rule that the sources define', async () => {
  const sources = join(__dirname, '../../src');
  const files = readdirSync(sources, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const modules = await Promise.all(files.map((file) => import(join(sources, file)) as Promise<object>));
  const defined = modules.flatMap((module) => Object.values(module)).filter((value) => value?.code?.startsWith('DYN-M'));
  expect(defined.length).toBeGreaterThan(0);
  expect([...new Set(defined)].map((rule) => rule.code).sort()).toEqual([...rulesByCode().keys()].sort());
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ruleGroups, rulesByCode } from '../../src/rules/registry';

const rules = ruleGroups.flatMap((group) => group.rules);

/** The tests of the rules, all in one text. */
function textOfTests(): string {
  const files = readdirSync(__dirname, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  return files.map((file) => readFileSync(join(__dirname, file), 'utf8')).join('\n');
}

it('gives each code once', () => {
  expect(rules.map((rule) => rule.code).sort()).toEqual([...rulesByCode.keys()].sort());
});

it('holds every rule that the sources define', async () => {
  const sources = join(__dirname, '../../src/rules');
  const files = readdirSync(sources, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const modules = await Promise.all(files.map((file) => import(join(sources, file)) as Promise<object>));
  const defined = modules.flatMap((module) => Object.values(module)).filter((value) => value?.code?.startsWith('DYN-M'));
  expect(defined.length).toBeGreaterThan(0);
  expect([...new Set(defined)].map((rule) => rule.code).sort()).toEqual([...rulesByCode.keys()].sort());
});

it.each(rules)('tests $code by name', ({ code }) => {
  expect(textOfTests()).toMatch(new RegExp(`(ruleCases|tableCases|describe)\\(\\s*'${code}'`));
});

it.each(rules)('explains $code', (rule) => {
  expect(rule.title).toMatch(/^\S.*\.$/);
  expect(rule.why).toMatch(/^\S.*\.$/s);
  expect(rule.broken).not.toBe(rule.fixed);
});

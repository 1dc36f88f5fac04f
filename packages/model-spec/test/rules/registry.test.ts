import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ruleGroups, rulesByCode } from '../../src/rules/registry';

const rules = ruleGroups.flatMap((group) => group.rules);

/** The sources or tests of the rules, all in one text. */
function textOf(folder: string): string {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  return files.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
}

it('gives each code once', () => {
  expect(rules.map((rule) => rule.code).sort()).toEqual([...rulesByCode.keys()].sort());
});

it('holds every rule that the sources define', () => {
  const defined = [...textOf(join(__dirname, '../../src/rules')).matchAll(/code: '(DYN-M\d{3})'/g)].map((match) => match[1]);
  expect(defined.sort()).toEqual([...rulesByCode.keys()].sort());
});

it.each(rules)('tests $code by name', ({ code }) => {
  expect(textOf(__dirname)).toMatch(new RegExp(`(ruleCases|tableCases|describe)\\(\\s*'${code}'`));
});

it.each(rules)('explains $code', (rule) => {
  expect(rule.title).toMatch(/^\S.*\.$/);
  expect(rule.why).toMatch(/^\S.*\.$/s);
  expect(rule.broken).not.toBe(rule.mended);
});

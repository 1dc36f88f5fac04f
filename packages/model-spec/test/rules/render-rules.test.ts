import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { renderRules } from '../../src/rules/render-rules';

it('is what docs/rules.md holds; run `npx tsx scripts/rules-page.ts` where it is not', () => {
  expect(readFileSync(join(__dirname, '../../docs/rules.md'), 'utf8')).toBe(renderRules());
});

// Writes docs/rules.md from the rules: `npx tsx scripts/rules-page.ts`. A test fails when the page is out of date.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderRules } from '../src/rules/render-rules';

writeFileSync(join(__dirname, '..', 'docs', 'rules.md'), renderRules());

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { thirdPartyLicenses } from '../../scripts/license-texts';

const root = join(__dirname, '../..');

it('is what THIRD-PARTY-LICENSES holds; run `npx tsx scripts/third-party-licenses.ts` where it is not', () => {
  expect(readFileSync(join(root, 'THIRD-PARTY-LICENSES'), 'utf8')).toBe(thirdPartyLicenses());
});

it('names every library that a source imports', () => {
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const texts = files.map((file) => readFileSync(join(root, 'src', file), 'utf8')).join('\n');
  const imported = [...texts.matchAll(/from '((?!\.|node:|@dynamorm-cdk\/)[^']+)'/g)].map((match) => match[1]);
  expect([...new Set(imported)].sort()).toEqual(['js-yaml', 'yaml']);
  expect(thirdPartyLicenses()).toMatch(/^yaml \d+\.\d+\.\d+ \(ISC\)$/m);
  expect(thirdPartyLicenses()).toMatch(/^js-yaml \d+\.\d+\.\d+ \(MIT\)$/m);
});

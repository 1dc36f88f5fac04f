import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { thirdPartyLicenses } from '../../scripts/license-texts';

const root = join(__dirname, '../..');

it('is what THIRD-PARTY-LICENSES holds; run `npx tsx scripts/third-party-licenses.ts` where it is not', () => {
  expect(readFileSync(join(root, 'THIRD-PARTY-LICENSES'), 'utf8')).toBe(thirdPartyLicenses());
});

it('names every library that a source imports', () => {
  const imported = [...readFileSync(join(root, 'src/yaml-parser.ts'), 'utf8').matchAll(/from '([^.'][^']*)'/g)].map((match) => match[1]);
  expect(imported).toEqual(['yaml']);
  expect(thirdPartyLicenses()).toMatch(/^yaml \d+\.\d+\.\d+ \(ISC\)$/m);
});

// Writes THIRD-PARTY-LICENSES: `npx tsx scripts/third-party-licenses.ts`. A test fails when it is out of date.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { thirdPartyLicenses } from './license-texts';

writeFileSync(join(__dirname, '..', 'THIRD-PARTY-LICENSES'), thirdPartyLicenses());

// Writes schema/*.schema.json: `npx tsx scripts/dms-schemas.ts`. A test fails when they are out of date.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dmsSchema } from '../src/schema/dms-schema';

for (const version of ['0.1', '0.2'] as const) {
  writeFileSync(join(__dirname, '..', 'schema', `dms-${version}.schema.json`), `${JSON.stringify(dmsSchema(version), null, 2)}\n`);
}

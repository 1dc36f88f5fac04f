// Writes schema/*.schema.json: `npx tsx scripts/dms-schemas.ts`. A test fails when they are out of date.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dmsSchema, dmsSchemaOfAnyVersion } from '../src/schema/dms-schema';

const versions = ['0.1', '0.2'] as const;

function write(name: string, schema: object): void {
  writeFileSync(join(__dirname, '..', 'schema', name), `${JSON.stringify(schema, null, 2)}\n`);
}

write('dms.schema.json', dmsSchemaOfAnyVersion(versions));
for (const version of versions) write(`dms-${version}.schema.json`, dmsSchema(version));

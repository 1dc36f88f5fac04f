// Writes the schema of configuration files: `npx tsx packages/cli/packaging/config-schema.ts`. A test fails when it is out of date.
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { schemaOf } from '../src/configuration/schema';
import { sectionsOf } from '../src/configuration/sections';
import { program } from '../src/program';

Object.assign(globalThis, { DYNAMORM_CDK_VERSION: '0.0.0' });

/** The path of the schema. */
export const configSchemaFile = join(resolve(__dirname, '..'), 'schema/config.schema.json');

/** What it must hold. */
export function configSchema(): string {
  const terminal = { color: false, env: {}, out: () => undefined, err: () => undefined, input: async () => new Uint8Array() };
  return `${JSON.stringify(schemaOf(sectionsOf(program(terminal, () => undefined))), undefined, 2)}\n`;
}

if (require.main === module) writeFileSync(configSchemaFile, configSchema());

// Writes the pictures of the documentation: `npx projen pictures`.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { pictures } from './pictures';

async function main(): Promise<void> {
  for (const [file, svg] of await pictures()) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, svg);
  }
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});

import { writeFileSync } from 'node:fs';
import { knownFile, readHouse, readKnown } from './violations';

async function shrink(): Promise<void> {
  const { violations } = await readHouse();
  const kept = readKnown().filter((violation) => violations.includes(violation));
  writeFileSync(knownFile, `${JSON.stringify(kept, undefined, 2)}\n`);
  console.log(`${kept.length} known violations are left.`);
}

void shrink();

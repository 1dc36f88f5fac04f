import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../root';

const listFile = join(root, 'tools/writing/not-yet.json');

/** The files that still have words of the list: the list only shrinks. */
export function readNotYet(): string[] {
  return JSON.parse(readFileSync(listFile, 'utf8'));
}

/** Removes from the list the files that are clean, and those that do not exist. */
export function shrinkNotYet(offending: readonly string[]): void {
  const kept = readNotYet().filter((file) => offending.includes(file) && existsSync(join(root, file)));
  writeFileSync(listFile, `${JSON.stringify(kept, undefined, 2)}\n`);
}

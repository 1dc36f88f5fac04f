import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The compiled files in a folder and all below it. */
export function scriptsIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? scriptsIn(path) : path.endsWith('.js') ? [path] : [];
  });
}

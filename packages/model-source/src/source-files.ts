import { type Dirent, readdirSync, realpathSync, type Stats, statSync } from 'node:fs';
import { join } from 'node:path';
import { isSourceCode } from './languages';

/** Directories of other people's code, of tests' data and of tools; Go itself leaves out those that begin with a dot or `_`. */
const skipped = new Set(['vendor', 'node_modules', 'testdata']);

/** The source files in a directory and below it, each once: symbolic links may lead in circles. */
export function sourceFilesIn(directory: string, below: boolean): string[] {
  const files: string[] = [];
  const seen = new Set<string>();
  look(directory);
  return files;

  function look(folder: string): void {
    const real = realpathSync(folder);
    if (seen.has(real)) return;
    seen.add(real);
    for (const entry of entriesOf(folder)) {
      const path = join(folder, entry.name);
      const kind = entry.isSymbolicLink() ? leadsTo(path) : entry;
      if (kind?.isFile() && isSourceCode(path)) files.push(path);
      else if (below && kind?.isDirectory() && !skipped.has(entry.name) && !/^[._]/.test(entry.name)) look(path);
    }
  }
}

function entriesOf(folder: string): Dirent[] {
  return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** What a symbolic link leads to; undefined where it leads nowhere, or to itself. */
function leadsTo(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

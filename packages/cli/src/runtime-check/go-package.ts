import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

const keywords =
  'break case chan const continue default defer else fallthrough for func go goto if import interface map package range return select struct switch type var'.split(
    ' ',
  );

/** The package that a Go file belongs to: that of most files beside it, else one that is named as its directory. */
export function packageOf(file: string): string {
  const directory = dirname(resolve(file));
  const counts = new Map<string, number>();
  for (const other of goFilesIn(directory)) {
    if (other === basename(file)) continue;
    const name = packageClause(readFileSync(join(directory, other), 'utf8'));
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([a, left], [b, right]) => right - left || (a < b ? -1 : 1));
  return most?.[0] ?? nameFor(basename(directory));
}

function goFilesIn(directory: string): string[] {
  try {
    return readdirSync(directory).filter((name) => /^[^._].*(?<!_test)\.go$/.test(name));
  } catch {
    // A directory that is not there is said when the file is written.
    return [];
  }
}

/** Programs that `go run` alone builds belong to another package. */
function packageClause(text: string): string | undefined {
  if (/^\/\/(go:build| \+build) ignore\s*$/m.test(text)) return undefined;
  return /^\s*package\s+([\p{L}_][\p{L}\p{N}_]*)/mu.exec(text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, ''))?.[1];
}

function nameFor(directory: string): string {
  const name = directory.toLowerCase().replace(/[^a-z0-9_]/g, '');
  return /^[a-z]/.test(name) && !keywords.includes(name) ? name : 'environment';
}

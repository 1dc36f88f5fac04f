import { existsSync, readdirSync, readFileSync, rmdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Removes the declarations that `index` does not lead to: what only they declare would pass the type check, and its module is not there to import.
 */
export function removeUnreachable(index: string): void {
  const reached = new Set<string>();
  const pending = [index];
  for (const file of pending) {
    if (reached.has(file)) continue;
    reached.add(file);
    pending.push(...importsOf(file));
  }
  removeOthers(dirname(index), reached);
}

/** The declarations beside it that one names, as `from './x'` or `import('./x')`. */
function importsOf(file: string): string[] {
  const paths = [...readFileSync(file, 'utf8').matchAll(/\b(?:from|import)\b\s*\(?\s*['"](\.[^'"]+)['"]/g)].map(([, path]) => path);
  return paths.map((path) => {
    const beside = join(dirname(file), path);
    return existsSync(`${beside}.d.ts`) ? `${beside}.d.ts` : join(beside, 'index.d.ts');
  });
}

function removeOthers(folder: string, kept: Set<string>): void {
  for (const path of readdirSync(folder).map((name) => join(folder, name))) {
    if (statSync(path).isDirectory()) removeOthers(path, kept);
    else if (path.endsWith('.d.ts') && !kept.has(path)) rmSync(path);
  }
  if (readdirSync(folder).length === 0) rmdirSync(folder);
}

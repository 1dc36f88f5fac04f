import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const imported = /^import \{([^}]*)\} from '(@dynamorm-cdk\/[^']+)';$/gm;
const passedOn = /^export \{([^}]*)\} from '([^']+)';$/gm;
const allPassedOn = /^export \* from '([^']+)';$/gm;
const made = /^export (?:abstract )?(?:async )?(?:class|const|enum|function) (\w+)/gm;

/**
 * A source file that imports each name from the file that makes it. A chunk is made of files: with an index of a package it would hold all that
 * the index passes on.
 *
 * @param indexOf the index of a package by its name
 */
export function fromHomes(code: string, indexOf: (name: string) => string): string {
  return code.replace(imported, (_, names: string, from: string) => {
    const homes = homesIn(indexOf(from));
    const lines = valuesOf(names).map(([name, clause]) => `import { ${clause} } from ${JSON.stringify(homes.get(name) ?? from)};`);
    return lines.join(' ');
  });
}

/** Names in braces, without those of types, and how they are renamed. */
function valuesOf(names: string): [name: string, clause: string][] {
  const clauses = names.split(',').map((clause) => clause.trim());
  return clauses.filter((clause) => clause !== '' && !clause.startsWith('type ')).map((clause) => [clause.split(' ')[0], clause]);
}

const known = new Map<string, Map<string, string>>();

/** The files that make the values which a file exports. */
function homesIn(file: string): Map<string, string> {
  const homes = known.get(file) ?? new Map<string, string>();
  if (known.has(file)) return homes;
  known.set(file, homes);
  const code = readFileSync(file, 'utf8');
  const next = (path: string): Map<string, string> => homesIn(fileOf(join(dirname(file), path)));
  for (const [, name] of code.matchAll(made)) homes.set(name, file);
  for (const [, path] of code.matchAll(allPassedOn)) for (const [name, home] of next(path)) homes.set(name, home);
  for (const [, names, path] of code.matchAll(passedOn)) {
    for (const [name, clause] of valuesOf(names)) if (name === clause && next(path).has(name)) homes.set(name, next(path).get(name) ?? '');
  }
  return homes;
}

function fileOf(path: string): string {
  return existsSync(`${path}.ts`) ? `${path}.ts` : join(path, 'index.ts');
}

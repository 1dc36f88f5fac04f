import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plugin } from 'esbuild';
import { scriptsIn } from './scripts';

/** An import as TypeScript compiles it, and the two forms of a re-export. */
const importLine = /^(?:const|var) (\w+_\d+) = require\(("[^"]+")\);$/gm;
const starLine = /^__exportStar\(require\(("[^"]+")\), exports\);$/gm;
const nameLine = /^Object\.defineProperty\(exports, "(\w+)", \{ enumerable: true, get: function \(\) \{ return \w+\.\w+; \} \}\);$/gm;
/** A use of an imported name. */
const reference = /\b\w+_\d+\.(\w+)/g;

/**
 * Runs a module when the first of its names is used, ours as well as those of aws-cdk-lib: a table pays for no module of another service, for no
 * validator and for no renderer that it does not use. References stay as they are, and so do lines and columns in the map.
 *
 * @param library its files, compiled by TypeScript into CommonJS modules
 * @param shared the same of what several libraries share: names that this one does not use are not passed on
 */
export function lazyImports(library: string, shared: string): Plugin {
  const files = [library, shared].flatMap(scriptsIn);
  const used = new Set(
    files.flatMap((file) => [...readFileSync(file, 'utf8').replace(nameLine, '').matchAll(reference)].map(([, name]) => name)),
  );
  return {
    name: 'lazy-imports',
    setup: ({ onLoad }) => {
      onLoad({ filter: /\.js$/ }, ({ path }) => {
        if (!files.includes(path)) return undefined;
        const isPassedOn = (name: string) => path.startsWith(library) || used.has(name);
        return { contents: lazily(readFileSync(path, 'utf8'), dirname(path), isPassedOn) };
      });
    },
  };
}

function lazily(code: string, folder: string, isPassedOn: (name: string) => boolean): string {
  const namesOf = (from: string) => Object.keys(require(join(folder, JSON.parse(from)))).filter(isPassedOn);
  const kept = code.replace(nameLine, (line, name: string) => (isPassedOn(name) ? line : ''));
  return kept
    .replace(importLine, (line, variable: string, from: string) => namespace(kept, variable, from) ?? line)
    .replace(starLine, (_, from: string) =>
      namesOf(from)
        .map((name) => exported(name, from))
        .join(' '),
    );
}

/** An object with the names that the module uses, or nothing where it uses the imported module in another way. */
function namespace(code: string, variable: string, from: string): string | undefined {
  const uses = [...code.matchAll(new RegExp(`\\b${variable}\\b(?! = )(?:\\.(\\w+))?`, 'g'))].map(([, name]) => name);
  if (uses.includes(undefined as never)) return undefined;
  const getters = [...new Set(uses)].map((name) => `get ${name}() { return (m ??= require(${from})).${name}; }`);
  return getters.length === 0 ? '' : `const ${variable} = ((m) => ({ ${getters.join(', ')} }))();`;
}

/** The names that modules use of a library. */
export function namesUsedOf(library: string, files: readonly string[]): string[] {
  const found = files.flatMap((file) => {
    const code = readFileSync(file, 'utf8');
    const [, variable] = [...code.matchAll(importLine)].find(([, , from]) => JSON.parse(from) === library) ?? [];
    return variable === undefined ? [] : [...code.matchAll(new RegExp(`\\b${variable}\\.(\\w+)`, 'g'))].map(([, name]) => name);
  });
  return [...new Set(found)].sort();
}

/** By name, not by literal: Node takes a literal property with such a getter out of the names that ES modules may import. */
function exported(name: string, from: string): string {
  return `((name) => Object.defineProperty(exports, name, { enumerable: true, get: () => require(${from})[name] }))("${name}");`;
}

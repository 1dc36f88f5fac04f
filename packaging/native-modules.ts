import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Plugin } from 'esbuild';
import { atFirstUse } from './first-use';
import { scriptsIn } from './scripts';

/** Imports and exports as TypeScript compiles them. */
const importLine = /^(?:const|var) (\w+) = (?:__importStar\()?require\(("[^"]+")\)\)?;$/gm;
const starLine = /^__exportStar\(require\(("[^"]+")\), exports\);$/gm;
const nameLine = /^Object\.defineProperty\(exports, "(\w+)", \{ enumerable: true, get: function \(\) \{ return (\w+)\.(\w+); \} \}\);$/gm;
const declaredLine = /^exports\.(\w+) = (?!(?:true|false|null|undefined);)([A-Za-z_$][\w$]*);$/gm;
const valueLine = /^exports\.(\w+) = /gm;
const enumLine = /^\}\)\((\w+) \|\| \(exports\.\1 = \1 = \{\}\)\);$/gm;
/** What no native module needs: the mark of a module, names declared in advance, and functions that import. */
const nothingLine = /^(?:"use strict"|Object\.defineProperty\(exports, "__esModule", \{ value: true \}\)|(?:exports\.\w+ = )+void 0);$/gm;
const helper = /^var (__\w+) = \(this && this\.\1\) \|\| [\s\S]*?^\}[)(]*;$/gm;

/**
 * Turns what TypeScript compiled into CommonJS modules into native ones again, so that the functions of all modules stand side by side in the
 * file: each calls the other by its name, and Node compiles those that are called, each once. Lines stay as they are, and so does the map.
 *
 * Libraries are loaded when the first of their names is used, and so is a module that imports a library which is a file beside ours.
 *
 * @param library its files
 * @param shared the files of what several libraries share
 * @param isPublished whether a library is installed beside ours
 */
export function nativeModules(library: string, shared: string, isPublished: (path: string) => boolean): Plugin {
  const files = [library, shared].flatMap(scriptsIn);
  const waits = new Set(
    files.filter((file) => importsOf(file).some((from) => !isOurs(from) && !from.startsWith('node:') && !isPublished(from))),
  );
  const isWaiting = (from: string, importer: string) => !isOurs(from) || waits.has(createRequire(importer).resolve(from));
  return {
    name: 'native-modules',
    setup: ({ onLoad }) => {
      onLoad({ filter: /\.js$/ }, ({ path }) => {
        if (!files.includes(path)) return undefined;
        const code = readFileSync(path, 'utf8');
        return { contents: waits.has(path) ? code : native(code, path, (from) => isWaiting(from, path)) };
      });
    },
  };
}

/** Whether an import is of our own files. */
function isOurs(from: string): boolean {
  return from.startsWith('.') || from.startsWith('@dynamorm-cdk/core/');
}

function importsOf(file: string): string[] {
  return [...readFileSync(file, 'utf8').matchAll(importLine)].map(([, , from]) => JSON.parse(from));
}

function native(code: string, file: string, isWaiting: (from: string) => boolean): string {
  const paths = new Map([...code.matchAll(importLine)].map(([, variable, from]) => [variable, from]));
  const values = new Set<string>();
  const changed = code
    .replace(helper, blank)
    .replace(nothingLine, '')
    .replace(nameLine, (_, name, variable, own) => `export { ${own} as ${name} } from ${paths.get(variable)};`)
    .replace(starLine, 'export * from $1;')
    .replace(importLine, (_, variable, from) =>
      isWaiting(JSON.parse(from)) ? atFirstUse(code, file, variable, JSON.parse(from)) : `import * as ${variable} from ${from};`,
    )
    .replace(enumLine, '})($1 || ($1 = {})); export { $1 };')
    .replace(declaredLine, 'export { $2 as $1 };')
    .replace(valueLine, (_, name) => {
      values.add(name);
      return `export const ${name} = `;
    })
    .replace(/\bexports\.(\w+)/g, (use, name) => (values.has(name) ? name : use));
  if (/\b(?:exports\.|__export|__import)/.test(changed)) throw new Error(`${file} is expected as TypeScript compiles it.`);
  return changed;
}

/** As many lines, with nothing in them. */
function blank(text: string): string {
  return text.replace(/[^\n]/g, '');
}

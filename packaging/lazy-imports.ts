import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Plugin } from 'esbuild';
import { constantsOf } from './constants';
import { scriptsIn } from './scripts';

/** An import as TypeScript compiles it, and the two forms of a re-export. */
const importLine = /^(?:const|var) (\w+_\d+) = require\(("[^"]+")\);$/gm;
const starLine = /^__exportStar\(require\(("[^"]+")\), exports\);$/gm;
const nameLine = /^Object\.defineProperty\(exports, "(\w+)", \{ enumerable: true, get: function \(\) \{ return (\w+)\.\w+; \} \}\);$/gm;

/**
 * Runs a module when the first of its names is used, ours as well as those of aws-cdk-lib: a table pays for no module of another service, for no
 * validator and for no renderer that it does not use. A name is taken from the module that makes it, whoever passes it on, so that what is passed on
 * and not used is no part of the library. References stay as they are, and so do lines and columns in the map.
 *
 * @param library its files, compiled by TypeScript into CommonJS modules
 * @param shared the same of what several libraries share
 */
export function lazyImports(library: string, shared: string): Plugin {
  const files = [library, shared].flatMap(scriptsIn);
  return {
    name: 'lazy-imports',
    setup: ({ onLoad }) => {
      onLoad({ filter: /\.js$/ }, ({ path }) =>
        files.includes(path) ? { contents: lazily(readFileSync(path, 'utf8'), path) } : undefined,
      );
    },
  };
}

function lazily(code: string, file: string): string {
  return code
    .replace(importLine, (line, variable: string, from: string) => namespace(code, file, variable, JSON.parse(from)) ?? line)
    .replace(starLine, (_, from: string) =>
      Object.keys(createRequire(file)(JSON.parse(from)))
        .map((name) => exported(name, from))
        .join(' '),
    );
}

/** An object with the names that the module uses, or nothing where it uses the imported module in another way. */
function namespace(code: string, file: string, variable: string, from: string): string | undefined {
  const uses = [...code.matchAll(new RegExp(`\\b${variable}\\b(?! = )(?:\\.(\\w+))?`, 'g'))].map(([, name]) => name);
  if (uses.includes(undefined as never)) return undefined;
  const names = [...new Set(uses)];
  if (names.length === 0) return '';
  const members = names.map(
    (name) => constantsOf(from, name, createRequire(file)) ?? getter(name, JSON.stringify(homeOf(name, from, file))),
  );
  return `const ${variable} = ((${names.join(', ')}) => ({ ${members.join(', ')} }))();`;
}

/** What was asked for once is at hand. */
function getter(name: string, from: string): string {
  return `get ${name}() { return ${name} ??= require(${from}).${name}; }`;
}

/** The file that makes what others may only pass on; a library that is not part of ours stays as it is named. */
function homeOf(name: string, from: string, importer: string): string {
  const required = createRequire(importer);
  if (!from.startsWith('.') && !from.startsWith('@dynamorm-cdk/core/')) return from;
  const file = required.resolve(from);
  const code = readFileSync(file, 'utf8');
  const imports = new Map([...code.matchAll(importLine)].map(([, variable, path]) => [variable, JSON.parse(path)]));
  const named = [...code.matchAll(nameLine)].filter(([, own]) => own === name).map(([, , variable]) => imports.get(variable));
  const stars = [...code.matchAll(starLine)].map(([, path]) => JSON.parse(path));
  const [next] = [...named, ...stars.filter((path) => name in createRequire(file)(path))];
  return next === undefined ? file : homeOf(name, next, file);
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

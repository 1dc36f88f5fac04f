// Makes the compiled library in the working directory one file: `node --import tsx ../../packaging/one-file.ts` after jsii.
//
// Finding and opening a hundred small files takes Node longer than running them. Each module in the file is run when the first of its names is
// used, so that a table without models pays for no validator. Nothing is minified.
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildSync } from 'esbuild';
import { removeUnreachable } from './declarations';
import { ownSourcesOnly } from './source-map';

const lib = resolve('lib');
const index = join(lib, 'index.js');

const { dependencies, peerDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
/** What is installed beside the library. Everything else that it imports becomes part of the file. */
const published = Object.keys({ ...dependencies, ...peerDependencies });

function main(): void {
  const modules = [...readFileSync(index, 'utf8').matchAll(/^__exportStar\(require\("(\.[^"]+)"\), exports\);$/gm)].map(([, path]) => path);
  if (modules.length === 0) throw new Error(`${index} exports no module: it is expected as TypeScript compiles it.`);
  const names = new Map(modules.flatMap((path) => Object.keys(require(join(lib, path))).map((name) => [name, path])));
  writeFileSync(index, lazyIndex(names));
  buildSync({
    entryPoints: [index],
    outfile: index,
    allowOverwrite: true,
    bundle: true,
    external: published,
    platform: 'node',
    target: 'node22',
    // A file of its own, which costs nothing until somebody asks for it.
    sourcemap: 'linked',
    sourcesContent: true,
    legalComments: 'eof',
    // Node prints the line that threw.
    lineLimit: 120,
    // Never run: ES modules find the names that they may import by reading, and this is the form that Node reads.
    footer: { js: `0 && (module.exports = { ${[...names.keys()].join(', ')} });` },
    logLevel: 'warning',
  });
  ownSourcesOnly(`${index}.map`);
  for (const file of scriptsIn(lib)) if (file !== index) rmSync(file);
  removeUnreachable(join(lib, 'index.d.ts'));
}

/** Each name as a property that runs its module at the first use. */
function lazyIndex(names: Map<string, string>): string {
  const properties = [...names].map(([name, path]) => `lazy(${JSON.stringify(name)}, () => require(${JSON.stringify(path)}).${name});`);
  return [
    '"use strict";',
    'Object.defineProperty(exports, "__esModule", { value: true });',
    // By name, not by literal: Node takes a literal property with such a getter out of the names that ES modules may import.
    'const lazy = (name, get) => Object.defineProperty(exports, name, { enumerable: true, get });',
    ...properties,
    '',
  ].join('\n');
}

function scriptsIn(folder: string): string[] {
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .flatMap((path) => (statSync(path).isDirectory() ? scriptsIn(path) : path.endsWith('.js') ? [path] : []));
}

main();

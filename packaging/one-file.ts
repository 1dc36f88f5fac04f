// Makes the compiled library in the working directory one file: `node --import tsx ../../packaging/one-file.ts` after jsii.
//
// Finding and opening a hundred small files takes Node longer than running them. The modules become one, in which each function is compiled when
// it is called first. Libraries are loaded when they are used, so that a table without models pays for no validator; a library of somebody else
// that becomes part of ours is a file beside it. Nothing is minified.
import { readFileSync, rmSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join, resolve } from 'node:path';
import { type BuildOptions, build, type Plugin, type StdinOptions } from 'esbuild';
import { removeUnreachable } from './declarations';
import { usedTables } from './effects';
import { namesUsedOf } from './first-use';
import { nativeModules } from './native-modules';
import { scriptsIn } from './scripts';
import { ownSourcesOnly } from './source-map';

const lib = resolve('lib');
const index = join(lib, 'index.js');

const { dependencies, peerDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
const published = Object.keys({ ...dependencies, ...peerDependencies });
/** What is installed beside the library. Everything else that it imports becomes part of the file. */
const isPublished = (path: string) => published.some((name) => path === name || path.startsWith(`${name}/`));

async function main(): Promise<void> {
  const scripts = scriptsIn(lib);
  const beside = new Set<string>();
  const used = (name: string) => namesUsedOf(name, scripts).join(', ');
  await bundle(index, {
    plugins: [nativeModules(lib, resolve('../core/lib'), isPublished), foundOnce, librariesBeside(beside)],
  });
  for (const name of beside)
    await bundle(join(lib, `${name}.js`), { stdin: passingOn(name, used(name)), sourcemap: false, plugins: [usedTables] });
  const kept = [index, ...[...beside].map((name) => join(lib, `${name}.js`))];
  for (const file of scripts) if (!kept.includes(file)) rmSync(file);
  ownSourcesOnly(`${index}.map`);
  removeUnreachable(join(lib, 'index.d.ts'));
}

async function bundle(outfile: string, options: BuildOptions): Promise<void> {
  await build({
    entryPoints: options.stdin ? undefined : [outfile],
    outfile,
    allowOverwrite: true,
    bundle: true,
    platform: 'node',
    target: 'node22',
    // A file of its own, which costs nothing until somebody asks for it.
    sourcemap: 'linked',
    sourcesContent: true,
    legalComments: 'eof',
    // Node prints the line that threw.
    lineLimit: 120,
    logLevel: 'warning',
    ...options,
  });
}

/** Node looks for an installed library anew wherever it is required, so only one place does. */
const foundOnce: Plugin = {
  name: 'found-once',
  setup: ({ onLoad, onResolve }) => {
    onResolve({ filter: /^[@a-z]/ }, ({ path, namespace }) => {
      if (!isPublished(path)) return undefined;
      return namespace === 'installed' ? { path, external: true } : { path, namespace: 'installed' };
    });
    onLoad({ filter: /.*/, namespace: 'installed' }, ({ path }) => ({ contents: `module.exports = require(${JSON.stringify(path)});` }));
  },
};

/** Libraries that are no part of this package, kept out of the file and listed. */
function librariesBeside(found: Set<string>): Plugin {
  return {
    name: 'libraries-beside',
    setup: ({ onResolve }) => {
      onResolve({ filter: /^[a-z]/ }, ({ path }) => {
        if (isBuiltin(path)) return undefined;
        found.add(path);
        return { path: `./${path}.js`, external: true };
      });
    },
  };
}

/** The part of a library that is used. */
function passingOn(library: string, names: string): StdinOptions {
  return { contents: `export { ${names} } from '${library}';`, resolveDir: resolve('.') };
}

void main();

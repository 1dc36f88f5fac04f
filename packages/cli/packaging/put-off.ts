import { createRequire } from 'node:module';
import type { Plugin } from 'esbuild';

/** What the start of the command line would load though hardly a command needs it, and where it stands beside the bundle. */
const libraries = new Map([
  ['yaml', './yaml.js'],
  // Loaded by commander for commands that are programs of their own; we have none.
  ['node:child_process', 'node:child_process'],
  // For names of files that nobody else has, where a file is written.
  ['node:crypto', 'node:crypto'],
]);

/** Loads a library when the first of its functions or classes is called. */
export function putOff(folder: string): Plugin {
  const { resolve } = createRequire(`${folder}/package.json`);
  return {
    name: 'put-off',
    setup: ({ onLoad, onResolve }) => {
      onResolve({ filter: /^(yaml|node:child_process|node:crypto)$/ }, ({ path, namespace }) =>
        namespace === 'put-off' ? { path: libraries.get(path), external: true } : { path, namespace: 'put-off' },
      );
      onLoad({ filter: /.*/, namespace: 'put-off' }, ({ path }) => ({ contents: callsOf(path, require(resolve(path))) }));
    },
  };
}

function callsOf(path: string, library: Record<string, unknown>): string {
  const names = Object.keys(library).filter((name) => typeof library[name] === 'function');
  const load = `(it ??= require(${JSON.stringify(libraries.get(path))}))`;
  const calls = names.map(
    (name) =>
      `export function ${name}(...given) { const { ${name}: it } = loaded(); return new.target ? new it(...given) : it(...given); }`,
  );
  return `let it; const loaded = () => ${load};\n${calls.join('\n')}`;
}

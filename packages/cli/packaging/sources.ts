import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Plugin } from 'esbuild';
import { withoutExplanations } from './explanations';
import { fromHomes } from './homes';

const packages = resolve(__dirname, '../..');

const jsYaml = Symbol('js-yaml');

/** Reads source files with less than stands in them: what a chunk does not need is not part of it. */
export const sources: Plugin = {
  name: 'sources',
  setup: ({ onLoad, onResolve, resolve: resolved }) => {
    // Templates need nearly all of it, and models need its events: two copies, or every start would read all.
    onResolve({ filter: /^js-yaml$/ }, async ({ path, importer, resolveDir, kind, pluginData }) => {
      if (pluginData === jsYaml) return undefined;
      const found = await resolved(path, { importer, resolveDir, kind, pluginData: jsYaml });
      return importer.endsWith('quick-yaml.ts') ? { ...found, suffix: '?templates' } : undefined;
    });

    onLoad({ filter: /[\\/]packages[\\/][a-z-]+[\\/]src[\\/].*\.ts$/, namespace: 'file' }, ({ path }) => ({
      contents: fromHomes(withoutExplanations(readFileSync(path, 'utf8')), indexOf),
      loader: 'ts',
    }));
  },
};

/** The index of a package, or of a part of it such as `core/text`. */
function indexOf(name: string): string {
  const [, member, ...part] = name.split('/');
  const file = join(packages, member, 'src', ...part, 'index.ts');
  if (!existsSync(file)) throw new Error(`${name} has no index.`);
  return file;
}

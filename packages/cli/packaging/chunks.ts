import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { type BuildOptions, build, type Metafile, type Plugin, transform } from 'esbuild';

const packages = resolve(__dirname, '../..');

/** What every command loads, and what `validate` loads on top. All else that is loaded stands on both, so no start reads many files. */
const layers = [join(packages, 'cli/src/main.ts'), join(packages, 'cli/src/commands/validate/run.ts')];

/** How the chunks are made: their names change with it. */
const makers = ['chunks.ts', 'called.ts', 'eager.ts'].map((name) => readFileSync(join(__dirname, name)));

/** The name of a chunk ends in a hash of what it holds. */
export const isChunk = (name: string): boolean => /-[A-Z0-9]{8}\.js$/.test(name);

/** ES modules among the libraries ask for `import.meta.url`, which a CommonJS file says in another way. */
export const whereItStands = "const BUNDLE_URL=require('node:url').pathToFileURL(__filename).href;";

/** Files by name, and what they are made of. */
export interface Chunks {
  readonly files: ReadonlyMap<string, string>;
  readonly metafile: Metafile;
}

/**
 * The command line as `index.js` and chunks, which are loaded when something in them is imported. esbuild splits ES modules alone, and Node
 * starts sooner with CommonJS modules, so the chunks are translated afterwards.
 */
export async function chunks({ plugins = [], supported, ...options }: BuildOptions): Promise<Chunks> {
  const { metafile, outputFiles } = await build({
    ...options,
    entryPoints: { index: 'src/index.ts' },
    outdir: 'lib',
    chunkNames: '[name]-[hash]',
    splitting: true,
    format: 'esm',
    write: false,
    metafile: true,
    plugins: [...plugins, layered],
    banner: { js: `/* ${createHash('sha256').update(Buffer.concat(makers)).digest('hex')} */` },
  });
  const { minifySyntax, minifyWhitespace, target } = options;
  const translated = outputFiles.map(async ({ path, text }) => {
    const { code } = await transform(text, { format: 'cjs', platform: 'node', supported, minifySyntax, minifyWhitespace, target });
    return [basename(path), code.includes('BUNDLE_URL') ? `${whereItStands}${code}` : code] as const;
  });
  return { files: new Map(await Promise.all(translated)), metafile };
}

/** Lets what is loaded later stand on the layers, and leaves out files of ours of which nothing is used. */
const layered: Plugin = {
  name: 'layered',
  setup: ({ onLoad, onResolve, resolve: found }) => {
    onResolve({ filter: /^[.@/]/ }, async ({ path, pluginData, ...given }) => {
      if (pluginData === layered || given.kind === 'entry-point') return undefined;
      const result = await found(path, { ...given, pluginData: layered });
      const isOurs = !result.external && result.namespace === 'file' && !result.path.includes(`${sep}node_modules${sep}`);
      if (!isOurs) return undefined;
      return given.kind === 'dynamic-import' ? { path: result.path, namespace: 'layered' } : { ...result, sideEffects: false };
    });
    onLoad({ filter: /.*/, namespace: 'layered' }, ({ path }) => ({ contents: onLayers(path), resolveDir: dirname(path) }));
  },
};

function onLayers(path: string): string {
  const below = layers.slice(0, layers.includes(path) ? layers.indexOf(path) : layers.length);
  const lines = below.map((layer, at) => `export * as layer${at} from ${JSON.stringify(layer)};`);
  return [...lines, `export * from ${JSON.stringify(path)};`].join('\n');
}

import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { build, type Metafile, type Plugin } from 'esbuild';

const folder = resolve(__dirname, '..');

/** What single commands alone need, in files of their own beside the bundle: every start would read them otherwise. */
const apart = ['extract/go/read-go', 'extract/typescript/read-typescript', 'extract/python/read-python'];

/** What is part of the bundle: everything, or all but the packages that single commands load. */
export interface BundleOptions {
  readonly outfile: string;
  readonly everything?: boolean;
}

/**
 * Makes the command line one file: Node then reads one file at every start, not two hundred.
 * Siblings are read from their sources, so nothing else need be compiled before.
 */
export async function bundle({ outfile, everything }: BundleOptions): Promise<void> {
  const main = await made(everything ? 'packaging/executable-entry.ts' : 'src/index.ts', outfile, everything);
  const others = everything
    ? []
    : await Promise.all(apart.map((path) => made(`src/${path}.ts`, join(dirname(outfile), `${basename(path)}.js`), everything)));
  const inputs = Object.assign({}, ...[main, ...others].map((metafile) => metafile.inputs));
  replace(join(dirname(outfile), 'THIRD-PARTY-LICENSES.txt'), licences(inputs));
}

async function made(entry: string, outfile: string, everything = false): Promise<Metafile> {
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const { metafile, outputFiles } = await build({
    absWorkingDir: folder,
    entryPoints: [entry],
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    outfile,
    write: false,
    metafile: true,
    legalComments: 'none',
    minifySyntax: true,
    minifyWhitespace: true,
    logLevel: 'warning',
    alias: { '@dynamorm-cdk/model-spec': join(folder, '../model-spec/src/index.ts') },
    external: everything ? [] : ['@aws-sdk/*', '@viz-js/viz'],
    loader: { '.wasm': 'binary' },
    plugins: [grammars, ...(everything ? [] : [keptApart])],
    // ES modules among the libraries ask where they stand, which a CommonJS file says in another way.
    banner: { js: "const BUNDLE_URL=require('node:url').pathToFileURL(__filename).href;" },
    define: { DYNAMORM_CDK_VERSION: JSON.stringify(version), 'import.meta.url': 'BUNDLE_URL' },
  });
  mkdirSync(dirname(outfile), { recursive: true });
  replace(outfile, outputFiles[0].text);
  return metafile;
}

/** Leaves what is apart to files beside this one. */
const keptApart: Plugin = {
  name: 'kept-apart',
  setup: ({ onResolve }) => {
    onResolve({ filter: /\.js$/ }, ({ path, kind }) => {
      const found = kind === 'dynamic-import' && apart.find((one) => `./${one}.js`.endsWith(path.slice(1)));
      return found ? { path: `./${basename(found)}.js`, external: true } : undefined;
    });
  },
};

/** Puts the grammars into the bundle; from the sources they are read from the packages. */
const grammars: Plugin = {
  name: 'grammars',
  setup: ({ onLoad, onResolve }) => {
    // Its other build imports parts of Node when it runs, which a single executable cannot do.
    onResolve({ filter: /^web-tree-sitter$/ }, ({ path }) => ({ path: require.resolve(path) }));
    onLoad({ filter: /grammar-files\.ts$/ }, ({ path }) => {
      const language = basename(dirname(path));
      return {
        contents: [
          "import runtime from 'web-tree-sitter/web-tree-sitter.wasm';",
          `import language from 'tree-sitter-${language}/tree-sitter-${language}.wasm';`,
          'export const grammarFiles = () => ({ runtime, language });',
        ].join('\n'),
        resolveDir: dirname(path),
      };
    });
  },
};

/** The licence text of every package in the bundle. */
function licences(inputs: Metafile['inputs']): string {
  const folders = new Set(Object.keys(inputs).flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []));
  return [...folders]
    .sort()
    .map((path) => {
      const root = join(folder, path);
      const { name, version, license } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
      const file = readdirSync(root).find((entry) => /^licen[cs]e/i.test(entry));
      const text = file === undefined ? '' : `\n\n${readFileSync(join(root, file), 'utf8').trim()}`;
      return `${name} ${version} (${license})${text}\n`;
    })
    .join(`\n${'-'.repeat(80)}\n\n`);
}

/** Whoever runs the old file at this moment reads it to its end. */
function replace(path: string, text: string): void {
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return;
  const next = `${path}.${process.pid}.next`;
  writeFileSync(next, text);
  renameSync(next, path);
}

if (require.main === module) void bundle({ outfile: join(folder, 'lib/index.js') });

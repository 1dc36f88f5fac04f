import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import { build, type Metafile, type Plugin } from 'esbuild';
import { catalogueEntries } from './catalogue';
import { licences } from './licences';
import { putOff } from './put-off';

const folder = resolve(__dirname, '..');

const modelSpec = join(folder, '../model-spec/src/index.ts');
const core = join(folder, '../core/src');
const isolationProof = join(folder, '../isolation-proof/src/index.ts');
const modelSource = join(folder, '../model-source');

/** The parsers are dependencies of the readers. */
const { resolve: resolveParser } = createRequire(join(modelSource, 'package.json'));

/** What not every start needs, in files of their own beside the bundle: each would be read otherwise. */
const apart = [
  ...['go/read-go', 'typescript/read-typescript', 'python/read-python'].map((path) => join(modelSource, `src/${path}.ts`)),
  join(folder, 'src/codes/catalogue.ts'),
  join(folder, 'src/main.ts'),
];

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
  const beside = (entry: string, name: string) => made(entry, join(dirname(outfile), name));
  const others = everything
    ? []
    : [
        await beside(modelSpec, 'model-spec.js'),
        await beside(require.resolve('yaml'), 'yaml.js'),
        ...(await Promise.all(apart.map((path) => beside(path, `${basename(path, '.ts')}.js`)))),
      ];
  const inputs = [main, ...others].flatMap((metafile) => Object.keys(metafile.inputs));
  const shipped = ['web-tree-sitter', 'tree-sitter-go', 'tree-sitter-python'].map((name) => resolveParser(`${name}/${name}.wasm`));
  const files = [...inputs.map((path) => join(folder, path)), ...shipped];
  replace(join(dirname(outfile), 'THIRD-PARTY-LICENSES.txt'), licences(files));
}

async function made(entry: string, outfile: string, everything = false): Promise<Metafile> {
  mkdirSync(dirname(outfile), { recursive: true });
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const alias: Record<string, string> = {
    '@dynamorm-cdk/core': core,
    '@dynamorm-cdk/isolation-proof': isolationProof,
    '@dynamorm-cdk/model-source': join(modelSource, 'src/index.ts'),
    ...(everything ? { '@dynamorm-cdk/model-spec': modelSpec } : {}),
  };
  const { metafile, outputFiles } = await build({
    absWorkingDir: folder,
    entryPoints: [entry],
    bundle: true,
    platform: 'node',
    target: 'node22',
    // Node would start its loader of ES modules for a file beside this one.
    supported: { 'dynamic-import': false },
    format: 'cjs',
    outfile,
    write: false,
    metafile: true,
    legalComments: 'none',
    minifySyntax: true,
    minifyWhitespace: true,
    logLevel: 'warning',
    alias,
    external: everything ? [] : ['@aws-sdk/*', '@viz-js/viz', './yaml.js'],
    loader: { '.wasm': 'binary' },
    plugins: [grammars(dirname(outfile), everything), ...(everything ? [] : [keptApart, putOff(folder)])],
    // ES modules among the libraries ask where they stand, which a CommonJS file says in another way.
    banner: { js: "const BUNDLE_URL=require('node:url').pathToFileURL(__filename).href;" },
    define: {
      DYNAMORM_CDK_VERSION: JSON.stringify(version),
      DYNAMORM_CDK_CODES: JSON.stringify(catalogueEntries()),
      'import.meta.url': 'BUNDLE_URL',
    },
  });
  replace(outfile, outputFiles[0].text);
  return metafile;
}

/** Leaves what is apart, and what all of them share, to files beside this one. */
const keptApart: Plugin = {
  name: 'kept-apart',
  setup: ({ onResolve }) => {
    onResolve({ filter: /^@dynamorm-cdk\/model-spec$/ }, () => ({ path: './model-spec.js', external: true }));
    onResolve({ filter: /\.js$/ }, ({ path, kind }) => {
      const found = kind === 'dynamic-import' && apart.find((one) => one.replace(/\.ts$/, '.js').endsWith(path.replace(/^[./]+/, '/')));
      return found ? { path: `./${basename(found, '.ts')}.js`, external: true } : undefined;
    });
  },
};

/** The parser's runtime and the grammars: files beside the bundle, or inside it where it is to be one file. */
const grammars = (outfolder: string, everything: boolean): Plugin => ({
  name: 'grammars',
  setup: ({ onLoad, onResolve }) => {
    // Its other build imports parts of Node when it runs, which a single executable cannot do.
    onResolve({ filter: /^web-tree-sitter$/ }, ({ path }) => ({ path: resolveParser(path) }));
    onLoad({ filter: /grammar-files\.ts$/ }, ({ path }) => {
      const language = basename(dirname(path));
      const files = ['web-tree-sitter/web-tree-sitter.wasm', `tree-sitter-${language}/tree-sitter-${language}.wasm`];
      if (!everything) for (const file of files) replace(join(outfolder, basename(file)), readFileSync(resolveParser(file)));
      return { contents: everything ? insideBundle(files) : besideBundle(files), resolveDir: dirname(path) };
    });
  },
});

function insideBundle([runtime, language]: string[]): string {
  return `import runtime from '${runtime}'; import language from '${language}'; export const grammarFiles = () => ({ runtime, language });`;
}

function besideBundle([runtime, language]: string[]): string {
  const read = (file: string) => `readFileSync(join(__dirname, '${basename(file)}'))`;
  return [
    "import { readFileSync } from 'node:fs'; import { join } from 'node:path';",
    `export const grammarFiles = () => ({ runtime: ${read(runtime)}, language: ${read(language)} });`,
  ].join('\n');
}

/** Nothing is written over: a program that reads the old file at this moment reads it to its end. */
function replace(path: string, content: string | Buffer): void {
  const bytes = Buffer.from(content);
  if (existsSync(path) && readFileSync(path).equals(bytes)) return;
  const next = `${path}.${process.pid}.next`;
  writeFileSync(next, bytes);
  renameSync(next, path);
}

if (require.main === module) void bundle({ outfile: join(folder, 'lib/index.js') });

import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { usedTables } from '../../../packaging/effects';
import { calledIn } from './called';
import { catalogueEntries } from './catalogue';
import { chunks, isChunk, whereItStands } from './chunks';
import { eagerly } from './eager';
import { licences } from './licences';
import { putOff } from './put-off';
import { sources } from './sources';

const folder = resolve(__dirname, '..');

const modelSpec = join(folder, '../model-spec/src/index.ts');
const core = join(folder, '../core/src');
const isolationProof = join(folder, '../isolation-proof/src/index.ts');
const modelSource = join(folder, '../model-source');

/** The parsers are dependencies of the readers. */
const { resolve: resolveParser } = createRequire(join(modelSource, 'package.json'));

/** What is part of the bundle: everything, or all but the packages that single commands load. */
export interface BundleOptions {
  readonly outfile: string;
  readonly everything?: boolean;
}

/**
 * Makes the command line few files, or one: Node then reads what a command needs at every start, not two hundred files.
 * Siblings are read from their sources, so nothing else need be compiled before.
 */
export async function bundle({ outfile, everything = false }: BundleOptions): Promise<void> {
  const outfolder = dirname(outfile);
  mkdirSync(outfolder, { recursive: true });
  const inputs = everything ? await oneFile('packaging/executable-entry.ts', outfile) : await fewFiles(outfolder);
  const shipped = ['web-tree-sitter', 'tree-sitter-go', 'tree-sitter-python'].map((name) => resolveParser(`${name}/${name}.wasm`));
  replace(join(outfolder, 'THIRD-PARTY-LICENSES.txt'), licences([...inputs.map((path) => join(folder, path)), ...shipped]));
}

async function oneFile(entry: string, outfile: string): Promise<string[]> {
  const { metafile, outputFiles } = await build({
    ...options(dirname(outfile), true),
    entryPoints: [entry],
    format: 'cjs',
    outfile,
    write: false,
    metafile: true,
    banner: { js: whereItStands },
  });
  replace(outfile, outputFiles[0].text);
  return Object.keys(metafile.inputs);
}

async function fewFiles(outfolder: string): Promise<string[]> {
  const yaml = await oneFile(require.resolve('yaml'), join(outfolder, 'yaml.js'));
  const { files, metafile } = await chunks(options(outfolder, false));
  const inFolder = (name: string) => join(outfolder, name);
  if (![...files.keys()].every((name) => existsSync(inFolder(name)))) {
    const isCalled = calledIn(files);
    for (const name of [...files.keys()].filter(isChunk)) replace(inFolder(name), eagerly(files.get(name) ?? '', isCalled(name)));
  }
  // At last, so that a program that starts meanwhile finds all that it needs.
  replace(inFolder('index.js'), files.get('index.js') ?? '');
  const isLeft = (name: string) => name.endsWith('.js') && name !== 'yaml.js' && !files.has(name);
  for (const name of readdirSync(outfolder).filter(isLeft)) rmSync(inFolder(name));
  return [...yaml, ...Object.keys(metafile.inputs)];
}

function options(outfolder: string, everything: boolean): BuildOptions {
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return {
    absWorkingDir: folder,
    bundle: true,
    platform: 'node',
    target: 'node22',
    // Node would start its loader of ES modules for a file beside this one.
    supported: { 'dynamic-import': false },
    legalComments: 'none',
    minifySyntax: true,
    minifyWhitespace: true,
    logLevel: 'warning',
    alias: {
      '@dynamorm-cdk/core': core,
      '@dynamorm-cdk/isolation-proof': isolationProof,
      '@dynamorm-cdk/model-source': join(modelSource, 'src/index.ts'),
      '@dynamorm-cdk/model-spec': modelSpec,
    },
    external: everything ? [] : ['@aws-sdk/*', '@viz-js/viz', './yaml.js'],
    loader: { '.wasm': 'binary' },
    plugins: [grammars(outfolder, everything), ...(everything ? [] : [putOff(folder), sources, usedTables])],
    define: {
      DYNAMORM_CDK_VERSION: JSON.stringify(version),
      DYNAMORM_CDK_CODES: JSON.stringify(JSON.stringify(catalogueEntries())),
      'import.meta.url': 'BUNDLE_URL',
    },
  };
}

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

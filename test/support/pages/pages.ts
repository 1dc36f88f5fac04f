import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { python } from '../../../tools/bindings/python';
import { bound, quiet } from '../../../tools/packaging/packages';
import { fencedBlocks } from '../../../tools/pages/fenced-blocks';
import { type RunResult, run } from '../../../tools/processes/run';
import { root } from '../../../tools/root';
import { goFixture, typescriptFixture } from './fixtures';
import { project } from './project';

export interface Snippet {
  /** File and line, such as `docs/coming-from.md:21`. */
  readonly place: string;
  readonly text: string;
}

/** The snippets of a language in pages; what another library's snippet is says so after the language, as in "go before". */
export function snippetsIn(pages: string[], language: string): Snippet[] {
  return pages.flatMap((page) =>
    fencedBlocks(readFileSync(join(root, page), 'utf8'))
      .filter(({ info }) => info === language)
      .map(({ line, text }) => ({ place: `${page}:${line}`, text })),
  );
}

const inFolder = (folder: string): string[] =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `${folder}/${name}`);

/** What codes show is broken on purpose. */
const generated = /\/(codes|rules)\.md$/;

/** What imports other libraries, or a file beside it, is a model or the code of a service: whoever writes such a page runs it in a test of its own. */
const isElsewhere = /^import .* from '(?!@dynamorm-cdk\/|aws-cdk-lib|constructs')/m;

/** The pages by hand that are no README: jsii-rosetta reads those. */
const ownPages = [
  'README.md',
  'site/front-page.md',
  ...[
    'docs',
    'docs/explanation',
    'docs/guides',
    'docs/versions',
    ...bound.map((name) => `packages/${name}/docs`),
    'packages/cli/docs',
  ].flatMap(inFolder),
].filter((page) => !generated.test(page));

const isServiceInPython = /\bboto3\b|^(from|import) (?!aws_cdk|dynamorm_cdk_)/m;

const readmes = bound.map((name) => `packages/${name}/README.md`);

/** Compiles the TypeScript of the pages that jsii-rosetta does not read: those that belong to no package. */
export async function compilePages(): Promise<RunResult> {
  const folder = join(root, '.cache/snippets');
  try {
    const config = {
      extends: '../../tsconfig.json',
      compilerOptions: { noUnusedLocals: false, noUnusedParameters: false, rootDir: '../..' },
      include: ['*.ts'],
      exclude: [],
    };
    write(folder, 'tsconfig.json', JSON.stringify(config));
    for (const { place, text } of snippetsIn(ownPages, 'ts').filter(({ text }) => !isElsewhere.test(text))) {
      write(folder, `${place.replace(/\W/g, '_')}.ts`, typescriptFixture(text));
    }
    return await run('tsc', ['--noEmit', '-p', folder]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Compiles the Go of all pages that uses the generated bindings; what calls an SDK at run time is a service's own. */
export async function compileGoPages(): Promise<RunResult> {
  const folder = join(root, '.cache/bindings/go-snippets');
  rmSync(folder, { recursive: true, force: true });
  const orders = join(root, 'examples/orders/go');
  write(folder, 'go.mod', readFileSync(join(orders, 'go.mod'), 'utf8').replace(/=> \.\.\/\.\.\/\.\.\/dist/g, `=> ${join(root, 'dist')}`));
  write(folder, 'go.sum', readFileSync(join(orders, 'go.sum'), 'utf8'));
  for (const { place, text } of snippetsIn([...readmes, ...ownPages], 'go').filter(({ text }) =>
    /\bdynamorm(model|table|tenant)\b/.test(text),
  )) {
    write(join(folder, place.replace(/\W/g, '_')), 'main.go', goFixture(text));
  }
  return run('go', ['build', '-o', '/dev/null', './...'], { cwd: folder });
}

/** Runs the Python of all pages that uses the generated bindings, and synthesizes it; the models and the code of a service are its own. */
export async function runPythonPages(): Promise<RunResult> {
  const folder = join(root, '.cache/bindings/python-snippets');
  rmSync(folder, { recursive: true, force: true });
  write(folder, 'models.dms.yaml', project['models.dms.yaml']);
  write(join(folder, 'build'), 'index.py', '');
  const snippets = snippetsIn([...readmes, ...ownPages], 'python').filter(({ text }) => !isServiceInPython.test(text));
  write(folder, 'snippets.json', JSON.stringify(snippets));
  const program = join(root, 'test/support/pages/python/run_snippets.py');
  return run('python', [program, 'snippets.json'], { cwd: folder, env: { ...quiet, ...python.environment } });
}

function write(folder: string, name: string, text: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), text);
}

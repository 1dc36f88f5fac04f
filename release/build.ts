import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { bound, published, quiet } from '../tools/packaging/packages';
import { translateSnippets } from '../tools/packaging/snippets';
import { runOrFail } from '../tools/processes/run';
import { root } from '../tools/root';
import { bump } from './bump';
import { objection } from './version';

const targets = ['js', 'go', 'python', 'java'];

/**
 * Makes every artifact of a version in `dist`, in the folders in which publib looks for them: each package is compiled once, and jsii-pacmak
 * runs once for all languages. It changes package.json files, so it is run in a checkout that is thrown away.
 */
export async function build(version: string): Promise<void> {
  bump(version);
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  mkdirSync(join(root, 'dist'));
  for (const name of ['core', ...published]) await runOrFail('projen', ['compile'], { cwd: join(root, 'packages', name) });
  const { status, output } = await translateSnippets();
  if (status !== 0) throw new Error(`Some snippets do not compile:\n${output}`);
  const folders = bound.map((name) => `packages/${name}`);
  const maven = ['--maven-local-repository', join(root, '.cache/maven')];
  const languages = targets.flatMap((target) => ['--target', target]);
  await runOrFail('jsii-pacmak', [...folders, ...languages, '--outdir', 'dist', ...maven], { env: quiet, minutes: 30 });
  await bundlePublisher();
  // Not a jsii package, so that jsii-pacmak does not pack it.
  const cli = join(root, 'packages/cli');
  await runOrFail('npm', ['pack', '--ignore-scripts', '--pack-destination', join(root, 'dist/js')], { cwd: cli });
}

/** The tool that publishes to Maven Central, in one file, as it is locked: the job that has the secrets installs nothing. */
async function bundlePublisher(): Promise<void> {
  const entry = require.resolve('publib/lib/bin/publib-maven.js');
  await runOrFail('esbuild', [
    entry,
    '--bundle',
    '--platform=node',
    '--target=node22',
    '--log-level=warning',
    `--outfile=${join(root, 'dist/publish/publib-maven.js')}`,
  ]);
}

async function main(version: string, rehearsal: boolean): Promise<void> {
  const wrong = rehearsal ? undefined : await objection(version);
  if (wrong) throw new Error(wrong);
  await build(version);
}

if (require.main === module) {
  main(process.argv[2] ?? '', process.argv.includes('--rehearsal')).catch((error: Error) => {
    console.error(error.message);
    process.exit(1);
  });
}

import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { actionStep } from './action';
import { bundle } from './bundle';
import { buildExecutable } from './executable';
import { guideBlock } from './guide-blocks';

const folder = resolve(__dirname, '..');
const repositoryRoot = resolve(folder, '../..');
const example = resolve(folder, '../../examples/orders/models.dms.yaml');
const work = mkdtempSync(join(tmpdir(), 'dynamorm-cdk-trial-'));
const goModel = 'package models\n\ntype Order struct {\n\tID string `dynamorm:"pk"`\n}\n';

interface Ended {
  readonly code: number | null;
  readonly output: string;
}

/** A repository with one document that is right and, where asked for, one that is broken. */
function repository(name: string, broken: boolean): string {
  const path = join(work, name);
  mkdirSync(path);
  copyFileSync(example, join(path, 'good.dms.yaml'));
  if (broken) writeFileSync(join(path, 'broken.dms.yaml'), readFileSync(example, 'utf8').replace('type: S', 'type: X'));
  execFileSync('git', ['init', '--quiet', path]);
  execFileSync('git', ['-C', path, 'add', '.']);
  return path;
}

function run(program: string, args: string[], cwd: string, env: NodeJS.ProcessEnv = {}): Ended {
  const { status, stdout, stderr, error } = spawnSync(program, args, { cwd, env: { ...process.env, ...env }, encoding: 'utf8' });
  return { code: status, output: error ? error.message : `${stdout}${stderr}` };
}

function expect(what: string, ended: Ended, code: number, part: string): void {
  if (ended.code === code && ended.output.includes(part)) console.log(`✓ ${what}`);
  else throw new Error(`${what}: exit code ${ended.code} (not ${code}), or no "${part}" in:\n${ended.output}`);
}

/** The package as npm would publish it. */
async function packed(): Promise<string> {
  await bundle({ outfile: join(folder, 'lib/index.js') });
  execFileSync('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', work], { cwd: folder });
  return join(work, readdirSync(work).find((name) => name.endsWith('.tgz')) as string);
}

function tryContainer(archive: string): void {
  const recipe = guideBlock('dockerfile', 'ENTRYPOINT');
  const cwd = repository('container', false);
  if (run('docker', ['version'], cwd).code === 0) {
    copyFileSync(archive, join(cwd, 'cli.tgz'));
    writeFileSync(
      join(cwd, 'Dockerfile'),
      recipe.replace('RUN npm', 'COPY cli.tgz /cli.tgz\nRUN npm').replace('@dynamorm-cdk/cli', '/cli.tgz'),
    );
    expect('container: it is built', run('docker', ['build', '--tag', 'dynamorm-cdk-trial', '.'], cwd), 0, '');
    const args = ['run', '--rm', '-v', `${cwd}:/work:ro`, 'dynamorm-cdk-trial', 'validate', '**/*.dms.yaml'];
    expect('container: it runs', run('docker', args, cwd), 0, 'No findings in 1 file.');
    return;
  }
  console.log('- container: there is no docker here; the commands of the recipe are run without it');
  const prefix = join(work, 'prefix');
  const install = (/^RUN (.*)$/m.exec(recipe)?.[1] ?? '').replace('@dynamorm-cdk/cli', archive);
  const entry = JSON.parse(/^ENTRYPOINT (.*)$/m.exec(recipe)?.[1] ?? '[]') as string[];
  expect('container: its install command', run('bash', ['-c', install], cwd, { npm_config_prefix: prefix }), 0, '');
  expect('container: its entry point', run(join(prefix, 'bin', entry[0]), ['validate', '**/*.dms.yaml'], cwd), 0, 'No findings in 1 file.');
}

function tryAction(archive: string): void {
  const { jobs } = parse(guideBlock('yaml', 'runs-on'));
  const inputs = jobs.check.steps.find((step: { uses: string }) => step.uses.startsWith('dynamorm-cdk/')).with;
  const { script, env } = actionStep({ ...inputs, package: archive });
  const start = (cwd: string): Ended => run('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], cwd, env);
  expect('action: a repository that is right', start(repository('action-right', false)), 0, '');
  expect('action: a broken one is annotated', start(repository('action-broken', true)), 1, '::error file=broken.dms.yaml,line=');
}

function tryHooks(archive: string): void {
  const environment = join(work, 'venv');
  execFileSync('python3', ['-m', 'venv', environment]);
  execFileSync(join(environment, 'bin/pip'), ['install', '--quiet', '--disable-pip-version-check', 'pre-commit'], { stdio: 'pipe' });
  const commit = execFileSync('git', ['-C', repositoryRoot, 'rev-parse', 'HEAD'], { encoding: 'utf8' }).trim();
  const config = guideBlock('yaml', 'id: dynamorm-validate')
    .replace('https://github.com/dynamorm-cdk/dynamorm-cdk', repositoryRoot)
    .replace(/rev: .*/, `rev: ${commit}`);
  const start = (id: string, cwd: string): Ended => {
    writeFileSync(join(cwd, '.pre-commit-config.yaml'), config);
    const env = { PRE_COMMIT_HOME: join(work, 'pre-commit'), DYNAMORM_CDK_PACKAGE: archive };
    return run(join(environment, 'bin/pre-commit'), ['run', '--all-files', id], cwd, env);
  };
  expect('hook: a repository that is right', start('dynamorm-validate', repository('hook-right', false)), 0, 'Passed');
  expect('hook: a broken one', start('dynamorm-validate', repository('hook-broken', true)), 1, 'broken.dms.yaml');
  const models = repository('hook-extract', false);
  mkdirSync(join(models, 'internal'));
  writeFileSync(join(models, 'internal/order.go'), goModel);
  execFileSync('git', ['-C', models, 'add', '.']);
  expect('hook: a document that was never extracted', start('dynamorm-extract', models), 1, 'There is no file `models.dms.yaml` yet.');
  const [, generate] = /^\/\/go:generate (.*)$/m.exec(guideBlock('go', 'go:generate')) ?? [];
  const command = generate
    .replace('@dynamorm-cdk/cli', `--package ${archive} dynamorm-cdk`)
    .replace('models.dms.yaml', '../models.dms.yaml');
  expect('go:generate: its command', run('bash', ['-c', command], join(models, 'internal')), 0, 'No findings in 1 model.');
  expect('hook: the document that it wrote', start('dynamorm-extract', models), 0, 'Passed');
}

async function tryExecutable(): Promise<void> {
  const file = await buildExecutable(join(work, 'executable'));
  const cwd = repository('executable-repository', true);
  expect('executable: a document that is right', run(file, ['validate', 'good.dms.yaml'], cwd), 0, 'No findings in 1 file.');
  writeFileSync(join(cwd, 'order.go'), goModel);
  expect('executable: Go', run(file, ['extract', '.'], cwd), 0, 'name: "Orders"');
  expect('executable: a broken one', run(file, ['validate', '*.dms.yaml'], cwd), 1, 'broken.dms.yaml');
}

/** Tries every way of running the command line without a workspace, from the package as it would be published and the guides as they are. */
async function main(): Promise<void> {
  try {
    const archive = await packed();
    tryContainer(archive);
    tryAction(archive);
    tryHooks(archive);
    await tryExecutable();
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

main().catch((error: Error) => {
  console.error(`✗ ${error.message}`);
  process.exitCode = 1;
});

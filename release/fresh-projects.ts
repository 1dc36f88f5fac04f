import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { identity } from '../projenrc/identity';
import { versions } from '../projenrc/versions';
import { runOrFail, toolPath } from '../tools/processes/run';
import { root } from '../tools/root';

/** A project outside of the workspace that has nothing of ours but what it installed from the artifacts. */
export interface FreshProject {
  readonly language: string;
  readonly folder: string;
  readonly environment: NodeJS.ProcessEnv;
}

const orders = join(root, 'examples/orders');

/** Makes a project of each language from the example, below `folder`, with the artifacts in `dist`. */
export function freshProjects(folder: string, dist: string, version: string): (() => Promise<FreshProject>)[] {
  const start = (language: string): string => {
    const project = join(folder, language);
    rmSync(project, { recursive: true, force: true });
    mkdirSync(project, { recursive: true });
    const own = /node_modules|cdk\.out|target|\.venv|\.projen/;
    cpSync(join(orders, language), project, { recursive: true, filter: (path) => !own.test(path.slice(orders.length)) });
    for (const name of readdirSync(orders).filter((file) => file.endsWith('.yaml'))) cpSync(join(orders, name), join(folder, name));
    return project;
  };
  return [
    () => typescript(start('typescript'), dist),
    () => go(start('go'), dist, version),
    () => python(start('python'), dist),
    () => java(start('java'), dist, version),
  ];
}

/** npm, from the tarballs. */
async function typescript(folder: string, dist: string): Promise<FreshProject> {
  const tarballs = readdirSync(join(dist, 'js')).filter((name) => name.endsWith('.tgz'));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'orders', version: '1.0.0', private: true }));
  const others = [`aws-cdk-lib@${versions.cdk}`, `constructs@${versions.constructs}`, `tsx@${versions.tsx}`];
  const paths = tarballs.map((name) => join(dist, 'js', name));
  await runOrFail('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', ...paths, ...others], { cwd: folder });
  const bin = join(folder, 'node_modules/.bin/dynamorm-cdk');
  await runOrFail(bin, ['validate', join(orders, 'models.dms.yaml')], { cwd: folder });
  return { language: 'typescript', folder, environment: {} };
}

/** Go, by `replace`. */
async function go(folder: string, dist: string, version: string): Promise<FreshProject> {
  edit(join(folder, 'go.mod'), [
    [/(dynamorm-cdk-go\/\w+) v0\.0\.0/g, `$1 v${version}`],
    [/=> \.\.\/\.\.\/\.\.\/dist\/go/g, `=> ${join(dist, 'go')}`],
  ]);
  return { language: 'go', folder, environment: {} };
}

/** pip, from the wheels, in an environment of its own. */
async function python(folder: string, dist: string): Promise<FreshProject> {
  await runOrFail('python3', ['-m', 'venv', '.venv'], { cwd: folder });
  const programs = join(folder, process.platform === 'win32' ? '.venv/Scripts' : '.venv/bin');
  const args = ['--quiet', '--disable-pip-version-check', '--no-input', '--find-links', join(dist, 'python'), '-r', 'requirements.txt'];
  await runOrFail(join(programs, 'python'), ['-m', 'pip', 'install', ...args], { cwd: folder });
  return { language: 'python', folder, environment: { PATH: [programs, toolPath].join(delimiter) } };
}

/** Maven, from the file repository. */
async function java(folder: string, dist: string, version: string): Promise<FreshProject> {
  edit(join(folder, 'pom.xml'), [
    [/(<dynamorm-cdk\.version>)[^<]*/, `$1${version}`],
    [/file:\/\/[^<]*/, `file://${join(dist, 'java')}`],
  ]);
  const repository = join(root, '.cache/maven');
  rmSync(join(repository, ...identity.mavenGroupId.split('.')), { recursive: true, force: true });
  return { language: 'java', folder, environment: { MAVEN_OPTS: `-Dmaven.repo.local=${repository}` } };
}

function edit(file: string, changes: [RegExp, string][]): void {
  const before = readFileSync(file, 'utf8');
  const after = changes.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), before);
  if (after === before) throw new Error(`${file} has nothing of what a fresh project replaces.`);
  writeFileSync(file, after);
}

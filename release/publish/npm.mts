import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** A tarball, and what its package.json says. */
interface Tarball {
  readonly file: string;
  readonly name: string;
  readonly version: string;
  readonly needs: readonly string[];
  readonly integrity: string;
}

/** The little of npm's answer about a package that is read here. */
interface Packument {
  readonly versions?: Record<string, { readonly dist: { readonly integrity: string } }>;
}

/** The tarballs of a folder, each after those that it needs: who installs one at any moment finds its siblings. */
function tarballs(folder: string): Tarball[] {
  const all = readdirSync(folder)
    .filter((name) => name.endsWith('.tgz'))
    .sort()
    .map((name) => read(join(folder, name)));
  if (all.length === 0) throw new Error(`${folder} has no tarball: build the release first.`);
  const ordered: Tarball[] = [];
  const add = (tarball: Tarball) => {
    if (ordered.includes(tarball)) return;
    for (const needed of all.filter(({ name }) => tarball.needs.includes(name))) add(needed);
    ordered.push(tarball);
  };
  all.forEach(add);
  return ordered;
}

function read(file: string): Tarball {
  const manifest = JSON.parse(execFileSync('tar', ['-xzOf', file, 'package/package.json'], { encoding: 'utf8' }));
  const needs = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies });
  const integrity = `sha512-${createHash('sha512').update(readFileSync(file)).digest('base64')}`;
  return { file, name: manifest.name, version: manifest.version, needs, integrity };
}

/** What keeps a release from npm, in sentences, and the tarballs that are still to be published: a release that broke off can be run again. */
async function ask(registry: string, all: readonly Tarball[]): Promise<{ missing: Tarball[]; objections: string[] }> {
  const missing: Tarball[] = [];
  const objections: string[] = [];
  for (const tarball of all) {
    const answer = await fetch(new URL(escaped(tarball.name), registry), { headers: { accept: 'application/json' } });
    if (answer.status !== 200 && answer.status !== 404) {
      objections.push(`npm answers ${answer.status} for \`${tarball.name}\`: try again later.`);
      continue;
    }
    const known = answer.ok ? ((await answer.json()) as Packument) : {};
    const published = known.versions?.[tarball.version]?.dist.integrity;
    if (published && published !== tarball.integrity) {
      objections.push(`npm has \`${tarball.name}@${tarball.version}\` with other content: release the next version.`);
    }
    if (published) continue;
    missing.push(tarball);
    const refusal = await refusalOf(registry, tarball.name);
    if (refusal) objections.push(refusal);
  }
  return { missing, objections };
}

/** Exchanges the workflow's identity for a token that publishes one package, as `npm publish` will. The token is thrown away. */
async function refusalOf(registry: string, name: string): Promise<string | undefined> {
  const { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: token } = process.env;
  if (!url || !token) return `The job has no identity to publish \`${name}\` with: give it the permission \`id-token: write\`.`;
  const request = new URL(url);
  request.searchParams.set('audience', `npm:${new URL(registry).hostname}`);
  const identity = await fetch(request, { headers: { authorization: `Bearer ${token}` } });
  if (!identity.ok) return `GitHub answers ${identity.status} to the request for the workflow's identity: try again later.`;
  const { value } = (await identity.json()) as { value: string };
  const exchange = new URL(`-/npm/v1/oidc/token/exchange/package/${escaped(name)}`, registry);
  const answer = await fetch(exchange, { method: 'POST', headers: { authorization: `Bearer ${value}` } });
  if (answer.ok) return undefined;
  return `npm does not let this workflow publish \`${name}\` (${answer.status}): set up trusted publishing as docs/releasing.md says.`;
}

const escaped = (name: string): string => name.replace('/', '%2f');

/** The first npm that publishes with a workflow's identity. */
const oldestNpm = [11, 5, 1];

/** Why the npm of this machine cannot publish, in a sentence. */
function tooOld(): string | undefined {
  const version = execFileSync('npm', ['--version'], { encoding: 'utf8', shell: process.platform === 'win32' }).trim();
  const numbers = version.split('.').map(Number);
  const at = oldestNpm.findIndex((number, index) => numbers[index] !== number);
  if (at === -1 || numbers[at] > oldestNpm[at]) return undefined;
  return `npm ${version} does not know trusted publishing: use npm ${oldestNpm.join('.')} or later, which comes with Node 24.`;
}

/** Asks about every package first, so that a refusal comes before anything is published, then publishes with provenance. */
async function main(folder: string, askOnly: boolean): Promise<void> {
  const old = tooOld();
  if (old) throw new Error(old);
  const registry = (process.env.npm_config_registry ?? 'https://registry.npmjs.org/').replace(/\/?$/, '/');
  const all = tarballs(resolve(folder));
  const { missing, objections } = await ask(registry, all);
  if (objections.length > 0) throw new Error(objections.join('\n'));
  for (const { name, version } of all.filter((tarball) => !missing.includes(tarball))) console.log(`npm has ${name}@${version} already`);
  for (const { file, name, version } of missing) {
    console.log(`${askOnly ? 'npm would take' : 'Publishing'} ${name}@${version}`);
    if (askOnly) continue;
    // npm refuses a pre-release under `latest`.
    const tag = version.includes('-') ? 'next' : 'latest';
    const { status } = spawnSync('npm', ['publish', file, '--provenance', '--tag', tag], {
      stdio: 'inherit',
      shell: process.platform === 'win32',
    });
    if (status !== 0)
      throw new Error(`npm refused ${name}@${version}; its output stands above. Run the job again once the cause is fixed.`);
  }
}

main(process.argv[2] ?? 'dist/js', process.argv.includes('--ask')).catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});

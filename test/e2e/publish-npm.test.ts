// A release to npm, rehearsed against a registry of this machine as far as Sigstore
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { bump } from '../../release/bump';
import { type State, StubNpm } from '../../release/rehearsal/stub-npm';
import { published } from '../../tools/packaging/packages';
import { run, runOrFail } from '../../tools/processes/run';
import { root } from '../../tools/root';

const work = join(root, '.cache/rehearsal');
const version = '0.1.0';
const sigstore = 'CONNECT fulcio.sigstore.dev:443';

/** Tarballs with the package.json files as a release has them, without code: the registry looks at nothing else. */
async function pack(folder: string, change: (manifest: Record<string, unknown>) => void = () => {}): Promise<string> {
  const repository = join(work, folder, 'repository');
  const target = join(work, folder, 'js');
  rmSync(join(work, folder), { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  for (const name of published) {
    mkdirSync(join(repository, 'packages', name), { recursive: true });
    const manifest = JSON.parse(readFileSync(join(root, 'packages', name, 'package.json'), 'utf8'));
    change(manifest);
    writeFileSync(join(repository, 'packages', name, 'package.json'), JSON.stringify(manifest));
    cpSync(join(root, 'packages', name, 'LICENSE'), join(repository, 'packages', name, 'LICENSE'));
  }
  bump(version, repository);
  const folders = published.map((name) => join(repository, 'packages', name));
  await runOrFail('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', target, ...folders]);
  return target;
}

let stub: StubNpm | undefined;
afterEach(async () => {
  await stub?.stop();
  stub = undefined;
});

/** Runs what the workflow runs. */
async function publish(folder: string, states: Record<string, State> = {}, args: string[] = [], env: NodeJS.ProcessEnv = {}) {
  stub = await StubNpm.start(states);
  const script = join(root, 'release/publish/npm.mts');
  const ended = await run(process.execPath, ['--import', 'tsx', script, folder, ...args], { env: { ...stub.environment(), ...env } });
  return { ...ended, requests: stub.requests, puts: stub.requests.filter((request) => request.startsWith('PUT')) };
}

let folder: string;
/** What npm says of each package where the whole release is published. */
let done: Record<string, State>;
let old: string | undefined;

beforeAll(async () => {
  folder = await pack('release');
  const integrities = readdirSync(folder).map((file) => {
    const name = published.find((each) => file === `dynamorm-cdk-${each}-${version}.tgz`);
    const integrity = `sha512-${createHash('sha512')
      .update(readFileSync(join(folder, file)))
      .digest('base64')}`;
    return [`@dynamorm-cdk/${name}`, { published: version, integrity }];
  });
  done = Object.fromEntries(integrities);
  const { output } = await publish(folder, {}, ['--ask']);
  old = output.includes('does not know trusted publishing') ? output.trim() : undefined;
  await stub?.stop();
});

beforeEach(({ skip }) => skip(old !== undefined, old));

describe('a release to npm', () => {
  test('has each package after those that it needs', async () => {
    const { output } = await publish(folder, {}, ['--ask']);
    const order = [...output.matchAll(/npm would take @dynamorm-cdk\/(.+)@0\.1\.0/g)].map(([, name]) => name);

    expect(order).toHaveLength(published.length);
    expect(order.filter((name) => name !== 'cli')).toEqual(['model-spec', 'table', 'multi-tenant']);
  });

  test.each(published)('%s goes with provenance as far as Sigstore', async (name) => {
    const { status, output, requests, puts } = await publish(folder, { ...done, [`@dynamorm-cdk/${name}`]: 'trusted' });

    expect(requests, output).toContain(sigstore);
    expect(output).toContain('with tag latest and public access');
    // Where the way ends here: without a signature nothing reaches the registry.
    expect(status).toBe(1);
    expect(puts).toEqual([]);
  });

  test('is refused before Sigstore where a package is not public', async () => {
    const hidden = await pack('restricted', (manifest) => {
      delete manifest.publishConfig;
    });
    const { status, output, requests } = await publish(hidden);

    expect(status).toBe(1);
    expect(output).toContain('npm error code EUSAGE');
    expect(output).toContain('you must set `access` to public');
    expect(requests).not.toContain(sigstore);
  });

  test('names the repository that the provenance is checked against', () => {
    for (const name of published) {
      const { repository } = JSON.parse(readFileSync(join(root, 'packages', name, 'package.json'), 'utf8'));
      expect(repository.url).toBe('https://github.com/dynamorm-cdk/dynamorm-cdk.git');
    }
  });

  test('publishes nothing where one package has no trusted publisher yet', async () => {
    const { status, output, requests } = await publish(folder, { '@dynamorm-cdk/cli': 'new' });

    expect(status).toBe(1);
    expect(output).toContain('npm does not let this workflow publish `@dynamorm-cdk/cli` (404)');
    expect(output).toContain('docs/releasing.md');
    expect(requests.filter((request) => /^(PUT|CONNECT)/.test(request))).toEqual([]);
  });

  test('publishes nothing where a version is there with other content', async () => {
    const { status, output, requests } = await publish(folder, {
      '@dynamorm-cdk/table': { published: version, integrity: 'sha512-other' },
    });

    expect(status).toBe(1);
    expect(output).toContain('npm has `@dynamorm-cdk/table@0.1.0` with other content');
    expect(requests.filter((request) => /^(PUT|CONNECT)/.test(request))).toEqual([]);
  });

  test('passes over what a run that broke off has published', async () => {
    const { status, output, puts } = await publish(folder, done);

    expect(output).toContain('npm has @dynamorm-cdk/cli@0.1.0 already');
    expect(status).toBe(0);
    expect(puts).toEqual([]);
  });

  test('can be asked for without publishing', async () => {
    const { status, output, requests } = await publish(folder, {}, ['--ask']);

    expect(output).toContain('npm would take @dynamorm-cdk/cli@0.1.0');
    expect(status).toBe(0);
    expect(requests.filter((request) => /^(PUT|CONNECT)/.test(request))).toEqual([]);
  });

  test('says that the job has no identity', async () => {
    const { status, output } = await publish(folder, {}, [], { ACTIONS_ID_TOKEN_REQUEST_URL: '' });

    expect(status).toBe(1);
    expect(output).toContain('give it the permission `id-token: write`');
  });
});

// A release to the Go repository, rehearsed against a repository of this machine
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { run, runOrFail } from '../../tools/processes/run';
import { root } from '../../tools/root';

const tags = ['dynamormmodel/v1.2.0', 'dynamormtable/v1.2.0'];
let work: string;
let remote: string;

beforeEach(async () => {
  work = mkdtempSync(join(tmpdir(), 'go-repository-'));
  remote = join(work, 'remote.git');
  await runOrFail('git', ['init', '--quiet', '--bare', '--initial-branch', 'main', remote]);
  for (const name of ['dynamormmodel', 'dynamormtable']) {
    mkdirSync(join(work, 'dist', name), { recursive: true });
    writeFileSync(join(work, 'dist', name, 'go.mod'), `module github.com/dynamorm-cdk/dynamorm-cdk-go/${name}\n`);
  }
});
afterEach(() => rmSync(work, { recursive: true, force: true }));

const publish = (args: string[] = [], version = '1.2.0') =>
  run(process.execPath, ['--import', 'tsx', join(root, 'release/publish/go.mts'), join(work, 'dist'), ...args], {
    env: { GO_REPOSITORY: remote, GO_GITHUB_TOKEN: '', VERSION: version, GIT_AUTHOR: 'A', GIT_EMAIL: 'a@example.com' },
  });

/** The names of everything that the remote has. */
async function refs(): Promise<string[]> {
  const listed = await runOrFail('git', ['-C', remote, 'for-each-ref', '--format', '%(refname:short)']);
  return listed.split('\n').filter(Boolean);
}

/** A rule of the remote, as a protected tag is one. */
function refuse(pattern: string): void {
  writeFileSync(join(remote, 'hooks/update'), `#!/bin/sh\ncase "$1" in ${pattern}) echo "protected" >&2; exit 1;; esac\n`);
  chmodSync(join(remote, 'hooks/update'), 0o755);
}

describe('a release to the Go repository', () => {
  test('pushes the branch and a tag for each module, into an empty repository too', async () => {
    const { status, output } = await publish();

    expect(status, output).toBe(0);
    expect(await refs()).toEqual(['main', ...tags]);
    expect(await runOrFail('git', ['-C', remote, 'show', 'dynamormtable/v1.2.0:dynamormtable/go.mod'])).toContain('/dynamormtable');
  });

  test('pushes nothing where one tag is refused', async () => {
    refuse('refs/tags/dynamormtable/*');
    const { status } = await publish();

    expect(status).toBe(1);
    expect(await refs()).toEqual([]);
  });

  test('asks without pushing', async () => {
    const { status, output } = await publish(['--ask']);

    expect(status).toBe(0);
    expect(output).toContain(`The Go repository would take ${tags.join(', ')}`);
    expect(await refs()).toEqual([]);
  });

  test('can be run again', async () => {
    await publish();
    const { status, output } = await publish();

    expect(status).toBe(0);
    expect(output).toContain('already');
  });

  test('removes files that the next version no longer has', async () => {
    writeFileSync(join(work, 'dist/dynamormtable/old.go'), 'package dynamormtable\n');
    await publish();
    rmSync(join(work, 'dist/dynamormtable/old.go'));
    await publish([], '1.3.0');

    expect(await runOrFail('git', ['-C', remote, 'ls-tree', '-r', '--name-only', 'main'])).not.toContain('old.go');
    expect(await refs()).toHaveLength(5);
  });

  test('names a setting that is missing', async () => {
    const { status, output } = await publish([], '');

    expect(status).toBe(1);
    expect(output).toContain('Set VERSION');
  });
});

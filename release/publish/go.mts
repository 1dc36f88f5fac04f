import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Settings {
  readonly folder: string;
  readonly remote: string;
  readonly version: string;
  readonly author: string;
  readonly email: string;
}

/**
 * Publishes the Go modules of a folder: each stands in a folder of the Go repository and has the tag `<folder>/v<version>`. The branch and all
 * tags are pushed at once, so a refusal leaves nothing behind: a version that the Go proxy has once seen can never be changed.
 */
function publish({ folder, remote, version, author, email }: Settings, askOnly: boolean): void {
  const modules = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'go.mod')));
  if (modules.length === 0) throw new Error(`${folder} has no folder with a go.mod: build the release first.`);
  const work = mkdtempSync(join(tmpdir(), 'go-release-'));
  const git = (...args: string[]): string =>
    execFileSync('git', ['-C', work, '-c', `user.name=${author}`, '-c', `user.email=${email}`, ...credentials(), ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, GIT_TERMINAL_PROMPT: '0' },
    });
  try {
    git('clone', '--quiet', '--depth', '1', remote, '.');
    const tags = modules.map((name) => `${name}/v${version}`);
    const existing = git('ls-remote', '--tags', 'origin', ...tags.map((tag) => `refs/tags/${tag}`))
      .split('\n')
      .filter(Boolean);
    if (existing.length === tags.length) {
      console.log(`The Go repository has ${tags.join(', ')} already`);
      return;
    }
    if (existing.length > 0) throw new Error(`The Go repository has some tags of ${version}, not all: release the next version.`);
    for (const name of modules) {
      rmSync(join(work, name), { recursive: true, force: true });
      cpSync(join(folder, name), join(work, name), { recursive: true });
    }
    git('add', '--all');
    git('commit', '--quiet', '--allow-empty', '--message', `Release ${version}`);
    for (const tag of tags) git('tag', tag);
    git('push', '--quiet', '--atomic', ...(askOnly ? ['--dry-run'] : []), 'origin', 'HEAD:refs/heads/main', ...tags);
    console.log(`The Go repository ${askOnly ? 'would take' : 'has'} ${tags.join(', ')}`);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** The token reaches git by a helper that reads the environment: it stands in no argument, remote or file. */
function credentials(): string[] {
  if (!process.env.GO_GITHUB_TOKEN) return [];
  const helper = '!f() { echo username=x-access-token; echo "password=$GO_GITHUB_TOKEN"; }; f';
  return ['-c', 'credential.helper=', '-c', `credential.helper=${helper}`];
}

function setting(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`Set ${name}: the release needs it to publish the Go modules.`);
  return value;
}

try {
  publish(
    {
      folder: process.argv[2] ?? 'dist/go',
      remote: setting('GO_REPOSITORY'),
      version: setting('VERSION'),
      author: setting('GIT_AUTHOR'),
      email: setting('GIT_EMAIL'),
    },
    process.argv.includes('--ask'),
  );
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}

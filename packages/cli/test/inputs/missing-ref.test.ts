import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { folderWith } from '../../../../tools/testing/folder';
import { type AskGit, howToGet } from '../../src/inputs/missing-ref';

let upstream: string;
const git = (cwd: string, ...args: string[]): string => execFileSync('git', args, { cwd, encoding: 'utf8', stdio: 'pipe' }).trim();
const asking =
  (cwd: string): AskGit =>
  async (...args) => {
    try {
      return git(cwd, ...args);
    } catch {
      return undefined;
    }
  };

beforeAll(() => {
  upstream = folderWith({ 'models.dms.yaml': '1' });
  git(upstream, 'init', '-q', '-b', 'main');
  git(upstream, 'config', 'user.email', 'a@example.com');
  git(upstream, 'config', 'user.name', 'a');
  // A server such as GitHub gives any commit.
  git(upstream, 'config', 'uploadpack.allowAnySHA1InWant', 'true');
  for (const text of ['1', '2', '3', '4']) {
    writeFileSync(join(upstream, 'models.dms.yaml'), text);
    git(upstream, 'add', '.');
    git(upstream, 'commit', '-qm', text);
  }
  git(upstream, 'tag', 'v1.0.0', 'HEAD~2');
  git(upstream, 'branch', 'release/1', 'HEAD~2');
});

/** A clone as CI makes one. */
function shallow(): string {
  const cwd = folderWith({});
  git(cwd, 'clone', '-q', '--depth', '1', pathToFileURL(upstream).href, '.');
  return cwd;
}

const refs: [string, () => string, RegExp][] = [
  ['a commit before', () => 'HEAD~2', /This clone is shallow\. .*`git fetch --unshallow`/],
  ['a parent', () => 'main^', /`git fetch --unshallow`/],
  ['a commit before one of the remote', () => 'origin/main~2', /`git fetch --unshallow`/],
  ['a branch', () => 'release/1', /`git fetch origin release\/1:release\/1`/],
  ['a branch of the remote', () => 'origin/release/1', /`git fetch origin release\/1:refs\/remotes\/origin\/release\/1`/],
  ['a tag', () => 'v1.0.0', /`git fetch origin tag v1\.0\.0`/],
  ['a commit', () => git(upstream, 'rev-parse', 'HEAD~2'), /`git fetch origin [0-9a-f]{40}`/],
  ['the first letters of a commit', () => git(upstream, 'rev-parse', 'HEAD~2').slice(0, 9), /`git fetch --unshallow`/],
];

test.each(refs)('%s is there after what is said', async (_, nameOf, expected) => {
  const cwd = shallow();
  const ref = nameOf();
  expect(await asking(cwd)('cat-file', 'blob', `${ref}:models.dms.yaml`)).toBeUndefined();
  const said = await howToGet(ref, asking(cwd));
  expect(said).toMatch(expected);
  const [, command = ''] = /`git (fetch [^`]+)`/.exec(said) ?? [];
  git(cwd, ...command.split(' '));
  expect(await asking(cwd)('cat-file', 'blob', `${ref}:models.dms.yaml`)).toMatch(/^[23]$/);
});

test.each([
  ['HEAD~9', 'The history of `HEAD` does not go back that far: name a ref that `git log --oneline` lists.'],
  ['@{99}', 'The history of `HEAD` does not go back that far: name a ref that `git log --oneline` lists.'],
  ['gone', 'This repository has no remote to fetch it from: name a ref that `git log --oneline --all` lists.'],
])('%s of a repository that has all: %s', async (ref, expected) => {
  const cwd = ref === 'gone' ? upstream : folderWith({});
  if (cwd !== upstream) git(cwd, 'clone', '-q', upstream, '.');
  expect(await howToGet(ref, asking(cwd))).toBe(expected);
});

test('a commit before one that is not here is fetched with what it is counted from', async () => {
  expect(await howToGet('release/1~1', asking(shallow()))).toContain('`git fetch origin release/1:release/1`');
});

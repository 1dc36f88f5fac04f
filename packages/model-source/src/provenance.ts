import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import type { ExtractedModel } from './extracted-model';

/** The files of source code that models stand in, each once, in one order everywhere. */
export function filesOf(models: readonly ExtractedModel[]): string[] {
  const files = models.flatMap(({ place, places }) => [place.file, ...[...places.values()].map(({ file }) => file)]);
  return [...new Set(files)].filter((file) => /\.(?:go|py|[cm]?[jt]sx?)$/.test(file)).sort();
}

/** A hash of the texts of files, the same wherever they stand and however their lines end. */
export function hashOf(files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of files) {
    const text = readFileSync(file, 'utf8').replace(/\r\n/g, '\n');
    hash.update(`${text.length}\n${text}`);
  }
  return hash.digest('hex');
}

/** The commit that the repository around a path is at; undefined where there is none. Nothing is run. */
export function commitAt(path: string): string | undefined {
  const git = gitDirectoryAbove(resolve(path));
  if (git === undefined) return undefined;
  const head = textOf(join(git, 'HEAD'));
  const name = /^ref: (.+)$/.exec(head ?? '')?.[1];
  if (name === undefined) return commitIn(head);
  const shared = textOf(join(git, 'commondir'));
  for (const directory of shared === undefined ? [git] : [git, isAbsolute(shared) ? shared : join(git, shared)]) {
    const commit = commitIn(textOf(join(directory, name))) ?? packed(textOf(join(directory, 'packed-refs')), name);
    if (commit !== undefined) return commit;
  }
  return undefined;
}

/** The directory of git; in a worktree a file names it. */
function gitDirectoryAbove(from: string): string | undefined {
  for (let directory = from; ; directory = dirname(directory)) {
    const git = join(directory, '.git');
    const stats = statSync(git, { throwIfNoEntry: false });
    if (stats?.isDirectory()) return git;
    const named = stats?.isFile() ? /^gitdir: (.+)$/m.exec(readFileSync(git, 'utf8'))?.[1] : undefined;
    if (named !== undefined) return isAbsolute(named) ? named : join(directory, named);
    if (dirname(directory) === directory) return undefined;
  }
}

function packed(refs: string | undefined, name: string): string | undefined {
  const line = refs?.split('\n').find((one) => one.trimEnd().endsWith(` ${name}`));
  return commitIn(line?.split(' ')[0]);
}

function commitIn(text: string | undefined): string | undefined {
  return text !== undefined && /^[0-9a-f]{40,64}$/.test(text) ? text : undefined;
}

function textOf(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
}

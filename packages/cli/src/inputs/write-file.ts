import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fchmodSync, fsyncSync, openSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { CliError } from '../terminal/cli-error';

const reasons: Record<string, string> = {
  ENOSPC: 'there is no space left on the device',
  EDQUOT: 'the quota of the disk is used up',
  EACCES: 'writing is not permitted',
  EPERM: 'writing is not permitted',
  EROFS: 'the file system is read-only',
  EISDIR: 'it is a directory',
  ENOTDIR: 'a part of its path is not a directory',
};

/** Writes a file whole or not at all: who reads it meanwhile, or after a failure, has the old one. A device or pipe is written as it is. */
export function writeWholeFile(path: string, text: string): void {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats?.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
    if (stats !== undefined && !stats.isFile()) writeFileSync(path, text);
    else replace(stats === undefined ? path : realpathSync(path), text, stats?.mode);
  } catch (error) {
    throw new CliError('DYN-C003', `\`${path}\` cannot be written: ${reasonOf(path, error as NodeJS.ErrnoException)}.`, error);
  }
}

function replace(path: string, text: string, mode: number | undefined): void {
  // In the same directory, since a file moves in one step within a file system only.
  const next = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.next`);
  try {
    const descriptor = openSync(next, 'wx');
    try {
      writeFileSync(descriptor, text);
      if (mode !== undefined) fchmodSync(descriptor, mode);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(next, path);
  } catch (error) {
    rmSync(next, { force: true });
    throw error;
  }
}

function reasonOf(path: string, { code = '', message }: NodeJS.ErrnoException): string {
  if (code === 'ENOENT') {
    return path === ''
      ? 'the path is empty'
      : existsSync(dirname(path))
        ? message
        : `there is no directory \`${dirname(path)}\`: create it first`;
  }
  return reasons[code] ?? message;
}

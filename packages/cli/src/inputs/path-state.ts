import { type Stats, statSync } from 'node:fs';
import { CliError } from '../terminal/cli-error';

/** What a path is; undefined where there is nothing. */
export function stateOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    throw unreadable(path, error);
  }
}

const reasons: Record<string, string> = {
  EISDIR: 'it is a directory',
  EACCES: 'reading is not permitted',
  EPERM: 'reading is not permitted',
  ELOOP: 'its links form a circle',
  ENAMETOOLONG: 'its name is too long',
  ENOTDIR: 'a part of its path is not a directory',
  ERR_ENCODING_INVALID_ENCODED_DATA: 'it is not UTF-8 text',
};

/** Why a path cannot be read. */
export function unreadable(path: string, error: unknown): CliError {
  const { code = '', message } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT')
    return new CliError('DYN-C002', `The file \`${path}\` does not exist (working directory ${process.cwd()}).`, error);
  return new CliError('DYN-C003', `\`${path}\` cannot be read: ${reasons[code] ?? message}.`, error);
}

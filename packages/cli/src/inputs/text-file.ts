import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { CliError } from '../terminal/cli-error';
import { unreadable } from './path-state';

/** What a file may hold unless something else is said: 20 MB. */
const largest = 20_000_000;

const largestPart = 1 << 20;

/** The text of a file. A device has no end, so nothing is read beyond what the caller has a use for. */
export function readTextFile(path: string, most = largest): string {
  try {
    const descriptor = openSync(path, 'r');
    try {
      const { size } = fstatSync(descriptor);
      if (size > most) throw tooLarge(path, most);
      // A device says that it has no size; of a file one byte more tells its end.
      const part = size === 0 ? largestPart : Math.min(size + 1, largestPart);
      return new TextDecoder('utf-8', { fatal: true }).decode(readBytes(descriptor, path, most, part));
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    throw error instanceof CliError ? error : unreadable(path, error);
  }
}

function readBytes(descriptor: number, path: string, most: number, partSize: number): Buffer {
  const parts: Buffer[] = [];
  for (let size = 0; ; ) {
    const part = Buffer.allocUnsafe(partSize);
    const length = readSync(descriptor, part, 0, partSize, null);
    if (length === 0) return Buffer.concat(parts);
    size += length;
    if (size > most) throw tooLarge(path, most);
    parts.push(part.subarray(0, length));
  }
}

function tooLarge(path: string, most: number): CliError {
  return new CliError('DYN-C040', `\`${path}\` is larger than ${Math.round(most / 1_000_000)} MB, so it is not read.`);
}

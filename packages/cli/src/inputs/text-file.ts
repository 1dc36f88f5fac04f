import { open } from 'node:fs/promises';
import { CliError } from '../terminal/cli-error';
import { unreadable } from './path-state';

/** What a file may hold unless something else is said: 20 MB. */
const largest = 20_000_000;

/** The text of a file. A device has no end, so nothing is read beyond what the caller has a use for. */
export async function readTextFile(path: string, most = largest): Promise<string> {
  const parts: Buffer[] = [];
  try {
    const file = await open(path);
    try {
      if ((await file.stat()).size > most) throw tooLarge(path, most);
      let size = 0;
      for await (const part of file.createReadStream({ autoClose: false, highWaterMark: 1 << 20 })) {
        size += (part as Buffer).length;
        if (size > most) throw tooLarge(path, most);
        parts.push(part as Buffer);
      }
    } finally {
      await file.close();
    }
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts));
  } catch (error) {
    throw error instanceof CliError ? error : unreadable(path, error);
  }
}

function tooLarge(path: string, most: number): CliError {
  return new CliError('DYN-C040', `\`${path}\` is larger than ${Math.round(most / 1_000_000)} MB, so it is not read.`);
}

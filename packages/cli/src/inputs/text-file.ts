import { readFile } from 'node:fs/promises';
import { CliError } from '../terminal/cli-error';

/** The text of a file that is no model document. */
export async function readTextFile(path: string): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new CliError('DYN-C002', `There is no file \`${path}\` (working directory ${process.cwd()}).`, error);
    const reason = {
      EISDIR: 'it is a directory',
      EACCES: 'reading is not permitted',
      ERR_ENCODING_INVALID_ENCODED_DATA: 'it is not UTF-8 text',
    };
    throw new CliError('DYN-C003', `\`${path}\` cannot be read: ${reason[code as keyof typeof reason] ?? message}.`, error);
  }
}

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { aboutValues, errorAtCaller, withoutTokens } from '@dynamorm-cdk/core/diagnostics';
import { unreadable } from './usage-rules';

/** The bytes of a file, or the one error that says which file is meant and why it cannot be read. */
export function readFile(path: string): Uint8Array {
  if (typeof path !== 'string') {
    throw errorAtCaller(
      `${unreadable.code} The path of the model document is ${withoutTokens(aboutValues(`\`${String(path)}\``))}, which is no text. Pass the path of a file.`,
    );
  }
  const resolved = resolve(path);
  try {
    return readFileSync(resolved);
  } catch (error) {
    throw errorAtCaller(
      `${unreadable.code} The model document \`${path}\` cannot be read: ${reasonOf(error)} at ${resolved} (working directory ${process.cwd()}).`,
    );
  }
}

function reasonOf(error: unknown): string {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ENOENT':
      return 'the file does not exist';
    case 'EISDIR':
      return 'it is a directory';
    case 'EACCES':
    case 'EPERM':
      return 'reading is not permitted';
    default:
      return `${(error as Error).message}`;
  }
}

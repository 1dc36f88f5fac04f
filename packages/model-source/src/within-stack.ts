import type { Finding } from '@dynamorm-cdk/model-spec';
import { type Code, finding } from './codes';

/** Reads a file; the finding where it is nested more deeply than it can be followed. */
export function withinStack(code: Code, file: string, read: () => void): Finding | undefined {
  try {
    read();
    return undefined;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return finding(code, { message: `\`${file}\` is nested too deeply to be read.`, file, hint: 'Leave the file out.' });
  }
}

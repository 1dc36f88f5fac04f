import { readFileSync } from 'node:fs';
import type { Finding } from '@dynamorm-cdk/model-spec';
import { finding } from './codes';

/** The text of a source file, or why it cannot be read. */
export function sourceText(file: string): string | Finding {
  const unreadable = (why: string): Finding => finding('DYN-C202', { message: `\`${file}\` cannot be read: ${why}.`, file });
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    return unreadable((error as Error).message);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return unreadable('it is not UTF-8');
  }
}

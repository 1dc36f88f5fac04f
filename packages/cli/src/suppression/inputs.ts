import { readFileSync, statSync } from 'node:fs';
import { marker, type Suppression, suppressionsIn } from './comments';

/** What a run has read: a file, or the text of standard input under its name. */
export interface Input {
  readonly name: string;
  readonly text?: string;
}

/** Larger files hold no comments of people. */
const largest = 20_000_000;

/** The suppressions of inputs, each file once. What cannot be read has been reported elsewhere. */
export function suppressionsOf(inputs: readonly Input[]): Suppression[] {
  const unique = new Map(inputs.map((input) => [input.name, input]));
  return [...unique.values()].flatMap(({ name, text }) => suppressionsIn(text ?? textOf(name), name));
}

function textOf(file: string): string {
  try {
    const stats = statSync(file);
    const bytes = stats.isFile() && stats.size <= largest ? readFileSync(file) : Buffer.of();
    // Most files hold none, and are not made a text to find that out.
    return bytes.includes(marker) ? bytes.toString('utf8') : '';
  } catch {
    return '';
  }
}

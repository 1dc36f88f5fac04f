import { existsSync, readFileSync } from 'node:fs';
import { CliError } from '../terminal/cli-error';

/** Findings that a repository had when it began to check. Without lines, so that they may move. */
export interface BaselineEntry {
  readonly code: string;
  /** Relative to the file of the baseline. */
  readonly file?: string;
  /** The place in the document, without numbers in lists. */
  readonly path?: string;
  readonly message: string;
  readonly count: number;
  /** The last day on which it hides anything, such as `2027-03-31`. */
  readonly until?: string;
}

/** The file: entries by command. */
export interface Baseline {
  readonly version: 1;
  readonly commands: Readonly<Record<string, readonly BaselineEntry[]>>;
}

/** Whether a text is a day such as `2027-03-31`. */
export function isDay(text: unknown): text is string {
  return typeof text === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text) === true;
}

/** Reads a baseline; undefined where there is none yet. */
export function readBaseline(path: string): Baseline | undefined {
  if (!existsSync(path)) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new CliError('DYN-C039', `The baseline \`${path}\` cannot be read: ${(error as Error).message}.`, error);
  }
  const mistake = mistakeIn(value);
  if (mistake) throw new CliError('DYN-C039', `\`${path}\` is not a baseline: ${mistake}. Write it again with --write-baseline.`);
  return value as Baseline;
}

function mistakeIn(value: unknown): string | undefined {
  if (!isRecord(value)) return 'it is not an object';
  if (value.version !== 1) return `its version is ${JSON.stringify(value.version) ?? 'missing'}, not 1`;
  if (!isRecord(value.commands)) return '`commands` is not an object';
  for (const [command, entries] of Object.entries(value.commands)) {
    if (!Array.isArray(entries)) return `\`commands.${command}\` is no list`;
    const at = entries.findIndex((one) => !isEntry(one));
    if (at >= 0)
      return `\`commands.${command}[${at}]\` needs a code, a message, a count and, if any, a day such as 2027-03-31 as \`until\``;
  }
  return undefined;
}

function isEntry(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { code, message, count, file, path, until } = value;
  const isText = (one: unknown) => one === undefined || typeof one === 'string';
  return (
    typeof code === 'string' &&
    typeof message === 'string' &&
    Number.isInteger(count) &&
    isText(file) &&
    isText(path) &&
    (until === undefined || isDay(until))
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

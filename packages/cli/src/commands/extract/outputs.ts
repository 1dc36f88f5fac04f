import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { outputLine } from '@dynamorm-cdk/core/text';
import { changesOf, difference, type ExtractedModel, type SourceDocument, withoutOrigins } from '@dynamorm-cdk/model-source';
import { type Finding, ModelDocument } from '@dynamorm-cdk/model-spec';
import { finding } from '../../codes';
import { writeWholeFile } from '../../inputs/write-file';
import { checkText, refuseCheckFiles, withoutCommand } from '../../runtime-check/check-file';
import { commandLine } from '../../runtime-check/command-line';
import { requiredVariables } from '../../runtime-check/required-variables';
import { suppressionsOf } from '../../suppression/inputs';
import { CliError } from '../../terminal/cli-error';
import type { Terminal } from '../../terminal/terminal';
import type { ExtractOptions } from './extract-options';

/** A file that the command writes, or compares with what it would write. */
export interface Output {
  readonly file: string;
  readonly text: string;
  readonly code: 'DYN-C224' | 'DYN-C064';
  /** What of a text counts in a comparison. */
  counted(text: string): string;
  /** Whether a file may stay as it is, though its text is another one. */
  isSame(committed: string): boolean;
}

/** Refuses options that leave open what is to be written. */
export function refuseOutputs(
  { out, check, runtimeCheck = [], variable, fieldKey }: ExtractOptions,
  configured: (name: string) => boolean,
): void {
  if (check && out === undefined && runtimeCheck.length === 0) {
    throw new CliError('DYN-C005', '--check compares with the file of --out or --runtime-check: name one.');
  }
  if (runtimeCheck.length === 0) {
    const unheard =
      variable !== undefined && !configured('variable')
        ? '--variable'
        : fieldKey === false && !configured('fieldKey')
          ? '--no-field-key'
          : undefined;
    if (unheard) throw new CliError('DYN-C005', `${unheard} belongs to --runtime-check, which is missing.`);
    return;
  }
  const files = [...(out === undefined ? [] : [out]), ...runtimeCheck].map((file) => resolve(file));
  const at = files.findIndex((file, index) => files.indexOf(file) < index);
  if (at >= 0)
    throw new CliError('DYN-C005', `\`${runtimeCheck[at - (out === undefined ? 0 : 1)]}\` is named twice: each file holds one thing.`);
  refuseCheckFiles(runtimeCheck);
}

/** The text of the document, as seen from its directory. */
export function documentText(document: SourceDocument, out: string | undefined, code: readonly string[]): string {
  return document.render(out === undefined ? process.cwd() : dirname(out), suppressionsOf(code.map((name) => ({ name }))));
}

/** What the caller named, and whether it is source code. */
export interface WhatWasRead {
  readonly patterns: readonly string[];
  readonly inCode: boolean;
}

/** The document, where it goes to a file, and the checks of the environment. */
export function outputsOf(models: readonly ExtractedModel[], text: string, read: WhatWasRead, options: ExtractOptions): Output[] {
  const { patterns, inCode } = read;
  const { out, runtimeCheck = [] } = options;
  const isCommit = (one: string): string => one.replace(/^(# Sources: )commit [0-9a-f]+, /m, '$1');
  const document: Output[] =
    out === undefined
      ? []
      : // That another commit has the same source code too is no reason to write it again.
        [{ file: out, text, code: 'DYN-C224', counted: withoutOrigins, isSame: (committed) => isCommit(committed) === isCommit(text) }];
  const checks = runtimeCheck.map((file): Output => {
    const written = checkText(file, requiredVariables(models, options), commandLine(patterns, file, options), inCode);
    return { file, text: written, code: 'DYN-C064', counted: withoutCommand, isSame: (committed) => committed === written };
  });
  return [...document, ...checks];
}

/** Writes a file, unless it holds the same already. */
export async function write({ file, text, isSame }: Output): Promise<void> {
  const committed = await readFile(file, 'utf8').catch(() => undefined);
  if (committed === undefined || !isSame(committed)) writeWholeFile(file, text);
}

/** Whether a file holds what would be written. Where models stand in their files is no difference: a line above them moves them. */
export async function staleness({ file, text, code, counted }: Output, terminal: Terminal): Promise<Finding[]> {
  const committed = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw new CliError('DYN-C003', `\`${file}\` cannot be read: ${error.message}.`, error);
  });
  const hint = 'Run the same command without --check, and commit what it writes.';
  if (committed === undefined) return [finding(code, { message: `The file \`${file}\` does not exist yet.`, file, hint })];
  const changed = difference(counted(committed), counted(text));
  if (changed === undefined) return [];
  terminal.err(`${changed.text.split('\n').map(outputLine).join('\n')}\n`);
  const lines = changed.changes === 1 ? '1 line differs' : `${changed.changes} lines differ`;
  const stored = code === 'DYN-C224' ? storedChanges(committed, text) : [];
  return [
    finding(code, {
      message: `\`${file}\` no longer matches ${code === 'DYN-C224' ? 'the source' : 'the models'}: ${[lines, ...stored].join('; ')}.`,
      file,
      line: changed.line,
      column: 1,
      hint,
    }),
  ];
}

/** What stored items notice, named as such; nothing of a document that cannot be read. */
function storedChanges(before: string, after: string): string[] {
  try {
    return changesOf(ModelDocument.fromString(before).models, ModelDocument.fromString(after).models);
  } catch {
    return [];
  }
}

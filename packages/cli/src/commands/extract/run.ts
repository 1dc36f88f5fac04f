import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { hasErrors } from '@dynamorm-cdk/core/diagnostics';
import { outputLine } from '@dynamorm-cdk/core/text';
import type { SourceCodeOptions } from '@dynamorm-cdk/model-source';
import { changesOf, difference, SourceDocument, withoutOrigins } from '@dynamorm-cdk/model-source';
import { type Finding, ModelDocument, ValidationReport } from '@dynamorm-cdk/model-spec';
import { finding } from '../../codes';
import { refuseUnheard } from '../../inputs/code';
import { readExtraction } from '../../inputs/extraction';
import { readSources } from '../../inputs/sources';
import { writeWholeFile } from '../../inputs/write-file';
import type { PolicyOptions } from '../../options/policy-options';
import type { ReportOptions } from '../../options/report-options';
import type { SuppressionOptions } from '../../options/suppression-options';
import { judge } from '../../report/judge';
import { printReport } from '../../report/print-report';
import { suppressionsOf } from '../../suppression/inputs';
import { CliError } from '../../terminal/cli-error';
import { ExitCode } from '../../terminal/exit-code';
import type { Terminal } from '../../terminal/terminal';

/** The options of `extract`. */
export interface ExtractOptions extends ReportOptions, PolicyOptions, SuppressionOptions, SourceCodeOptions {
  readonly out?: string;
  readonly dmsVersion?: string;
  readonly check?: boolean;
}

/** Writes the model document of the models in source code. With an error in any of them nothing is written. */
export async function extract(patterns: string[], options: ExtractOptions, terminal: Terminal): Promise<ExitCode> {
  const { out, check } = options;
  if (check && out === undefined) throw new CliError('DYN-C005', '--check compares with the file of --out: name it.');
  const { code, documents } = await readSources(patterns, terminal, options.exclude);
  refuseUnheard(options, code);
  const extraction = await readExtraction({ code, documents }, options, terminal);
  const document = new SourceDocument({ ...extraction, dmsVersion: options.dmsVersion ?? extraction.dmsVersion });
  const found = extraction.models.length === 0 ? [] : document.findings();
  const inputs = [...documents, ...code.map((name) => ({ name }))];
  const { findings, written } = await judge([...extraction.findings, ...found], { command: 'extract', inputs, options, terminal });
  if (written && findings.length === 0) return ExitCode.CLEAN;
  // What the caller silences, lowers or accepts stops nothing.
  const broken = extraction.models.length === 0 || hasErrors(findings);
  const text = broken
    ? undefined
    : document.render(out === undefined ? process.cwd() : dirname(out), suppressionsOf(code.map((name) => ({ name }))));
  const stale = check && out !== undefined && text !== undefined ? await staleness(out, text, terminal) : [];
  const report = new ValidationReport([...findings, ...stale]);
  const { length } = extraction.models;
  const subject = `${length} ${length === 1 ? 'model' : 'models'}`;
  // The document has standard output to itself.
  const ended = await printReport(
    { findings: report.findings, subject, place: code[0] ?? documents[0]?.name },
    options,
    out === undefined ? aside(terminal, report) : terminal,
  );
  if (text === undefined) return ExitCode.ERRORS_FOUND;
  if (out === undefined) terminal.out(text);
  else if (!check && !(await isSameState(out, text))) writeWholeFile(out, text);
  return ended;
}

/** A terminal whose results go where everything else is said; a report of nothing is not worth a line there. */
function aside(terminal: Terminal, { findings }: ValidationReport): Terminal {
  return {
    color: false,
    env: terminal.env,
    out: (text) => {
      if (findings.length > 0) terminal.err(text);
    },
    err: (text) => terminal.err(text),
    input: () => terminal.input(),
  };
}

/** Whether a file holds what would be written. Where models stand in their files is no difference: a line above them moves them. */
async function staleness(file: string, text: string, terminal: Terminal): Promise<Finding[]> {
  const committed = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw new CliError('DYN-C003', `\`${file}\` cannot be read: ${error.message}.`, error);
  });
  const hint = 'Run the same command without --check, and commit what it writes.';
  if (committed === undefined) return [finding('DYN-C224', { message: `There is no file \`${file}\` yet.`, file, hint })];
  const changed = difference(withoutOrigins(committed), withoutOrigins(text));
  if (changed === undefined) return [];
  terminal.err(`${changed.text.split('\n').map(outputLine).join('\n')}\n`);
  const lines = changed.changes === 1 ? '1 line differs' : `${changed.changes} lines differ`;
  return [
    finding('DYN-C224', {
      message: `\`${file}\` no longer matches the source: ${[lines, ...storedChanges(committed, text)].join('; ')}.`,
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

/** Whether a file was written from the same source code: that another commit has it too is no reason to write it again. */
async function isSameState(file: string, text: string): Promise<boolean> {
  const committed = await readFile(file, 'utf8').catch(() => undefined);
  const isCommit = (one: string): string => one.replace(/^(# Sources: )commit [0-9a-f]+, /m, '$1');
  return committed !== undefined && isCommit(committed) === isCommit(text);
}

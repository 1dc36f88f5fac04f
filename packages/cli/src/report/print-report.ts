import { appendFileSync } from 'node:fs';
import { count } from '@dynamorm-cdk/core/text';
import { type Finding, ValidationReport } from '@dynamorm-cdk/model-spec';
import { writeWholeFile } from '../inputs/write-file';
import { outputsOf, type ReportOptions } from '../options/report-options';
import { ExitCode } from '../terminal/exit-code';
import type { Terminal } from '../terminal/terminal';
import { type Report, renderReport } from './render-report';

/** Prints a report as it was asked for, and gives the exit code. */
export async function printReport(report: Report, options: ReportOptions, terminal: Terminal): Promise<ExitCode> {
  const all = new ValidationReport([...report.findings]);
  const shown: Report = { ...report, findings: options.quiet ? all.errors : report.findings };
  const text = await renderReport(shown, options.format, { color: terminal.color, quiet: options.quiet });
  if (text !== '') terminal.out(text.endsWith('\n') ? text : `${text}\n`);
  await writeOutputs(shown, options);
  if (options.format === 'github') await summarize(shown, terminal);
  const surplus = options.maxWarnings !== undefined && all.warnings.length > options.maxWarnings;
  if (surplus) {
    const { length } = all.warnings;
    terminal.err(`${length} ${length === 1 ? 'warning was' : 'warnings were'} found, and --max-warnings allows ${options.maxWarnings}.\n`);
  }
  return all.isValid && !surplus ? ExitCode.CLEAN : ExitCode.ERRORS_FOUND;
}

/** Writes the files of `--output`. */
export async function writeOutputs(report: Report, options: Pick<ReportOptions, 'output' | 'quiet'>): Promise<void> {
  for (const { format, file } of outputsOf(options)) {
    const text = await renderReport(report, format, { quiet: options.quiet });
    writeWholeFile(file, text === '' ? '' : `${text.trimEnd()}\n`);
  }
}

/** GitHub takes a megabyte for a step. */
const mostInSummary = 500;

/** The summary of a step in a workflow of GitHub, where everybody looks first. */
async function summarize({ findings, subject }: Report, { env }: Terminal): Promise<void> {
  const file = env.GITHUB_STEP_SUMMARY;
  if (!file) return;
  const weight = (one: Finding): number => ['error', 'warning', 'info'].indexOf(one.severity);
  const first = [...findings].sort((a, b) => weight(a) - weight(b)).slice(0, mostInSummary);
  const more = findings.length - first.length;
  const text = await renderReport({ findings: first, subject }, 'markdown');
  const lines = ['### dynamorm-cdk', '', text, ...(more > 0 ? ['', `${count(more, 'finding')} more in the log.`] : []), ''];
  appendFileSync(file, `${lines.join('\n')}\n`);
}

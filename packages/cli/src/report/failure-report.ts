import { diagnose } from '@dynamorm-cdk/core/diagnostics';
import type { Finding } from '@dynamorm-cdk/model-spec';
import type { Command } from 'commander';
import { type ReportFormat, reportFormats } from '../options/report-options';
import type { Failure } from '../terminal/failure';
import type { Terminal } from '../terminal/terminal';
import { writeOutputs } from './print-report';
import { type Report, renderReport } from './render-report';

/** Says in the format that was asked for, and in each file of `--output`, that the command could not run: a report without it would look clean. */
export async function reportFailures(
  failures: readonly Failure[],
  argv: readonly string[],
  command: Command | undefined,
  terminal: Terminal,
): Promise<void> {
  const findings = failures.map(({ code, message, place }) =>
    diagnose<Finding>({ code, severity: 'error', title: '', why: '' }, { ...place, message }),
  );
  const report: Report = { findings, subject: '', failed: true, place: '.' };
  const options = command?.opts<{ format?: string; output?: string[] | string }>() ?? {};
  // Where the command line is wrong, it may not have been read to its end.
  const choices = command?.options.find(({ long }) => long === '--format')?.argChoices ?? reportFormats;
  const format = reportFormats
    .filter((known) => choices.includes(known))
    .find((known) => known === (last(argv, '--format').at(-1) ?? options.format));
  if (format !== undefined && format !== 'text') terminal.out(`${asOf(command, format, await renderReport(report, format)).trimEnd()}\n`);
  const isReport = (value: string) => reportFormats.some((known) => value.startsWith(`${known}=`) && value.length > known.length + 1);
  const output = [...new Set([...(Array.isArray(options.output) ? options.output : []), ...last(argv, '--output')])].filter(isReport);
  await writeOutputs(report, { output }).catch(() => undefined);
}

/** The JSON of a plan has tables, also where there is none. */
function asOf(command: Command | undefined, format: ReportFormat, text: string): string {
  return command?.name() === 'plan' && format === 'json' ? text.replace(/^\{/, '{\n  "tables": [],') : text;
}

/** The values that an option has on the command line. */
function last(argv: readonly string[], name: string): string[] {
  return argv.flatMap((word, at) =>
    word.startsWith(`${name}=`) ? [word.slice(name.length + 1)] : word === name ? [argv[at + 1] ?? ''] : [],
  );
}

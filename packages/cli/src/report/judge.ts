import { count } from '@dynamorm-cdk/core/text';
import type { Finding } from '@dynamorm-cdk/model-spec';
import { writeWholeFile } from '../inputs/write-file';
import type { PolicyOptions } from '../options/policy-options';
import type { ReportOptions } from '../options/report-options';
import type { SuppressionOptions } from '../options/suppression-options';
import { renewed, withoutKnown } from '../suppression/baseline';
import { readBaseline } from '../suppression/baseline-file';
import { withoutSuppressed } from '../suppression/inline';
import type { Input } from '../suppression/inputs';
import { CliError } from '../terminal/cli-error';
import { ExitCode } from '../terminal/exit-code';
import type { Terminal } from '../terminal/terminal';
import { printReport } from './print-report';
import { weighed, weighedAlone } from './weighed';

/** A run of a command, as far as it says which findings are accepted. */
export interface Run {
  readonly command: string;
  /** What was read. A suppression in it that is of no use is reported. */
  readonly inputs: readonly Input[];
  readonly options: PolicyOptions & SuppressionOptions;
  readonly terminal: Terminal;
}

/** What is left of findings, and what was done with the others. */
export interface Judgement {
  readonly findings: Finding[];
  /** Findings that comments and the baseline hide. */
  readonly hidden: number;
  /** Whether they were written to the baseline: then none is left. */
  readonly written: boolean;
}

const defaultBaseline = 'dynamorm-cdk-baseline.json';

/** Weighs findings, and leaves out what comments and the baseline accept. */
export async function judge(found: Finding[], { command, inputs, options, terminal }: Run): Promise<Judgement> {
  const inline = await withoutSuppressed(await weighed(found, options), inputs, command);
  const remarks = weighedAlone(inline.remarks, options);
  const { writeBaseline, until, baseline: path = writeBaseline ? defaultBaseline : undefined } = options;
  if (until !== undefined && !writeBaseline) throw new CliError('DYN-C005', '--until belongs to --write-baseline.');
  if (path === undefined) return { findings: [...inline.findings, ...remarks], hidden: inline.hidden, written: false };
  const use = { path, command, today: new Date().toISOString().slice(0, 10) };
  const before = readBaseline(path);
  if (writeBaseline) {
    const next = renewed(before, inline.findings, inputs, use, until);
    writeWholeFile(path, `${JSON.stringify(next, undefined, 2)}\n`);
    const known = next.commands[command].reduce((sum, one) => sum + one.count, 0);
    terminal.err(`\`${path}\` has ${count(known, 'finding')} of ${command}.\n`);
    return { findings: remarks, hidden: inline.findings.length, written: true };
  }
  if (before === undefined) {
    throw new CliError(
      'DYN-C002',
      `The baseline \`${path}\` does not exist (working directory ${process.cwd()}). Write it with --write-baseline.`,
    );
  }
  const known = withoutKnown(inline.findings, before, inputs, use);
  return {
    findings: [...known.findings, ...remarks, ...weighedAlone(known.remarks, options)],
    hidden: inline.hidden + known.hidden,
    written: false,
  };
}

/** What a run prints. */
export interface Printed extends Run {
  readonly options: PolicyOptions & SuppressionOptions & ReportOptions;
  /** Findings that nothing weighs or hides: because of them, nothing else was looked for. */
  readonly broken?: readonly Finding[];
  /** What was looked at, where nothing was found. */
  readonly subject: string;
}

/** Judges findings and prints what is left. */
export async function report(found: Finding[], { broken = [], subject, ...run }: Printed): Promise<ExitCode> {
  const { findings, hidden, written } = await judge(found, run);
  const all = [...broken, ...findings];
  if (written && all.length === 0) return ExitCode.CLEAN;
  const suppressed = hidden === 0 || written ? '' : ` (${hidden} suppressed)`;
  const place = run.inputs.find(({ name }) => !name.startsWith('<'))?.name;
  return printReport({ findings: all, subject: `${subject}${suppressed}`, place }, run.options, run.terminal);
}

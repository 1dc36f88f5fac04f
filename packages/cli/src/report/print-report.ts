import { ValidationReport } from '@dynamorm-cdk/model-spec';
import type { ReportFormat, ReportOptions } from '../options/report-options';
import { ExitCode } from '../terminal/exit-code';
import type { Terminal } from '../terminal/terminal';
import { fromRepositoryRoot } from './repository-paths';

/** Prints a report as it was asked for, and gives the exit code. `subject` says what was looked at where nothing was found. */
export function printReport(report: ValidationReport, options: ReportOptions, terminal: Terminal, subject: string): ExitCode {
  const shown = options.quiet ? new ValidationReport(report.errors) : report;
  const text = rendered(shown, options, terminal, subject);
  if (text !== '') terminal.out(text.endsWith('\n') ? text : `${text}\n`);
  const surplus = options.maxWarnings !== undefined && report.warnings.length > options.maxWarnings;
  if (surplus) {
    const { length } = report.warnings;
    terminal.err(`${length} ${length === 1 ? 'warning was' : 'warnings were'} found, and --max-warnings allows ${options.maxWarnings}.\n`);
  }
  return report.isValid && !surplus ? ExitCode.CLEAN : ExitCode.ERRORS_FOUND;
}

function rendered(report: ValidationReport, options: ReportOptions, terminal: Terminal, subject: string): string {
  const inRepository = () => new ValidationReport(fromRepositoryRoot(report.findings));
  const renderings: Record<ReportFormat, () => string> = {
    text: () => {
      if (report.findings.length === 0) return options.quiet ? '' : `No findings in ${subject}.`;
      const text = report.toText({ color: terminal.color });
      // The last line counts what is shown: with --quiet it would say that there are no warnings.
      return options.quiet ? text.slice(0, text.lastIndexOf('\n')).trimEnd() : text;
    },
    json: () => report.toJson(),
    sarif: () => inRepository().toSarif(),
    github: () => inRepository().toGithub(),
  };
  return renderings[options.format]();
}

import { ModelValidator, ValidationReport } from '@dynamorm-cdk/model-spec';
import { readSources } from './inputs/sources';
import type { ExitCode } from './main';
import { printReport } from './report/print-report';
import type { ReportOptions } from './report/report-options';
import type { Terminal } from './terminal';

/** Judges every document that the patterns name. */
export async function validate(patterns: string[], options: ReportOptions, terminal: Terminal): Promise<ExitCode> {
  const sources = await readSources(patterns, terminal);
  const reports = sources.map(({ name, text }) =>
    text === undefined ? ModelValidator.validateFile(name) : ModelValidator.validateString(text, { fileName: name }),
  );
  const findings = reports.flatMap((report) => report.findings);
  return printReport(new ValidationReport(findings), options, terminal, `${sources.length} ${sources.length === 1 ? 'file' : 'files'}`);
}

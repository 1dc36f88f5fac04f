import { ModelValidator, ValidationReport } from '@dynamorm-cdk/model-spec';
import type { ValidateOptions } from './commands/validate';
import { readSources } from './inputs/sources';
import type { ExitCode } from './main';
import { weighed } from './report/policy';
import { printReport } from './report/print-report';
import type { Terminal } from './terminal';

/** Judges every document that the patterns name. */
export async function validate(patterns: string[], options: ValidateOptions, terminal: Terminal): Promise<ExitCode> {
  const sources = await readSources(patterns, terminal);
  const limits = { maxGlobalIndexes: options.maxGlobalIndexes };
  const reports = sources.map(({ name, text }) =>
    text === undefined ? ModelValidator.validateFile(name, limits) : ModelValidator.validateString(text, { ...limits, fileName: name }),
  );
  const findings = reports.flatMap((report) => report.findings);
  return printReport(
    new ValidationReport(weighed(findings, options)),
    options,
    terminal,
    `${sources.length} ${sources.length === 1 ? 'file' : 'files'}`,
  );
}

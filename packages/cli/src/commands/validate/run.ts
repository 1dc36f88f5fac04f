import { count } from '@dynamorm-cdk/core/text';
import type { SourceCodeOptions } from '@dynamorm-cdk/model-source';
import { ModelValidator } from '@dynamorm-cdk/model-spec';
import { readSources } from '../../inputs/sources';
import { refuseUnheard } from '../../inputs/unheard-code';
import type { PolicyOptions } from '../../options/policy-options';
import type { ReportOptions } from '../../options/report-options';
import type { SuppressionOptions } from '../../options/suppression-options';
import { report } from '../../report/judge';
import type { ExitCode } from '../../terminal/exit-code';
import type { Terminal } from '../../terminal/terminal';

/** The options of `validate`. */
export interface ValidateOptions extends ReportOptions, PolicyOptions, SuppressionOptions, SourceCodeOptions {
  readonly maxGlobalIndexes?: number;
  readonly maxMegabytes?: number;
}

/** Judges every document that the patterns name, and the models in source code. */
export async function validate(patterns: string[], options: ValidateOptions, terminal: Terminal): Promise<ExitCode> {
  const { documents, code } = await readSources(patterns, terminal, options.exclude);
  refuseUnheard(options, code);
  const limits = { maxGlobalIndexes: options.maxGlobalIndexes, maxMegabytes: options.maxMegabytes };
  const reports = documents.map(({ name, text }) =>
    text === undefined ? ModelValidator.validateFile(name, limits) : ModelValidator.validateString(text, { ...limits, fileName: name }),
  );
  const findings = reports.flatMap((each) => each.findings);
  if (code.length > 0) {
    const { findingsInCode } = await import('./in-code.js');
    for (const one of await findingsInCode(code, options, terminal)) findings.push(one);
  }
  const length = documents.length + code.length;
  const inputs = [...documents, ...code.map((name) => ({ name }))];
  return report(findings, { command: 'validate', inputs, options, terminal, subject: count(length, 'file') });
}

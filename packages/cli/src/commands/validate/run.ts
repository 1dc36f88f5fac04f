import { count } from '@dynamorm-cdk/core/text';
import type { SourceCodeOptions } from '@dynamorm-cdk/model-source';
import { SourceDocument } from '@dynamorm-cdk/model-source';
import { type Finding, ModelValidator } from '@dynamorm-cdk/model-spec';
import { readCode, refuseUnheard } from '../../inputs/code';
import { readSources } from '../../inputs/sources';
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
  if (code.length > 0) findings.push(...(await findingsInCode(code, options, terminal)));
  const length = documents.length + code.length;
  const inputs = [...documents, ...code.map((name) => ({ name }))];
  return report(findings, { command: 'validate', inputs, options, terminal, subject: count(length, 'file') });
}

async function findingsInCode(code: string[], options: ValidateOptions, terminal: Terminal): Promise<Finding[]> {
  const extraction = await readCode(code, options, terminal);
  if (extraction.models.length === 0) return extraction.findings;
  return [...extraction.findings, ...new SourceDocument(extraction).findings(options.maxGlobalIndexes)];
}

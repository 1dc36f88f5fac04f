import { SourceDocument } from '@dynamorm-cdk/model-source';
import { type Finding, ModelValidator, ValidationReport } from '@dynamorm-cdk/model-spec';
import type { ValidateOptions } from './commands/validate';
import { readCode, refuseUnheard } from './inputs/code';
import { readSources } from './inputs/sources';
import type { ExitCode } from './main';
import { weighed } from './report/policy';
import { printReport } from './report/print-report';
import type { Terminal } from './terminal';

/** Judges every document that the patterns name, and the models in source code. */
export async function validate(patterns: string[], options: ValidateOptions, terminal: Terminal): Promise<ExitCode> {
  const { documents, code } = await readSources(patterns, terminal);
  refuseUnheard(options, code);
  const limits = { maxGlobalIndexes: options.maxGlobalIndexes };
  const reports = documents.map(({ name, text }) =>
    text === undefined ? ModelValidator.validateFile(name, limits) : ModelValidator.validateString(text, { ...limits, fileName: name }),
  );
  const findings = reports.flatMap((report) => report.findings);
  if (code.length > 0) findings.push(...(await findingsInCode(code, options, terminal)));
  const length = documents.length + code.length;
  return printReport(new ValidationReport(weighed(findings, options)), options, terminal, `${length} ${length === 1 ? 'file' : 'files'}`);
}

async function findingsInCode(code: string[], options: ValidateOptions, terminal: Terminal): Promise<Finding[]> {
  const extraction = await readCode(code, options, terminal);
  if (extraction.models.length === 0) return extraction.findings;
  return [...extraction.findings, ...new SourceDocument(extraction).findings(options.maxGlobalIndexes)];
}

import { count } from '@dynamorm-cdk/core/text';
import { breakingFindings, type SourceCodeOptions } from '@dynamorm-cdk/model-source';
import { Severity } from '@dynamorm-cdk/model-spec';
import { readExtraction } from '../../inputs/extraction';
import { gitSource, isGitSource, refuseBareRef } from '../../inputs/git';
import { readSources, type Sources } from '../../inputs/sources';
import { refuseUnheard } from '../../inputs/unheard-code';
import type { PolicyOptions } from '../../options/policy-options';
import type { ReportOptions } from '../../options/report-options';
import { printReport } from '../../report/print-report';
import { weighed } from '../../report/weighed';
import { CliError } from '../../terminal/cli-error';
import type { ExitCode } from '../../terminal/exit-code';
import type { Terminal } from '../../terminal/terminal';

/** The options of `breaking`. */
export interface BreakingOptions extends ReportOptions, PolicyOptions, SourceCodeOptions {
  readonly from: string[];
  readonly to: string[];
}

/** Compares two versions of models. Where one of them cannot be read, that is said and nothing else. */
export async function breaking(options: BreakingOptions, terminal: Terminal): Promise<ExitCode> {
  if (options.from.includes('-') && options.to.includes('-')) {
    throw new CliError('DYN-C005', 'Standard input can be one version only: name the other one by a file.');
  }
  const from = await sourcesOf(options.from, terminal);
  const to = await sourcesOf(options.to, terminal);
  refuseUnheard(options, [...from.code, ...to.code]);
  const before = await readExtraction(from, options, terminal);
  const after = await readExtraction(to, options, terminal);
  const broken = [...before.findings, ...after.findings].filter(({ severity }) => severity === Severity.ERROR);
  const findings = broken.length > 0 ? broken : await weighed(breakingFindings(before, after), options);
  const subject = `the change of ${count(after.models.length, 'model')}`;
  return printReport({ findings, subject, place: to.code[0] ?? to.documents[0]?.name }, options, terminal);
}

/** Files and patterns, and documents of a version in git. */
async function sourcesOf(patterns: string[], terminal: Terminal): Promise<Sources> {
  const inGit = patterns.filter(isGitSource);
  const local = patterns.filter((one) => !inGit.includes(one));
  for (const one of local) await refuseBareRef(one);
  const { documents, code } = local.length > 0 ? await readSources(local, terminal) : { documents: [], code: [] };
  return { documents: [...(await Promise.all(inGit.map(gitSource))), ...documents], code };
}

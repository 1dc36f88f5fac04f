import { applySeverityPolicy, codesOf, type SeverityPolicy } from '@dynamorm-cdk/core/diagnostics';
import { type Finding, ModelValidator } from '@dynamorm-cdk/model-spec';
import { weightsFor } from '../configuration/configured';
import type { PolicyOptions } from '../options/policy-options';

/** The findings as the caller weighs them, and a warning for each code that there is not. */
export async function weighed(findings: readonly Finding[], options: PolicyOptions): Promise<Finding[]> {
  return [...(await unknownCodes(codesOf(policyOf(options)))), ...weighedAlone(findings, options)];
}

/** The findings as the caller weighs them for their files. */
export function weighedAlone(findings: readonly Finding[], options: PolicyOptions): Finding[] {
  return findings.flatMap((one) => applySeverityPolicy([one], policyOf(weightsFor(options, one.file))));
}

function policyOf({ severity, silence }: PolicyOptions): SeverityPolicy {
  return { severities: severity, silenced: silence };
}

/** The validator knows its own codes, and says which was meant. */
async function unknownCodes(codes: string[]): Promise<Finding[]> {
  if (codes.length === 0) return [];
  const { isFindingCode } = await import('../codes/index.js');
  const foreign = codes.filter((code) => !isFindingCode(code));
  if (foreign.length === 0) return [];
  return ModelValidator.validateString('', { silenced: foreign }).findings.filter(
    ({ found }) => found !== undefined && foreign.includes(found),
  );
}

import { applySeverityPolicy, codesOf } from '@dynamorm-cdk/core/diagnostics';
import { type Finding, ModelValidator } from '@dynamorm-cdk/model-spec';
import { isFindingCode } from '../codes';
import type { PolicyOptions } from '../options/policy-options';

/** The findings as the caller weighs them, and a warning for each code that there is not. */
export function weighed(findings: Finding[], { severity, silence }: PolicyOptions): Finding[] {
  const policy = { severities: severity, silenced: silence };
  return [...unknownCodes(codesOf(policy)), ...applySeverityPolicy(findings, policy)];
}

/** The validator knows its own codes, and says which was meant. */
function unknownCodes(codes: string[]): Finding[] {
  const foreign = codes.filter((code) => !isFindingCode(code));
  if (foreign.length === 0) return [];
  return ModelValidator.validateString('', { silenced: foreign }).findings.filter(
    ({ found }) => found !== undefined && foreign.includes(found),
  );
}

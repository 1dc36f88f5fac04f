import { applySeverityPolicy, codesOf } from '@dynamorm-cdk/core/diagnostics';
import { type Finding, ModelValidator, Severity } from '@dynamorm-cdk/model-spec';
import { type Command, InvalidArgumentError } from 'commander';
import { isFindingCode } from '../codes';
import { gathered } from '../tables/map-option';

/** What the caller raises, lowers or leaves out, by code. */
export interface PolicyOptions {
  readonly severity?: Record<string, Severity>;
  readonly silence?: string[];
}

/** Adds the options to a command that judges. */
export function addPolicyOptions(command: Command): Command {
  return command
    .option('--severity <code=severity>', 'error, warning or info for the findings of a code (repeatable)', withSeverity)
    .option('--silence <code>', 'leave out the findings of a code (repeatable)', gathered);
}

function withSeverity(value: string, before: Record<string, Severity> = {}): Record<string, Severity> {
  const [code, severity, ...more] = value.split('=');
  const known = Object.values(Severity) as string[];
  if (code === '' || more.length > 0 || !known.includes(severity)) {
    throw new InvalidArgumentError('It must be such as DYN-M008=error; severities are error, warning and info.');
  }
  return { ...before, [code]: severity as Severity };
}

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

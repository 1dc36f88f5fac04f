import type { Severity } from '@dynamorm-cdk/core/diagnostics';
import { severities } from '@dynamorm-cdk/core/diagnostics';
import { type Command, InvalidArgumentError } from 'commander';
import { gathered } from './map-option';
import { codeOf } from './refusals';

/** What the caller raises, lowers or silences, by code. */
export interface PolicyOptions {
  readonly severity?: Record<string, Severity>;
  readonly silence?: string[];
}

/** Adds the options to a command that judges. */
export function addPolicyOptions(command: Command): Command {
  return command
    .option('--severity <code=severity>', 'error, warning or info for the findings of a code (repeatable)', withSeverity)
    .option('--silence <code>', 'omit the findings of a code (repeatable)', (value, before?: string[]) => gathered(codeOf(value), before));
}

function withSeverity(value: string, before: Record<string, Severity> = {}): Record<string, Severity> {
  const [code, severity, ...more] = value.split('=');
  const known = severities.find((one) => one === severity);
  if (code === '' || more.length > 0 || known === undefined) {
    throw new InvalidArgumentError('It must be such as DYN-M008=error; severities are error, warning and info.');
  }
  return { ...before, [codeOf(code)]: known };
}

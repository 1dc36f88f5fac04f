import { type Command, InvalidArgumentError } from 'commander';
import { isDay } from '../suppression/baseline-file';

/** What a repository had when it began to check. */
export interface SuppressionOptions {
  readonly baseline?: string;
  readonly writeBaseline?: boolean;
  readonly until?: string;
}

/** Adds the options to a command whose findings may be accepted. */
export function addSuppressionOptions(command: Command): Command {
  return command
    .option('--baseline <file>', 'report what is not in this baseline')
    .option('--write-baseline', 'write what is found to the baseline (default: dynamorm-cdk-baseline.json) in place of reporting it')
    .option('--until <day>', 'with --write-baseline: the last day on which it hides anything, such as 2027-03-31', day);
}

function day(text: string): string {
  if (!isDay(text)) throw new InvalidArgumentError('It must be a day such as 2027-03-31.');
  if (text < new Date().toISOString().slice(0, 10)) throw new InvalidArgumentError('It is over.');
  return text;
}

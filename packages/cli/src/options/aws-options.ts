import { type Command, InvalidArgumentError, Option } from 'commander';
import { wholeNumber } from './report-options';

/** Adds what says which account is reached, and how patiently. */
export function addAwsOptions(command: Command): Command {
  return addAwsAccess(command)
    .addOption(new RequestTimeout('--timeout <seconds>', 'how long one request to AWS may take (default: 30)').argParser(seconds))
    .option('--retries <number>', 'how often a request is tried again that AWS throttles or does not answer (default: 2)', wholeNumber);
}

/** Adds the options; what they do not say comes from the usual places: environment, profiles, instance metadata. */
export function addAwsAccess(command: Command): Command {
  return command
    .option('--region <region>', 'AWS region (default: the region of the environment or the profile)')
    .option('--profile <profile>', 'AWS profile to take credentials and region from')
    .option('--endpoint-url <url>', 'another endpoint than AWS, such as http://localhost:8000');
}

/** Other commands have a `--timeout` of their own: the values must not be mistaken for each other. */
class RequestTimeout extends Option {
  public override attributeName(): string {
    return 'requestTimeout';
  }
}

function seconds(text: string): number {
  const number = wholeNumber(text);
  if (number === 0 || number > 3600) throw new InvalidArgumentError('It must be between 1 and 3600.');
  return number;
}

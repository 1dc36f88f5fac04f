import type { Command } from 'commander';

/** Adds the options; what they do not say comes from the usual places: environment, profiles, instance metadata. */
export function addAwsOptions(command: Command): Command {
  return command
    .option('--region <region>', 'AWS region (default: that of the environment or the profile)')
    .option('--profile <profile>', 'AWS profile to take credentials and region from')
    .option('--endpoint-url <url>', 'another endpoint than AWS, such as http://localhost:8000');
}

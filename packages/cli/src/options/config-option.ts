import type { Command } from 'commander';

/** Adds what says which configuration file counts. */
export function addConfigOption(command: Command): Command {
  return command
    .option('--config <file>', 'the configuration file (default: dynamorm-cdk.yaml, .yml or .json here or above)')
    .option('--no-config', 'read no configuration file');
}

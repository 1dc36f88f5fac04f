import type { Command } from 'commander';
import { addAwsOptions } from '../../options/aws-options';
import { gathered } from '../../options/map-option';
import { addReportOptions } from '../../options/report-options';
import { addSourceCodeOptions } from '../../options/source-code-flags';
import type { CommandContext } from '../../terminal/command-context';
import type { CreateTablesOptions } from './run';

const notes = `
Tables that exist and have the right shape are left as they are, so the command can run before every test. One that has another shape is refused,
and then no table is created at all. Without credentials and region an endpoint on this machine is called with the access key "local" in
us-east-1. Without --endpoint-url the endpoint comes from AWS_ENDPOINT_URL_DYNAMODB or AWS_ENDPOINT_URL. DynamoDB Local keeps the tables of
each key and region apart unless it runs with -sharedDb.

Examples:
  $ dynamorm-cdk create-tables --models 'models/**/*.dms.yaml' --endpoint-url http://localhost:8000
  $ dynamorm-cdk create-tables --models models.dms.yaml --endpoint-url http://localhost:8000 --map orders=test-orders`;

/** `create-tables`: the tables that models ask for, on an emulator. */
export function addCreateTables(program: Command, { terminal, end }: CommandContext): void {
  const command = program
    .command('create-tables')
    .summary('create the tables of models on a local endpoint')
    .description('Creates the tables that models ask for on DynamoDB Local or another emulator, for tests in any language.')
    .requiredOption(
      '--models <files...>',
      'model documents or source code: files, patterns, or directories such as ./internal/...; - is standard input',
    )
    .option('--map <model-table=name>', 'the physical name of a table (repeatable)', gathered)
    .option('--recreate', 'delete a table with another shape, with its items, and create it again; only on this machine')
    .option('--allow-remote', 'create tables on an endpoint that is not on this machine')
    .addHelpText('after', notes);
  addReportOptions(addAwsOptions(addSourceCodeOptions(command))).action(async (options: CreateTablesOptions) => {
    const { createTables } = await import('./run.js');
    end(await createTables(options, terminal));
  });
}

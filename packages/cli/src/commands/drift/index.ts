import type { Command } from 'commander';
import { addAwsOptions } from '../../options/aws-options';
import { addCompareFlags } from '../../options/compare-flags';
import { gathered } from '../../options/map-option';
import { addPolicyOptions } from '../../options/policy-options';
import { addReportOptions } from '../../options/report-options';
import { addSourceCodeOptions } from '../../options/source-code-flags';
import { addSuppressionOptions } from '../../options/suppression-options';
import type { CommandContext } from '../../terminal/command-context';
import type { DriftOptions } from './run';

const notes = `
Needs dynamodb:DescribeTable, dynamodb:DescribeTimeToLive and dynamodb:DescribeContinuousBackups; with --stack also
cloudformation:ListStackResources. Nothing is written.

Examples:
  Tables that are named as in the models, or by --map:
  $ dynamorm-cdk drift --models 'models/**/*.dms.yaml' --map orders=prod-orders

  Tables of a deployed stack, if you do not know their physical names:
  $ dynamorm-cdk drift --models models.dms.yaml --stack Orders --profile production

  Every night, with what can be recovered:
  $ dynamorm-cdk drift --models models.dms.yaml --stack Orders --require-point-in-time-recovery`;

/** `drift`: models against deployed tables. */
export function addDrift(program: Command, { terminal, end }: CommandContext): void {
  const command = program
    .command('drift')
    .summary('check models against deployed tables')
    .description('Checks models against deployed tables: keys, indexes, projections, time to live and point-in-time recovery.')
    .requiredOption(
      '--models <files...>',
      'model documents or source code: files, patterns, or directories such as ./internal/...; - is standard input',
    )
    .option('--map <model-table=table>', 'the physical name of a table, or its logical id in the stack (repeatable)', gathered)
    .option('--stack <name>', 'look for the tables in this stack and those nested in it (repeatable)', gathered)
    .option('--resource <table>', 'check only this table: its physical name, or its logical id in the stack')
    .option('--ignore <table>', 'a table of the stack that has no models and needs none (repeatable)', gathered)
    .option('--require-point-in-time-recovery', 'point-in-time recovery that is off is an error')
    .addHelpText('after', notes);
  addReportOptions(addSuppressionOptions(addPolicyOptions(addCompareFlags(addAwsOptions(addSourceCodeOptions(command)))))).action(
    async (options: DriftOptions) => {
      const { drift } = await import('./run.js');
      end(await drift(options, terminal));
    },
  );
}

import type { Command } from 'commander';
import { addAwsOptions } from '../../options/aws-options';
import { addCompareFlags } from '../../options/compare-flags';
import { gathered } from '../../options/map-option';
import { addPolicyOptions } from '../../options/policy-options';
import { addReportOptions } from '../../options/report-options';
import { addSourceCodeOptions } from '../../options/source-code-flags';
import { addSuppressionOptions } from '../../options/suppression-options';
import type { CommandContext } from '../../terminal/command-context';
import type { CheckOptions } from './run';

const notes = `
Use --map to state which table belongs to a model table. Without --map they belong together if the name of the model table is the physical
name, the logical id or the construct path of the table. The name may differ from the logical id, and from the id of the construct, in case,
in separators and in a closing "Table". Nothing is guessed: a model table without a table is an error, a table without models a warning.

Examples:
  A CDK app, its Stages and nested stacks included:
  $ cdk synth --quiet && dynamorm-cdk check --models 'models/**/*.dms.yaml' --template cdk.out

  A template written by hand, where the names differ:
  $ dynamorm-cdk check --models models.dms.yaml --template template.yaml --map orders=MainTable

  One table of it:
  $ dynamorm-cdk check --models models.dms.yaml --template template.yaml --resource OrdersTable

  A table of another team, which publishes its shape:
  $ dynamorm-cdk check --models models.dms.yaml --shape ssm:/shared/orders/shape --partial`;

/** `check`: models against tables before they are deployed. */
export function addCheck(program: Command, { terminal, end }: CommandContext): void {
  const command = program
    .command('check')
    .summary('check models against the tables of a template')
    .description('Checks models against the tables of CloudFormation templates, of a cdk.out directory, or against published shapes.')
    .requiredOption(
      '--models <files...>',
      'model documents or source code: files, patterns, or directories such as ./internal/...; - is standard input',
    )
    .option('--template <paths...>', 'CloudFormation templates (JSON or YAML) or cdk.out directories')
    .option('--shape <sources...>', 'published shapes: [model-table=]<file> or [model-table=]ssm:/<parameter>')
    .option('--resource <logical id>', 'check only this table')
    .option('--map <model-table=table>', 'which table is meant, by logical id, Stack/LogicalId or name (repeatable)', gathered)
    .option('--ignore <table>', 'a table that has no models and needs none (repeatable)', gathered)
    .addHelpText('after', notes);
  addReportOptions(addSuppressionOptions(addPolicyOptions(addCompareFlags(addAwsOptions(addSourceCodeOptions(command)))))).action(
    async (options: CheckOptions) => {
      const { check } = await import('./run.js');
      end(await check(options, terminal));
    },
  );
}

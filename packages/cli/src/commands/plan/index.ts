import { type Command, Option } from 'commander';
import { addAwsOptions } from '../../options/aws-options';
import { gathered } from '../../options/map-option';
import { addPolicyOptions } from '../../options/policy-options';
import { outputOption, wholeNumber } from '../../options/report-options';
import type { CommandContext } from '../../terminal/command-context';
import type { PlanOptions } from './run';

const notes = `
Tables belong together by stack and logical id, as for CloudFormation. With stack: and table: it needs dynamodb:DescribeTable and
dynamodb:DescribeTimeToLive. With stack: it also needs cloudformation:ListStackResources. It compares all that the template of the stack says,
with the values of its parameters, if it has cloudformation:GetTemplate and cloudformation:DescribeStacks. It writes only the state file.

Examples:
  What a pull request does to the tables, as a comment:
  $ dynamorm-cdk plan --from main/cdk.out --to cdk.out --format markdown

  The same against what is deployed:
  $ dynamorm-cdk plan --from stack:Orders --to cdk.out --profile production

  Templates with parameters, and a pipeline that stops where an index is deleted or an outcome is unknown:
  $ dynamorm-cdk plan --from old.yaml --to new.yaml --parameter Environment=prod --severity DYN-C330=error --severity DYN-C310=error

  One table by name, where the template is written by hand:
  $ dynamorm-cdk plan --from table:prod-orders --to template.yaml --map prod-orders=OrdersTable

  The waves of a staged rollout, to be deployed one by one:
  $ cdk synth --quiet --output cdk.full -c @dynamorm-cdk/table:rolloutStep=full
  $ dynamorm-cdk plan --from stack:Orders --to cdk.full --state dynamorm-rollout.json

  After each deployment, until the file has no rollout left:
  $ dynamorm-cdk plan --from stack:Orders --state dynamorm-rollout.json --advance`;

/** `plan`: what a deployment will do to tables. */
export function addPlan(program: Command, { terminal, end }: CommandContext): void {
  const command = program
    .command('plan')
    .summary('show what a deployment will do to tables')
    .description(
      'Says what will happen to each table: changes in place, index waves in their order, replacements, removals, and what is refused.',
    )
    .requiredOption('--from <sources...>', 'templates or cdk.out directories as deployed; or stack:<name>, or table:<name>')
    .option('--to <paths...>', 'templates (JSON or YAML) or cdk.out directories to be deployed')
    .option('--map <old=new>', 'which table becomes which, by logical id, Stack/LogicalId, construct path or name (repeatable)', gathered)
    .option('--state <file>', 'keep the index waves of tables with Rollout.staged() in this file')
    .option('--advance', 'bring the rollouts of --state to what --from has deployed')
    .option('--allow-replacement', 'a table that is replaced is a warning: its items may go')
    .option('--parameter <name=value>', 'the value that a parameter of the templates is deployed with (repeatable)', gathered)
    .option('--index-quota <number>', 'how many global indexes of a table the account may have, where AWS raised the quota', wholeNumber)
    .addOption(new Option('--format <format>', 'how the plan is printed').choices(['text', 'json', 'markdown']).default('text'))
    .addOption(outputOption())
    .option('-q, --quiet', 'print the plan with only errors')
    .option('--max-warnings <number>', 'more warnings than this end with exit code 1', wholeNumber)
    .addHelpText('after', notes);
  addPolicyOptions(addAwsOptions(command)).action(async (options: PlanOptions) => {
    const { plan } = await import('./run.js');
    end(await plan(options, terminal));
  });
}

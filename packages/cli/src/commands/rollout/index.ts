import { type Command, InvalidArgumentError } from 'commander';
import { addAwsAccess } from '../../options/aws-options';
import { gathered } from '../../options/map-option';
import { wholeNumber } from '../../options/report-options';
import type { CommandContext } from '../../terminal/command-context';
import type { NextOptions } from './next';
import type { RunOptions } from './run';
import type { StatusOptions } from './status';

const runNotes = `
Every wave is computed from the live tables and the full template, so nothing is kept between two runs: interrupted at any moment, the same command
goes on where the tables are. Index waves are deployed with the code that is deployed; everything else comes in the last wave.

It needs cloudformation:DescribeStacks, GetTemplate, ListStackResources, DescribeStackEvents, DescribeChangeSet, ExecuteChangeSet and DeleteChangeSet,
dynamodb:DescribeTable and DescribeTimeToLive in the region of each replica, and what \`cdk deploy\` needs.

Exit codes:
  0  everything is deployed
  1  a wave failed or is refused
  2  the command could not run
  3  it waits: for an approval, or past --timeout; run it again to go on

Examples:
  $ dynamorm-cdk rollout run --stack Shop
  $ dynamorm-cdk rollout run --stack Prod/Shop --app 'go run .' --approve --timeout 50
  $ dynamorm-cdk rollout run --stack Shop -- npx sst deploy
  $ dynamorm-cdk rollout run --stack Shop --alarm arn:aws:cloudwatch:eu-west-1:111122223333:alarm:errors`;

const statusNotes = `
Exit codes:
  0  done: everything is deployed
  1  failed: an update failed, or a table and its stack disagree
  2  the command could not run
  3  waiting: waves are left, or one is under way

Examples:
  $ dynamorm-cdk rollout status --stack Shop
  $ dynamorm-cdk rollout status --stack Shop --app cdk.out --format json`;

const nextNotes = `
Where no wave is left, the file says so, and the app is synthesized in full: a stage too many changes nothing. It has the exit codes of \`run\`.

Examples:
  $ dynamorm-cdk rollout next --stack Shop
  $ cdk deploy Shop -c @dynamorm-cdk/table:rolloutFile=.dynamorm-rollout/Shop.json`;

/** `rollout`: one command that deploys the waves of a stack. */
export function addRollout(program: Command, context: CommandContext): void {
  const rollout = program
    .command('rollout')
    .summary('deploy index changes of tables, wave by wave')
    .description('Deploys changes of indexes, a moved time to live and replicas one at a time, and everything else at the end.')
    .helpCommand(false);
  addRun(rollout, context);
  addStatus(rollout, context);
  addNext(rollout, context);
}

function addRun(rollout: Command, { terminal, end }: CommandContext): void {
  const command = waiting(common(rollout.command('run')))
    .summary('deploy every wave that is left')
    .description('Deploys wave after wave, waits until each index is active in every region, and ends when everything is deployed.')
    .argument('[command...]', 'after --: a command that deploys the stack in place of the CDK; nobody reads its change sets')
    .option('--alarm <arn>', 'CloudWatch alarm on which CloudFormation rolls a wave back (repeatable)', gathered)
    .option('--monitoring-minutes <minutes>', 'how long CloudFormation watches the alarms after each wave', wholeNumber)
    .addHelpText('after', runNotes);
  command.action(async (words: string[], options: RunOptions) => {
    const { run } = await import('./run.js');
    end(await run(words, options, terminal));
  });
}

function addStatus(rollout: Command, { terminal, end }: CommandContext): void {
  common(rollout.command('status'))
    .summary('show the progress of a rollout')
    .description('Says which waves are left, what AWS is still busy with, and what a failed wave left behind.')
    .option('--format <format>', 'how the status is printed: text or json', format, 'text')
    .addHelpText('after', statusNotes)
    .action(async (options: StatusOptions) => {
      const { status } = await import('./status.js');
      end(await status(options, terminal));
    });
}

function addNext(rollout: Command, { terminal, end }: CommandContext): void {
  waiting(common(rollout.command('next')))
    .summary('write the file of the next wave')
    .description(
      'Waits until the tables are ready, and writes the file with which the next wave is synthesized, for a pipeline with a stage per wave.',
    )
    .option('--file <file>', 'where the file is written (default: .dynamorm-rollout/<stack>.json, which git ignores)')
    .option('--format <format>', 'how the wave is printed: text or json', format, 'text')
    .addHelpText('after', nextNotes)
    .action(async (options: NextOptions) => {
      const { next } = await import('./next.js');
      end(await next(options, terminal));
    });
}

/** Options of commands that wait for AWS. */
function waiting(command: Command): Command {
  return command
    .option('--approve', 'do not ask where a wave deletes or replaces something, or changes more than its tables')
    .option('--timeout <minutes>', 'stop waiting after so many minutes, with exit code 3', wholeNumber)
    .option('--interval <seconds>', 'how often AWS is asked while it works', seconds, 10);
}

function common(command: Command): Command {
  return addAwsAccess(
    command
      .requiredOption('--stack <name>', 'the stack, as the CDK shows it or as CloudFormation knows it')
      .option('-a, --app <command>', 'the command of the app or a cdk.out directory (default: the command in cdk.json)')
      .option('-c, --context <key=value>', 'a context value for the app (repeatable)', gathered)
      .option('--cdk <program>', 'the CDK CLI (default: the one of the project, or cdk on the path)'),
  );
}

function seconds(text: string): number {
  const value = Number(text);
  if (!Number.isFinite(value) || value < 0.1 || value > 600)
    throw new InvalidArgumentError('It must be a number of seconds from 0.1 to 600.');
  return value;
}

function format(text: string): 'text' | 'json' {
  if (text !== 'text' && text !== 'json') throw new InvalidArgumentError('It must be text or json.');
  return text;
}

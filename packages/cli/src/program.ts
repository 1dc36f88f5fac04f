import { Command } from 'commander';
import { addBreaking } from './commands/breaking';
import { addCheck } from './commands/check';
import { addCompletion } from './commands/completion';
import { addCreateTables } from './commands/create-tables';
import { addDiagram } from './commands/diagram';
import { addDrift } from './commands/drift';
import { addExplain } from './commands/explain';
import { addExtract } from './commands/extract';
import { addPlan } from './commands/plan';
import { addProve } from './commands/prove';
import { addRollout } from './commands/rollout';
import { addValidate } from './commands/validate';
import { configure } from './configuration/configure';
import { letConfigurationGive, requireGiven } from './configuration/given';
import { readsConfiguration, sectionsOf } from './configuration/sections';
import { addConfigOption } from './options/config-option';
import { refuseEmpty, refuseTwice } from './options/refusals';
import type { CommandContext } from './terminal/command-context';
import type { ExitCode } from './terminal/exit-code';
import { withinWidth } from './terminal/paragraphs';
import type { Terminal } from './terminal/terminal';

declare const DYNAMORM_CDK_VERSION: string;

const examples = `
Exit codes:
  0  no errors were found
  1  errors were found, or more warnings than --max-warnings allows
  2  the command could not run
  3  a rollout waits

Examples:
  $ dynamorm-cdk validate 'models/**/*.dms.yaml'
  $ dynamorm-cdk extract ./internal/... --out models.dms.yaml
  $ dynamorm-cdk breaking --from main:models.dms.yaml --to models.dms.yaml
  $ dynamorm-cdk check --models 'models/**/*.dms.yaml' --template cdk.out
  $ dynamorm-cdk drift --models models.dms.yaml --stack Orders
  $ dynamorm-cdk plan --from main/cdk.out --to cdk.out --format markdown
  $ dynamorm-cdk rollout run --stack Shop
  $ dynamorm-cdk prove --template cdk.out --table Docs=partitionKey
  $ dynamorm-cdk create-tables --models models.dms.yaml --endpoint-url http://localhost:8000
  $ dynamorm-cdk diagram --models models.dms.yaml --output tables.html
  $ dynamorm-cdk explain DYN-M080
  $ dynamorm-cdk completion bash
  $ dynamorm-cdk help check`;

const commands: Record<string, (root: Command, context: CommandContext) => void> = {
  validate: addValidate,
  extract: addExtract,
  breaking: addBreaking,
  check: addCheck,
  drift: addDrift,
  plan: addPlan,
  rollout: addRollout,
  prove: addProve,
  'create-tables': addCreateTables,
  diagram: addDiagram,
  explain: addExplain,
  completion: addCompletion,
};

/** Commands that are about all the others. */
const aboutAll = ['completion'];

/**
 * The command line. Commands load what they need when they run, so that the start stays fast.
 *
 * @param asked the first word of the command line: where it is the name of a command, the others need not be there
 */
export function program(terminal: Terminal, end: (code: ExitCode) => void, asked = ''): Command {
  const root = new Command('dynamorm-cdk')
    .description('Checks DynamORM model documents, by themselves and against tables, and shows what a deployment will do to tables.')
    .version(DYNAMORM_CDK_VERSION, '-v, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .showSuggestionAfterError()
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.out(withinWidth(text, (process.stdout.isTTY && process.stdout.columns) || 80)),
      writeErr: (text) => terminal.err(text),
      outputError: () => undefined,
    })
    .addHelpText('after', examples);
  const context: CommandContext = { terminal, end };
  for (const add of addedFor(asked)) add(root, context);
  for (const command of root.commands) if (readsConfiguration(command)) addConfigOption(command);
  letConfigurationGive(root);
  root.hook('preAction', async (_, command) => {
    refuseEmpty(command);
    await configure(command, terminal, () => sectionsOf(program(terminal, end)));
    refuseTwice(command);
    requireGiven(command);
  });
  return root;
}

function addedFor(asked: string): (typeof commands)[string][] {
  return Object.hasOwn(commands, asked) && !aboutAll.includes(asked) ? [commands[asked]] : Object.values(commands);
}

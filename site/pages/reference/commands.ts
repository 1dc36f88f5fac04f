import type { program } from '../../../packages/cli/src/program.js';
import type { Page } from '../page.js';

type Command = ReturnType<typeof program>;

/** The route of a command, such as `reference/commands/rollout`. */
const routeOf = (command: Command): string => `reference/commands/${command.name()}`;

/** A page for each command, from the definitions that the program itself reads. */
export function commandPages(root: Command): Page[] {
  return [...root.commands].map((command, order) => ({
    route: routeOf(command),
    title: `dynamorm-cdk ${command.name()}`,
    label: command.name(),
    description: command.description(),
    order,
    body: [command.description(), '', '```text', help(command), '```'].join('\n'),
  }));
}

function help(command: Command): string {
  let text = '';
  command.configureOutput({
    writeOut: (part) => {
      text += part;
    },
    getOutHelpWidth: () => 100,
  });
  command.outputHelp();
  return text.trimEnd();
}

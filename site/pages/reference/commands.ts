import type { Page } from '../page.js';
import { address } from '../places.js';
import { type Command, markdown, notesInMarkdown, notesOf } from './help.js';

const overview = 'reference/commands';
const under = ['Reference', 'Commands'];

const routeOf = (command: Command): string => `${overview}/${command.name()}`;

/** A page for each command and one that lists them, from the definitions that the program itself reads. */
export function commandPages(program: Command): Page[] {
  return [
    {
      route: overview,
      title: 'Commands',
      label: 'Overview',
      description: program.description(),
      under,
      body: [
        program.description(),
        '',
        '| Command | What it does |',
        '|---|---|',
        ...program.commands.map((one) => `| [\`${one.name()}\`](${address(routeOf(one))}) | ${markdown(one.summary())} |`),
        '',
        ...notesInMarkdown(notesOf(program)),
      ].join('\n'),
    },
    ...program.commands.map((command) => ({
      route: routeOf(command),
      title: `dynamorm-cdk ${command.name()}`,
      label: command.name(),
      description: command.description(),
      under,
      body: [markdown(command.description()), '', ...about(command, '##'), ...command.commands.flatMap(subcommand)].join('\n'),
    })),
  ];
}

function subcommand(command: Command): string[] {
  return [`## ${fullName(command)}`, '', markdown(command.description()), '', ...about(command, '###')];
}

function about(command: Command, heading: string): string[] {
  const { registeredArguments: given, options } = command;
  // A command of commands is described by them.
  if (command.commands.length > 0) return notesInMarkdown(notesOf(command), heading);
  return [
    `${heading} Usage`,
    '',
    '```sh',
    `${fullName(command)} ${command.usage()}`,
    '```',
    '',
    ...(given.length === 0
      ? []
      : table(
          heading,
          'Arguments',
          'Argument',
          given.map((one) => [one.name(), one.description]),
        )),
    ...table(
      heading,
      'Options',
      'Option',
      options.filter(({ hidden }) => !hidden).map((one) => [one.flags, sentence(one)]),
    ),
    ...notesInMarkdown(notesOf(command), heading),
  ];
}

function fullName(command: Command): string {
  return `${command.parent ? `${fullName(command.parent as Command)} ` : ''}${command.name()}`;
}

function table(heading: string, title: string, column: string, rows: readonly (readonly [string, string])[]): string[] {
  const lines = rows.map(([name, text]) => `| \`${name}\` | ${markdown(text)} |`);
  return [`${heading} ${title}`, '', `| ${column} | What it does |`, '|---|---|', ...lines, ''];
}

/** What an option does, the values it takes, and its default. */
function sentence({ description, argChoices, defaultValue, mandatory }: Command['options'][number]): string {
  return [
    description,
    ...(argChoices ? [`one of ${argChoices.map((choice) => `\`${choice}\``).join(', ')}`] : []),
    ...(typeof defaultValue === 'string' || typeof defaultValue === 'number' ? [`default: \`${defaultValue}\``] : []),
    ...(mandatory ? ['required'] : []),
  ].join('; ');
}

import { resolve } from 'node:path';
import { didYouMean, quote, quoteAll } from '@dynamorm-cdk/core/text';
import { type Command, CommanderError, InvalidArgumentError, type Option } from 'commander';
import { CliError } from '../terminal/cli-error';

/** What each command names its inputs by, for who gives them as arguments. */
const inputs: Record<string, string> = {
  check: '--models and --template',
  drift: '--models and --stack',
  plan: '--from and --to',
  prove: '--template',
  'create-tables': '--models',
  diagram: '--models',
};

/** Refuses an option as the value of another one: `--models --template t.json` leaves the models out. Looked at before anything is read. */
export function refuseSwallowedOptions(root: Command, argv: readonly string[]): void {
  const [asked, about] = argv;
  if (asked === 'help' && about !== undefined && !about.startsWith('-')) refuseUnknownCommand(root, about);
  const command = root.commands.find((one) => one.name() === asked);
  if (command === undefined) return;
  const end = argv.indexOf('--');
  const words = end < 0 ? argv : argv.slice(0, end);
  for (const [at, word] of words.entries()) {
    const option = optionOf(command, word);
    const next = words[at + 1];
    if (!option?.required || next === undefined || !next.startsWith('-')) continue;
    const other = optionOf(command, next.split('=')[0]);
    if (other) throw new CliError('DYN-C001', `\`${word}\` needs a value, such as \`${option.flags}\`; got the option \`${next}\`.`);
  }
}

function refuseUnknownCommand(root: Command, name: string): void {
  const names = root.commands.map((one) => one.name());
  if (names.includes(name) || name === 'help') return;
  throw new CliError('DYN-C001', `There is no command ${quote(name)}. ${didYouMean(name, names) ?? 'See --help.'}`);
}

function optionOf(command: Command, word: string): Option | undefined {
  return command.options.find(({ long, short }) => word === long || word === short);
}

/** A usage that commander refuses, with what it does not know: what names the inputs of a command, and whose an option is. */
export function explained(error: unknown, root: Command, argv: readonly string[], all: () => readonly Command[]): unknown {
  const command = root.commands.find((one) => one.name() === argv[0]);
  if (!(error instanceof CommanderError) || command === undefined) return error;
  if (error.code === 'commander.excessArguments') {
    const surplus = command.args[command.registeredArguments.length] ?? '';
    const named = inputs[command.name()];
    const takes = command.registeredArguments.length === 0 ? 'no arguments' : 'fewer arguments';
    const hint = named === undefined ? 'See --help.' : `Name its inputs by ${named}.`;
    return new CliError('DYN-C001', `\`${command.name()}\` takes ${takes}; got: \`${surplus}\`. ${hint}`, error);
  }
  if (error.code === 'commander.unknownOption' && !error.message.includes('Did you mean')) {
    const [, flag = ''] = /'(--[\w-]+)/.exec(error.message) ?? [];
    const owners = all()
      .filter((one) => optionOf(one, flag) !== undefined)
      .map((one) => one.name());
    if (owners.length === 0) return error;
    return new CliError(
      'DYN-C001',
      `\`${command.name()}\` has no option \`${flag}\`, which belongs to ${quoteAll(owners)}. See --help.`,
      error,
    );
  }
  return error;
}

/** Refuses empty values: a variable of the shell that is not set leaves one. */
export function refuseEmpty(command: Command): void {
  if (command.args.some((argument) => argument.trim() === '')) {
    throw new CliError('DYN-C041', `An argument of \`${command.name()}\` is empty. Is an environment variable not set?`);
  }
  for (const option of command.options) {
    const value: unknown = command.getOptionValue(option.attributeName());
    const values = Array.isArray(value) ? value : [value];
    if (!values.some((one) => typeof one === 'string' && one.trim() === '')) continue;
    throw new CliError('DYN-C041', `\`${option.long}\` is empty. Is an environment variable not set?`);
  }
}

/** Options that name files which are read once each. */
const once = ['template', 'from', 'to', 'shape'];

/** Refuses the same input twice: each table would be there twice, and none could be told from the other. */
export function refuseTwice(command: Command): void {
  for (const name of once) {
    const values: unknown = command.getOptionValue(name);
    if (!Array.isArray(values)) continue;
    const places = values.map((value: string) => (/^[a-z][a-z0-9-]+:/i.test(value) ? value : resolve(value)));
    const at = places.findIndex((place, index) => places.indexOf(place) < index);
    if (at >= 0) throw new CliError('DYN-C005', `\`--${name}\` names \`${values[at]}\` twice.`);
  }
}

/** A code such as DYN-M008: anything else was meant for something else. */
export function codeOf(value: string): string {
  if (/^DYN-[A-Z]\d{3}$/.test(value)) return value;
  const [, letter, number] = /^(?:DYN-?)?([A-Z])-?(\d{3})$/i.exec(value) ?? [];
  throw new InvalidArgumentError(
    letter === undefined ? 'It must be a code such as DYN-M008.' : `Write the code as DYN-${letter.toUpperCase()}${number}.`,
  );
}

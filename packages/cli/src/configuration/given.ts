import type { Argument, Command, Option } from 'commander';
import { CliError } from '../terminal/cli-error';

/** What a command cannot do without, on its command line or in the configuration file. */
interface Needs {
  readonly options: Option[];
  readonly args: Argument[];
}

const needs = new WeakMap<Command, Needs>();

/** Lets the configuration file give what commands require; `requireGiven` asks for it once both are known. */
export function letConfigurationGive(program: Command): void {
  for (const command of program.commands) {
    const options = command.options.filter(({ mandatory }) => mandatory);
    const args = command.registeredArguments.filter(({ required, variadic }) => required && variadic);
    for (const option of options) option.makeOptionMandatory(false);
    for (const argument of args) argument.argOptional();
    needs.set(command, { options, args });
  }
}

/** Refuses to run without what the command requires. */
export function requireGiven(command: Command): void {
  const { options = [], args = [] } = needs.get(command) ?? {};
  const option = options.find((one) => command.getOptionValue(one.attributeName()) === undefined);
  if (option) throw new CliError('DYN-C001', `Required option '${option.flags}' not specified. See --help.`);
  if (args.length > 0 && command.args.length === 0) {
    throw new CliError('DYN-C001', `Missing required argument '${args[0].name()}'. See --help.`);
  }
}

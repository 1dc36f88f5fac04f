import { placeOf } from '@dynamorm-cdk/core/diagnostics';
import { outputLine } from '@dynamorm-cdk/core/text';
import { CommanderError } from 'commander';
import { program } from './program';
import { CliError, CliErrors } from './terminal/cli-error';
import { ExitCode } from './terminal/exit-code';
import type { Terminal } from './terminal/terminal';

/** Runs a command line and gives the exit code. Whatever goes wrong is said in one sentence; with DEBUG set, the stack trace follows. */
export async function main(argv: string[], terminal: Terminal): Promise<ExitCode> {
  let code = ExitCode.CLEAN;
  try {
    await program(terminal, (ended) => {
      code = ended;
    }).parseAsync(argv, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return ExitCode.CLEAN;
    for (const one of error instanceof CliErrors ? error.errors : [error]) terminal.err(`${outputLine(sentenceOf(one))}\n`);
    if (terminal.env.DEBUG) terminal.err(`${stackOf(error)}\n`);
    return ExitCode.COULD_NOT_RUN;
  }
}

function sentenceOf(error: unknown): string {
  if (error instanceof CliError) return [error.code, ...placeOfFailure(error), error.message].join(' ');
  if (error instanceof CommanderError) return usageSentence(error);
  const message = error instanceof Error ? error.message : String(error);
  // model-spec's own errors carry their code already.
  if (/^DYN-[A-Z]\d{3} /.test(message)) return message;
  return `DYN-C099 ${message.replace(/[.\s]+$/, '')}. This is a fault of dynamorm-cdk: please report it, with the output under DEBUG=1.`;
}

function placeOfFailure({ place }: CliError): string[] {
  return place.file === undefined ? [] : [`${placeOf({ ...place, code: '', severity: 'error', message: '' })}:`];
}

/** Commander writes `error: unknown option '--foo'`, a suggestion on a line of its own, or the whole help where no command is given. */
function usageSentence(error: CommanderError): string {
  if (error.code === 'commander.help') return 'DYN-C001 No command is given.';
  const [first, ...more] = error.message.replace(/^error: /, '').split('\n');
  const sentence = `${first.charAt(0).toUpperCase()}${first.slice(1).replace(/[.\s]+$/, '')}.`;
  return ['DYN-C001', sentence, ...more, 'See --help.'].join(' ');
}

function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? `${error.stack}` : `${error.stack}\nCaused by: ${stackOf(error.cause)}`;
}

import { capital, outputLine } from '@dynamorm-cdk/core/text';
import { CommanderError } from 'commander';
import { CliError, CliErrors, type FailurePlace } from './cli-error';

/** Why a command could not run. */
export interface Failure {
  readonly code: string;
  readonly message: string;
  readonly place: FailurePlace;
}

/** What an error says to who runs the command. */
export function failuresOf(error: unknown): Failure[] {
  return error instanceof CliErrors ? error.errors.map(failureOf) : [failureOf(error)];
}

/** A failure on one line. */
export function failureLine({ code, message, place: { file, line, column = 1 } }: Failure): string {
  const place = file === undefined ? [] : [`${[file, ...(line === undefined ? [] : [line, column])].join(':')}:`];
  return outputLine([code, ...place, message].join(' '));
}

function failureOf(error: unknown): Failure {
  if (error instanceof CliError) return error;
  if (error instanceof CommanderError) return { code: 'DYN-C001', message: usageSentence(error), place: {} };
  const message = error instanceof Error ? error.message : String(error);
  // model-spec's own errors carry their code already.
  const [, code, said] = /^(DYN-[A-Z]\d{3}):? (.*)$/s.exec(message) ?? [];
  if (code !== undefined) return { code, message: said, place: {} };
  const { syscall, path, code: reason = '' } = error as NodeJS.ErrnoException;
  // What the operating system refuses is no fault of the program.
  if (syscall !== undefined && path !== undefined)
    return { code: 'DYN-C003', message: `\`${path}\` cannot be used: ${reason}, ${message}.`, place: {} };
  return {
    code: 'DYN-C099',
    message: `${message.replace(/[.\s]+$/, '')}. This is a bug in dynamorm-cdk: report it, with the output under DEBUG=1.`,
    place: {},
  };
}

/** Commander writes `error: unknown option '--foo'`, a suggestion on a line of its own, or the whole help where no command is given. */
function usageSentence(error: CommanderError): string {
  if (error.code === 'commander.help') return 'No command is given.';
  const [first, ...more] = error.message.replace(/^error: /, '').split('\n');
  const sentence = `${capital(first).replace(/[.\s]+$/, '')}.`;
  return [sentence, ...more, 'See --help.'].join(' ');
}

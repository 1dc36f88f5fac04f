import { CommanderError } from 'commander';
import { explained, refuseSwallowedOptions } from './options/refusals';
import { program } from './program';
import { ExitCode } from './terminal/exit-code';
import { failureLine, failuresOf } from './terminal/failure';
import type { Terminal } from './terminal/terminal';

/**
 * Runs a command line and gives the exit code. Whatever goes wrong is said in one sentence, and in the format that was asked for; with DEBUG
 * set, the stack trace follows.
 */
export async function main(argv: string[], terminal: Terminal): Promise<ExitCode> {
  let code = ExitCode.CLEAN;
  const end = (ended: ExitCode) => {
    code = ended;
  };
  const root = program(terminal, end, argv[0]);
  try {
    refuseSwallowedOptions(root, argv);
    await root.parseAsync(argv, { from: 'user' });
    return code;
  } catch (cause) {
    if (cause instanceof CommanderError && cause.exitCode === 0) return ExitCode.CLEAN;
    const error = explained(cause, root, argv, () => program(terminal, end).commands);
    const failures = failuresOf(error);
    for (const one of failures) terminal.err(`${failureLine(one)}\n`);
    if (terminal.env.DEBUG) terminal.err(`${stackOf(error)}\n`);
    const command = root.commands.find((one) => one.name() === argv[0]);
    const { reportFailures } = await import('./report/failure-report.js');
    await reportFailures(failures, argv, command, terminal);
    return ExitCode.COULD_NOT_RUN;
  }
}

function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? `${error.stack}` : `${error.stack}\nCaused by: ${stackOf(error.cause)}`;
}

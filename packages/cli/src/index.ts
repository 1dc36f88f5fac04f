import { ExitCode } from './terminal/exit-code';
import { ProcessTerminal } from './terminal/terminal';

declare const DYNAMORM_CDK_VERSION: string;

/** Runs the command line of this process; the bin calls it. The exit code is set, not forced: what is written is written to its end. */
export async function run(): Promise<void> {
  const terminal = new ProcessTerminal();
  const code = await answer(process.argv.slice(2), terminal);
  process.exitCode = (await terminal.isComplete()) ? code : ExitCode.COULD_NOT_RUN;
}

/** Who only asks for the version waits for nothing else to load. */
async function answer(argv: string[], terminal: ProcessTerminal): Promise<ExitCode> {
  if (argv.length === 1 && ['--version', '-v'].includes(argv[0])) {
    terminal.out(`${DYNAMORM_CDK_VERSION}\n`);
    return ExitCode.CLEAN;
  }
  const { main } = await import('./main.js');
  return main(argv, terminal);
}

import { main } from './main';
import { ExitCode } from './terminal/exit-code';
import { ProcessTerminal } from './terminal/terminal';

/** Runs the command line of this process; the bin calls it. The exit code is set, not forced: what is written is written to its end. */
export async function run(): Promise<void> {
  const terminal = new ProcessTerminal();
  const code = await main(process.argv.slice(2), terminal);
  process.exitCode = (await terminal.isComplete()) ? code : ExitCode.COULD_NOT_RUN;
}

import type { ExitCode } from './exit-code';
import type { Terminal } from './terminal';

/** What a command needs of the program around it. */
export interface CommandContext {
  readonly terminal: Terminal;
  end(code: ExitCode): void;
}

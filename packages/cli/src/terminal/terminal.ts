import { ExitCode } from './exit-code';
import { Output } from './output';

/** Where a command reads and writes. */
export interface Terminal {
  /** Whether standard output is a terminal that shows colours. */
  readonly color: boolean;
  readonly env: NodeJS.ProcessEnv;
  /** Results: what a pipe or a file receives. */
  out(text: string): void;
  /** Everything that is said about the run itself. */
  err(text: string): void;
  /** Says how far long work has come, where somebody watches; an empty text takes it away. */
  progress?(text: string): void;
  /** All of standard input. */
  input(): Promise<Uint8Array>;
  /** Asks the person at the terminal; undefined where nobody sits there. */
  ask?(question: string): Promise<string | undefined>;
}

/** Work that is done in fewer seconds says nothing. */
const quietFor = 1;

/** A terminal shows colours; FORCE_COLOR asks for them elsewhere, such as in the log of a build service, and NO_COLOR for none. */
function showsColor({ FORCE_COLOR: forced }: NodeJS.ProcessEnv, stream: NodeJS.WriteStream | undefined): boolean {
  if (forced !== undefined) return !['0', 'false'].includes(forced);
  return stream?.isTTY === true && stream.hasColors();
}

/** The terminal of this process. */
export class ProcessTerminal implements Terminal {
  public readonly env = process.env;
  public readonly color: boolean;
  private readonly started = process.uptime();
  private readonly output = new Output(1, (error) => this.outputFailed(error));
  // A reader that closed standard error wants none of it.
  private readonly errors = new Output(2, () => undefined);
  private shows = false;
  private lost?: NodeJS.ErrnoException;

  constructor() {
    this.color = showsColor(process.env, this.output.stream);
  }

  /** Standard output took everything, or nobody wanted more. If not, that is said, and a pipeline must not take the rest for the whole. */
  public async isComplete(): Promise<boolean> {
    // What is written to a device is written at once; its failure is told with the next turn.
    if (this.output.stream) await new Promise((turned) => setImmediate(turned));
    if (this.lost === undefined) return true;
    const reason = this.lost.code === 'ENOSPC' ? 'there is no space left on the device' : this.lost.message;
    this.err(`DYN-C003 Standard output cannot be written: ${reason}.\n`);
    return false;
  }

  public out(text: string): void {
    this.output.write(text);
  }

  public err(text: string): void {
    this.errors.write(text);
  }

  public progress(text: string): void {
    if ((text === '' && !this.shows) || process.uptime() - this.started < quietFor || this.errors.stream?.isTTY !== true) return;
    this.errors.write(`\r\u001b[K${text}`);
    this.shows = text !== '';
  }

  public async input(): Promise<Uint8Array> {
    const { buffer } = await import('node:stream/consumers');
    return buffer(process.stdin);
  }

  public async ask(question: string): Promise<string | undefined> {
    if (process.stdin.isTTY !== true || process.stderr.isTTY !== true) return undefined;
    const { createInterface } = await import('node:readline/promises');
    const lines = createInterface({ input: process.stdin, output: process.stderr });
    try {
      return await lines.question(question);
    } finally {
      lines.close();
    }
  }

  private outputFailed(error: NodeJS.ErrnoException): void {
    // A reader that has enough, such as `head`, closes the pipe: that is no failure.
    if (error.code === 'EPIPE') return;
    this.lost = error;
    process.exitCode = ExitCode.COULD_NOT_RUN;
  }
}

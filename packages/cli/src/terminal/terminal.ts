import { buffer } from 'node:stream/consumers';

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

/** Work that is done sooner says nothing. */
const quietFor = 1000;

/** The terminal of this process. */
export class ProcessTerminal implements Terminal {
  public readonly env = process.env;
  private readonly started = performance.now();
  private shows = false;
  public readonly color = process.stdout.isTTY === true && process.stdout.hasColors();

  constructor() {
    // A reader that has enough, such as `head`, closes the pipe: that is no failure.
    process.stdout.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }

  public out(text: string): void {
    process.stdout.write(text);
  }

  public err(text: string): void {
    process.stderr.write(text);
  }

  public progress(text: string): void {
    if (process.stderr.isTTY !== true || (text === '' && !this.shows) || performance.now() - this.started < quietFor) return;
    process.stderr.write(`\r\u001b[K${text}`);
    this.shows = text !== '';
  }

  public input(): Promise<Uint8Array> {
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
}

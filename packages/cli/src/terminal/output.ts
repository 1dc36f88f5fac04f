import { fstatSync, writeSync } from 'node:fs';

/** What Node calls its streams of these descriptors. */
const streams = { 1: 'stdout', 2: 'stderr' } as const;

/**
 * Standard output or standard error. Files and pipes are written to directly, since to make a stream of Node takes longer than all else at the
 * start. Terminals have the stream, and so has the rest of a text that a pipe does not take at once.
 */
export class Output {
  private direct: boolean;
  private failed = false;
  private opened?: NodeJS.WriteStream;

  /** @param fail told once when nothing more can be written */
  constructor(
    private readonly descriptor: keyof typeof streams,
    private readonly fail: (error: NodeJS.ErrnoException) => void,
  ) {
    this.direct = isWrittenDirectly(descriptor);
  }

  /** Node's stream; undefined where it is not needed. */
  public get stream(): NodeJS.WriteStream | undefined {
    if (this.direct) return undefined;
    this.opened ??= process[streams[this.descriptor]].on('error', (error: NodeJS.ErrnoException) => this.end(error));
    return this.opened;
  }

  public write(text: string): void {
    if (this.failed) return;
    if (this.stream) this.stream.write(text);
    else this.writeDirectly(Buffer.from(text));
  }

  private writeDirectly(bytes: Buffer): void {
    let written = 0;
    try {
      while (written < bytes.length) written += writeSync(this.descriptor, bytes, written);
    } catch (error) {
      this.interrupted(error as NodeJS.ErrnoException, bytes.subarray(written));
    }
  }

  private interrupted(error: NodeJS.ErrnoException, rest: Buffer): void {
    // The pipe is full, and a write to it does not wait.
    this.direct = error.code !== 'EAGAIN';
    if (this.stream) this.stream.write(rest);
    else this.end(error);
  }

  private end(error: NodeJS.ErrnoException): void {
    if (!this.failed) this.fail(error);
    this.failed = true;
  }
}

/** Windows has pipes that only Node's stream can wait for. */
function isWrittenDirectly(descriptor: number): boolean {
  try {
    const stats = fstatSync(descriptor);
    return stats.isFile() || (process.platform !== 'win32' && (stats.isFIFO() || stats.isSocket()));
  } catch {
    return false;
  }
}

import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';

/** A program that answers each line of its input with a line, in order. It ends with this process. */
export class Conversation {
  private readonly child: ChildProcessByStdio<Writable, Readable, null>;
  private readonly waiting: ((line: string | undefined) => void)[] = [];
  private ended = false;
  private rest = '';

  constructor(program: string, args: readonly string[]) {
    this.child = spawn(program, args, { stdio: ['pipe', 'pipe', 'ignore'] });
    this.child.stdout.setEncoding('utf8').on('data', (text: string) => this.read(text));
    this.child.stdin.on('error', () => this.end());
    this.child.once('error', () => this.end());
    this.child.once('close', () => this.end());
    this.keepAlive(false);
  }

  /** The next line that it prints; undefined where it has ended. */
  public next(): Promise<string | undefined> {
    if (this.ended) return Promise.resolve(undefined);
    this.keepAlive(true);
    return new Promise((done) => this.waiting.push(done));
  }

  /** Says a line, and waits for the answer. */
  public ask(line: string): Promise<string | undefined> {
    const answer = this.next();
    if (!this.ended) this.child.stdin.write(`${line}\n`);
    return answer;
  }

  private read(text: string): void {
    const lines = (this.rest + text).split('\n');
    this.rest = lines.pop() ?? '';
    for (const line of lines) this.waiting.shift()?.(line);
    if (this.waiting.length === 0) this.keepAlive(false);
  }

  private end(): void {
    this.ended = true;
    for (const done of this.waiting.splice(0)) done(undefined);
  }

  /** Node waits for the program only while an answer is due. */
  private keepAlive(wanted: boolean): void {
    const verb = wanted ? 'ref' : 'unref';
    this.child[verb]();
    for (const stream of [this.child.stdout, this.child.stdin] as unknown as { ref?(): void; unref?(): void }[]) stream[verb]?.();
  }
}

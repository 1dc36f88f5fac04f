import { count } from '@dynamorm-cdk/core/text';
import { ExitCode } from '../terminal/exit-code';
import type { Terminal } from '../terminal/terminal';
import { Stopped } from './stopped';

/** How long is waited, and whether somebody is asked. */
export interface ConversationOptions {
  readonly approve?: boolean;
  /** In minutes. */
  readonly timeout?: number;
  /** In seconds. */
  readonly interval: number;
}

/** What is said while AWS works, and what is asked before it does. */
export class Conversation {
  private readonly started = Date.now();
  private noted = '';
  private begun = false;

  constructor(
    public readonly terminal: Terminal,
    private readonly options: ConversationOptions,
  ) {}

  /** Whether AWS has answered: what breaks off then is an interruption. */
  public get hasBegun(): boolean {
    return this.begun;
  }

  public say(line: string): void {
    this.begun = true;
    this.terminal.progress?.('');
    this.terminal.out(`${line}\n`);
  }

  public complain(line: string): void {
    this.terminal.progress?.('');
    this.terminal.err(`${line}\n`);
  }

  /** Says what AWS is busy with: on one line at a terminal, and in a log where more than a number changes. */
  public note(text: string): void {
    this.begun = true;
    this.terminal.progress?.(`  ${text} (${this.duration()})`);
    const words = text.replace(/[\d,]+/g, '');
    if (words !== this.noted) this.complain(`  ${this.duration()}: ${text}`);
    this.noted = words;
  }

  /** Waits a moment. */
  public async pause(): Promise<void> {
    const { timeout, interval } = this.options;
    if (timeout !== undefined && Date.now() - this.started > timeout * 60_000) {
      throw new Stopped(ExitCode.WAITING, `AWS is still busy after ${count(timeout, 'minute')}. Nothing is lost: run this again to go on.`);
    }
    await new Promise((done) => setTimeout(done, interval * 1_000));
  }

  /** Says what a deployment does beside its wave, and asks whether it may. */
  public async approve(heading: string, lines: string[], question: string): Promise<void> {
    if (lines.length === 0) return;
    this.say(heading);
    for (const line of lines) this.say(`  - ${line}`);
    if (this.options.approve) return;
    const answer = await this.terminal.ask?.(`${question} [y/N] `);
    if (answer === undefined) {
      throw new Stopped(ExitCode.WAITING, `DYN-C616 Nobody can be asked here: ${question} Run it in a terminal, or with --approve.`);
    }
    if (!/^y(es)?$/i.test(answer.trim())) throw new Stopped(ExitCode.WAITING, 'The wave was not deployed: run this again to go on.');
  }

  private duration(): string {
    const seconds = Math.round((Date.now() - this.started) / 1_000);
    return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  }
}

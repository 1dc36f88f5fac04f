import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { startGroup } from '../../../tools/processes/groups';
import type { RunResult } from '../../../tools/processes/run';

/** A reader's terminal: one shell for all commands, so that a folder or an environment that one enters holds for the next. */
export class Shell {
  private readonly child: ChildProcess;
  private output = '';
  private waiting?: () => void;

  public constructor(cwd: string, env: NodeJS.ProcessEnv) {
    this.child = startGroup('bash', ['--noprofile', '--norc'], { cwd, env, stdio: ['pipe', 'pipe', 'pipe'] });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.output += text;
        this.waiting?.();
      });
    }
    this.child.once('close', () => this.waiting?.());
    this.child.stdin?.write('exec 2>&1\n');
  }

  /** Runs one command to its end. */
  public async run(command: string): Promise<RunResult> {
    const mark = randomUUID();
    const quoted = `'${command.replaceAll("'", `'\\''`)}'`;
    this.output = '';
    this.child.stdin?.write(`eval ${quoted} </dev/null\nprintf '\\n%s %s\\n' ${mark} "$?"\n`);
    const ended = new RegExp(`\\n${mark} (\\d+)\\n`);
    for (;;) {
      const found = ended.exec(this.output);
      if (found) return { status: Number(found[1]), output: this.output.slice(0, found.index) };
      if (this.child.exitCode !== null || this.child.signalCode !== null) {
        throw new Error(`\`${command}\` ended the shell:\n${this.output}`);
      }
      await new Promise<void>((more) => {
        this.waiting = more;
      });
    }
  }

  public close(): void {
    this.child.stdin?.end();
  }
}

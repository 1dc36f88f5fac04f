import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { delimiter, dirname, join } from 'node:path';
import { root } from '../root';

/** Tools of the workspace come first on the path, so that a task which calls pnpm or jsii by name finds the pinned one. */
export const toolPath = [dirname(process.execPath), join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter);

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Ends the process after so many minutes. */
  readonly minutes?: number;
  /** Receives what the program prints, while it runs. */
  readonly onOutput?: (text: string) => void;
}

export interface RunResult {
  readonly status: number;
  readonly output: string;
}

const running = new Set<ChildProcess>();

/** Runs a program to its end and keeps what it prints. Never rejects on an exit code; does where the program cannot be started. */
export function run(program: string, args: readonly string[], options: RunOptions = {}): Promise<RunResult> {
  return new Promise((done, failed) => {
    const child = start(program, args, { cwd: options.cwd ?? root, env: options.env, stdio: ['ignore', 'pipe', 'pipe'] });
    const minutes = options.minutes ?? 20;
    const limit = setTimeout(() => endGroup(child), minutes * 60_000);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        output += text;
        options.onOutput?.(text);
      });
    }
    child.once('error', (error) => failed(new Error(`\`${program}\` could not be started: ${error.message}.`)));
    child.once('close', (status, signal) => {
      clearTimeout(limit);
      running.delete(child);
      if (signal) output += `\n(ended by ${signal}; the limit is ${minutes} minutes)`;
      done({ status: status ?? 1, output });
    });
  });
}

/** As `run`, and an error with the output where the program fails. */
export async function runOrFail(program: string, args: readonly string[], options: RunOptions = {}): Promise<string> {
  const { status, output } = await run(program, args, options);
  if (status !== 0)
    throw new Error(`\`${[program.split('/').pop(), ...args].join(' ')}\` failed (exit code ${status}):\n${output.trimEnd()}`);
  return output;
}

/** Whether a program is on the path. */
export async function present(program: string, versionFlag = '--version'): Promise<boolean> {
  try {
    return (await run(program, [versionFlag])).status === 0;
  } catch {
    return false;
  }
}

/** Starts a program in a group of its own, so that whatever it starts in turn can be ended with it. */
function start(program: string, args: readonly string[], options: SpawnOptions): ChildProcess {
  const child = spawn(program, args, {
    ...options,
    detached: process.platform !== 'win32',
    env: { ...process.env, PATH: toolPath, ...options.env },
  });
  running.add(child);
  return child;
}

function endGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, 'SIGTERM');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

process.on('exit', () => running.forEach(endGroup));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => process.exit(signal === 'SIGINT' ? 130 : 143));
}

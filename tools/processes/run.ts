import { delimiter, dirname, join } from 'node:path';
import { root } from '../root';
import { endGroup, startGroup } from './groups';

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

/** Runs a program to its end and keeps what it prints. Never rejects on an exit code; does where the program cannot be started. */
export function run(program: string, args: readonly string[], options: RunOptions = {}): Promise<RunResult> {
  return new Promise((done, failed) => {
    const child = startGroup(program, args, {
      cwd: options.cwd ?? root,
      env: { ...process.env, PATH: toolPath, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
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

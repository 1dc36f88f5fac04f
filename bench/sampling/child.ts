import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { programs } from './programs';

/** What a process has cost. Times in milliseconds, memory in megabytes. */
export interface Spent {
  /** By the clock, from before its start until after its end. */
  readonly wall: number;
  /** On processors, in the program and in the system on its behalf: what a busy machine lengthens least. */
  readonly processor: number;
  /** The most memory that was resident at once. */
  readonly memory: number;
}

export interface Ended extends Spent {
  readonly output: string;
}

const quiet = { JSII_DEPRECATED: 'quiet', CDK_DISABLE_VERSION_CHECK: '1', NODE_OPTIONS: '' };

/** Runs Node in a process of its own, so that nobody pays for the memory or the compiled code of another. */
export function node(args: readonly string[], allowed: readonly number[] = [0]): Ended {
  const before = performance.now();
  const child = spawnSync(process.execPath, ['--require', join(programs, 'spent-at-exit.js'), ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    env: { ...process.env, ...quiet },
    maxBuffer: 1 << 28,
  });
  const wall = performance.now() - before;
  if (child.status === null || !allowed.includes(child.status)) {
    throw new Error(`node ${args.join(' ')} ended with ${child.status ?? child.signal}:\n${child.stdout}${child.stderr}`);
  }
  return { wall, ...(JSON.parse(child.output[3] ?? '') as Omit<Spent, 'wall'>), output: child.stdout };
}

/** Runs one of the benchmark's programs. */
export function program(name: string, ...args: (string | number)[]): Ended {
  return node([join(programs, `${name}.js`), ...args.map(String)]);
}

import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Writable } from 'node:stream';

/** A process that does not end at the first signal is ended by the second. */
const GRACE_MS = 5_000;

const running = new Set<ChildProcess>();
let guard: Writable | undefined;

/** Starts a program in a group of its own, so that whatever it starts in turn ends with it; and it ends with this process, however that ends. */
export function startGroup(program: string, args: readonly string[], options: SpawnOptions): ChildProcess {
  const child = spawn(program, args, { ...options, detached: process.platform !== 'win32' });
  if (child.pid === undefined) return child;
  running.add(child);
  tellGuard(`+${child.pid}`);
  child.once('close', () => {
    // What the program left behind.
    signal(child, 'SIGTERM');
    running.delete(child);
    tellGuard(`-${child.pid}`);
  });
  return child;
}

/** Ends a program with everything that it started. */
export function endGroup(child: ChildProcess): void {
  signal(child, 'SIGTERM');
  setTimeout(() => running.has(child) && signal(child, 'SIGKILL'), GRACE_MS).unref();
}

/** What runs at the moment. */
export function runningGroups(): ReadonlySet<ChildProcess> {
  return new Set(running);
}

function signal(child: ChildProcess, name: 'SIGTERM' | 'SIGKILL'): void {
  if (child.pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** The guard outlives this process by a moment: where this one is killed, none of its own handlers runs. */
function tellGuard(line: string): void {
  if (process.platform === 'win32') return;
  if (!guard) {
    const child = spawn(process.execPath, [join(__dirname, 'guard.mjs')], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
    child.unref();
    (child.stdin as unknown as { unref(): void }).unref();
    child.stdin.on('error', () => undefined);
    guard = child.stdin;
  }
  guard.write(`${line}\n`);
}

process.on('exit', () => {
  for (const child of running) signal(child, 'SIGTERM');
});
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(name, () => process.exit(name === 'SIGINT' ? 130 : 143));
}

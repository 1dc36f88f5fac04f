import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { root } from '../root';

/** Does the work while no other process, nor another part of this one, does work of the same name. */
export async function alone<T>(name: string, work: () => Promise<T>): Promise<T> {
  const lock = join(root, '.cache/locks', name);
  mkdirSync(dirname(lock), { recursive: true });
  while (!taken(lock)) await setTimeout(100);
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function taken(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    if (!alive(ownerOf(lock))) discard(lock);
    return false;
  }
}

/** The owner writes its number after it has made the file; `undefined` until then and where the file is gone. */
function ownerOf(lock: string): number | undefined {
  try {
    return Number(readFileSync(lock, 'utf8')) || undefined;
  } catch {
    return undefined;
  }
}

function alive(owner: number | undefined): boolean {
  if (owner === undefined) return true;
  try {
    process.kill(owner, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Moves the lock of a process that is gone away. Of several that try, one moves it; who finds a living owner in what was moved puts it back. */
function discard(lock: string): void {
  const moved = `${lock}.${process.pid}`;
  try {
    renameSync(lock, moved);
    if (alive(ownerOf(moved))) renameSync(moved, lock);
    else rmSync(moved);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

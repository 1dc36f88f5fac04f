import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { run } from '../../processes/run';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'groups-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A program that starts another, which waits for ever, and writes down its number. */
const parent = (file: string) => `
const { spawn } = require('node:child_process');
const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
require('node:fs').writeFileSync(${JSON.stringify(file)}, String(child.pid));`;

const runs = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await setTimeout(50);
}

function grandchild(file: string): number | undefined {
  try {
    return Number(readFileSync(file, 'utf8')) || undefined;
  } catch {
    return undefined;
  }
}

test('where a program ends, what it has left behind ends too', async () => {
  const file = join(folder, 'pid');
  const program = join(folder, 'leaving.cjs');
  writeFileSync(program, `${parent(file)}\nchild.unref();`);
  await run(process.execPath, [program]);
  const pid = grandchild(file) ?? 0;
  expect(pid).toBeGreaterThan(0);
  await until(() => !runs(pid));
});

// Whoever is killed runs no handler of his own.
describe.each(['SIGKILL', 'SIGTERM', 'SIGINT', 'SIGHUP'] as const)('where its starter gets %s', (signal) => {
  test('a program ends with all that it started', async () => {
    const file = join(folder, 'pid');
    const program = join(folder, 'waiting.cjs');
    writeFileSync(program, `${parent(file)}\nsetInterval(() => {}, 1000);`);
    const module = join(__dirname, '../../processes/run.ts');
    const starter = spawn(
      process.execPath,
      ['--import', 'tsx', '--eval', `require(${JSON.stringify(module)}).run(process.execPath, [${JSON.stringify(program)}])`],
      { stdio: 'ignore' },
    );
    await until(() => grandchild(file) !== undefined);
    const pid = grandchild(file) ?? 0;
    expect(runs(pid)).toBe(true);
    starter.kill(signal);
    await until(() => !runs(pid));
  });
});

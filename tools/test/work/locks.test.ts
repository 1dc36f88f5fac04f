import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { root } from '../../root';
import { alone } from '../../work/locks';

const name = `locks-test-${process.pid}`;
const file = join(root, '.cache/locks', name);

test('work of one name never overlaps, and leaves no lock', async () => {
  const seen: string[] = [];
  const work = (which: string) => async () => {
    seen.push(`${which} begins`);
    await setTimeout(20);
    seen.push(`${which} ends`);
  };
  await Promise.all([alone(name, work('one')), alone(name, work('two')), alone(name, work('three'))]);
  for (let i = 0; i < seen.length; i += 2) expect(seen[i].split(' ')[0]).toBe(seen[i + 1].split(' ')[0]);
  expect(seen).toHaveLength(6);
  expect(existsSync(file)).toBe(false);
});

test('work that fails gives the lock back', async () => {
  await expect(alone(name, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await alone(name, async () => 'next')).toBe('next');
});

test('the lock of a process that is gone is nobody’s', async () => {
  const { pid } = spawnSync(process.execPath, ['--version']);
  mkdirSync(join(root, '.cache/locks'), { recursive: true });
  writeFileSync(file, String(pid));
  expect(await alone(name, async () => 'mine')).toBe('mine');
});

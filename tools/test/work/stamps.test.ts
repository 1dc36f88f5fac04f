import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { root } from '../../root';
import { digestOf, unlessDone } from '../../work/stamps';

let folder: string;
const inRepository = (name: string) => relative(root, join(folder, name));

beforeEach(() => {
  mkdirSync(join(root, '.cache'), { recursive: true });
  folder = mkdtempSync(join(root, '.cache/stamps-test-'));
  writeFileSync(join(folder, 'source'), 'one');
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
  rmSync(join(root, '.cache/stamps', inRepository('').replaceAll('/', '-')), { force: true });
});

test('a digest changes with the contents of a folder', () => {
  const before = digestOf([inRepository('.')]);
  expect(digestOf([inRepository('.')])).toBe(before);
  writeFileSync(join(folder, 'source'), 'two');
  expect(digestOf([inRepository('.')])).not.toBe(before);
});

test('work is done once for a digest, again for another, and again where its output is gone', async () => {
  const stamp = inRepository('').replaceAll('/', '-');
  const work = async () => writeFileSync(join(folder, 'output'), '');
  const attempt = (digest: string) => unlessDone(stamp, inRepository('output'), digest, work);

  expect(await attempt('a')).toBe(true);
  expect(await attempt('a')).toBe(false);
  expect(await attempt('b')).toBe(true);
  rmSync(join(folder, 'output'));
  expect(await attempt('b')).toBe(true);
});

test('work that fails is not taken for done', async () => {
  const stamp = inRepository('').replaceAll('/', '-');
  const failing = unlessDone(stamp, inRepository('source'), 'a', () => Promise.reject(new Error('no')));
  await expect(failing).rejects.toThrow('no');
  expect(await unlessDone(stamp, inRepository('source'), 'a', async () => undefined)).toBe(true);
});

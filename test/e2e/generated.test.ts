// Generated files are as projen generates them
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { run, runOrFail } from '../../tools/processes/run';
import { root } from '../../tools/root';
import { alone } from '../../tools/work/locks';

test('`npx projen` changes no file', async () => {
  const changed = await alone('tree', async () => {
    const before = await contents();
    const { status, output } = await run('projen', []);
    expect(status, output).toBe(0);
    const after = await contents();
    return [...new Set([...before.keys(), ...after.keys()])].filter((file) => before.get(file) !== after.get(file));
  });
  expect(changed, 'commit what `npx projen` makes of these files').toEqual([]);
});

/** A digest of every file that git tracks or would track. */
async function contents(): Promise<Map<string, string>> {
  const listed = await runOrFail('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard']);
  const files = listed.split('\0').filter((file) => file && existsSync(join(root, file)));
  const digest = (file: string) =>
    createHash('sha256')
      .update(readFileSync(join(root, file)))
      .digest('hex');
  return new Map(files.map((file) => [file, digest(file)]));
}

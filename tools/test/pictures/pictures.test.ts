import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { pictures } from '../../pictures/pictures';
import { root } from '../../root';

test('pictures are what `npx projen pictures` writes, and there is no other', async () => {
  const wanted = await pictures();
  const stale = [...wanted].filter(([file, svg]) => readFileSync(file, 'utf8') !== svg).map(([file]) => basename(file));
  expect(stale, 'run `npx projen pictures` and commit what it writes').toEqual([]);
  expect(readdirSync(join(root, 'docs/pictures')).sort()).toEqual([...wanted.keys()].map((file) => basename(file)).sort());
});

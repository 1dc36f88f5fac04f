// Lint and format of the whole tree
import { expect, test } from 'vitest';
import { run } from '../../tools/processes/run';

test('biome finds nothing', async () => {
  const { status, output } = await run('biome', ['check', '--error-on-warnings', '--colors=off', '.']);
  expect(status, output).toBe(0);
});

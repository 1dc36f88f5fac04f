// Types of the whole tree
import { expect, test } from 'vitest';
import { run } from '../../tools/processes/run';

test('the compiler finds nothing', async () => {
  const { status, output } = await run('tsc', ['--noEmit', '-p', 'tsconfig.json']);
  expect(status, output).toBe(0);
});

// An index rollout, wave by wave on the local cloud
import { expect, test } from 'vitest';
import { succeeds } from '../support/command';

test('a change of three indexes is deployed in waves, and items stay readable', async () => {
  expect(await succeeds('integ/rollout/main.ts')).toContain('the full table is deployed');
});

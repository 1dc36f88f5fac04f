// Nothing that the last release offered is gone
import { expect, test } from 'vitest';
import { compatibility } from '../../release/compatibility';
import { lastRelease } from '../../release/version';

test('the packages offer all that the last release offered', async ({ skip }) => {
  skip(!(await lastRelease()), 'nothing has been released yet, so there is nothing to compare with');
  const { compared, breaks } = await compatibility();
  expect(breaks, compared).toBe('');
});

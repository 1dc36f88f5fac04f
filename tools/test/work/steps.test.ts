import { expect, test, vi } from 'vitest';
import { Steps } from '../../work/steps';

vi.spyOn(console, 'log').mockImplementation(() => undefined);

test('a step that fails is passed on, and stands in the table', async () => {
  const steps = new Steps();
  await steps.step('First', async () => 'all well');
  await expect(steps.step('Second', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(steps.table()).toMatch(/^✓ First .* all well\n✗ Second .* failed\n {2}total/);
});

test('an outcome says itself whether the step failed', async () => {
  const steps = new Steps();
  const result = await steps.step('Count', async () => ({ outcome: '1 failed', failedStep: true, more: 7 }));
  expect(result.more).toBe(7);
  expect(steps.results[0]).toMatchObject({ outcome: '1 failed', failed: true });
});

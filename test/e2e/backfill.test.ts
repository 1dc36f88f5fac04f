// The backfill of examples/backfill, in Go and TypeScript, on DynamoDB Local: stopped, resumed and run again
import { afterAll, beforeAll, expect, test } from 'vitest';
import { trial } from '../../integ/backfill/trial';
import { DynamoDBLocal, missing } from '../../integ/dynamodb-local/dynamodb-local';
import { present } from '../../tools/processes/run';

const items = 600;

let local: DynamoDBLocal | undefined;
let reason: string | undefined;
beforeAll(async () => {
  reason = await missing();
  local = reason === undefined ? await DynamoDBLocal.start() : undefined;
});
afterAll(() => local?.stop());

test.for(['typescript', 'go'] as const)('it rewrites each item once, in %s', async (language, { skip }) => {
  skip(local === undefined, reason);
  skip(language === 'go' && !(await present('go', 'version')), 'Go is not installed; get it from https://go.dev/dl');

  const seen = await trial(local as DynamoDBLocal, language, items, 150);

  expect(seen.stoppedAt).toBeGreaterThan(0);
  expect(seen.stoppedAt).toBeLessThan(items);
  // What a new program wrote meanwhile stays, and is not counted.
  expect(seen.copied).toMatch(/^(599|600) items written, [01] skipped: done\.$/);
  expect([seen.held, seen.newer]).toEqual([{ old: 0, new: 0, both: items }, 'newer@example.com']);
  expect(seen.again).toBe('0 items written, 600 skipped: done.');
  expect(seen.moved).toBe('600 items written, 0 skipped: done.');
  expect(seen.end).toEqual({ old: 0, new: items, both: 0 });
});

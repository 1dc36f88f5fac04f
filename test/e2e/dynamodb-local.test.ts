// DynamoDB Local, AWS's own data plane, accepts and describes every table of the integration tests
import { expect, test } from 'vitest';
import { missing } from '../../integ/dynamodb-local/dynamodb-local';
import { secondOpinion } from '../../integ/dynamodb-local/second-opinion';
import { alone } from '../../tools/work/locks';

test('it takes each table and describes it as its template does', async ({ skip, task }) => {
  const reason = await missing();
  skip(reason !== undefined, reason);
  // The snapshots that it reads are written anew by the integration tests.
  const opinions = await alone('tree', secondOpinion);
  const objections = opinions.filter(({ objection }) => objection !== undefined);
  task.meta.counted = { passed: opinions.length - objections.length, failed: objections.length, skipped: 0 };
  expect(opinions.length).toBeGreaterThan(0);
  expect(objections).toEqual([]);
});

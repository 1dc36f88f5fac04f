// The main job, npm run demo
import { expect, test } from 'vitest';
import { succeeds } from '../support/command';

test('the demo ends well and speaks of nothing else', async () => {
  expect(await succeeds('integ/demo/main.ts')).toContain('Refuse examples/orders/models.broken.dms.yaml before deployment');
});

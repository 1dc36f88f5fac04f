// A run in an account, which the local cloud stands in for: with the sandbox's permissions, in a region that is not the default
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LocalSandbox } from '../../integ/sandbox/local-sandbox';
import { run } from '../../tools/processes/run';
import { alone } from '../../tools/work/locks';

const region = 'ap-southeast-2';
let sandbox: LocalSandbox;

beforeAll(async () => {
  sandbox = await LocalSandbox.start([region]);
});
afterAll(() => sandbox?.stop());

/** A run writes into the folder of the tests. */
const integ = (...args: string[]) =>
  alone('tree', () =>
    run(process.execPath, ['--import', 'tsx', 'integ/main.ts', '--sandbox', '--regions', region, ...args], {
      env: sandbox.environmentFrom(),
      minutes: 20,
    }),
  );

test('a test whose table is retained leaves nothing, and what it prints is seen while it runs', async () => {
  const { status, output } = await integ('removal', '--allow-destructive');
  expect(output).toContain('✓ integ.removal in ap-southeast-2');
  expect(output).toContain('nothing is left');
  expect(output).toMatch(/SUCCESS {4}integ\.removal-/);
  expect(status).toBe(0);
  const made = await sandbox.stacks(region);
  expect(made.length).toBeGreaterThan(0);
  for (const stack of made) expect(stack).toMatch(/^Integ-[0-9a-f]{6}-Removal(Assertions)? DELETE_COMPLETE$/);
});

test('without a permission nothing is deployed, and the action is named', async () => {
  const before = await sandbox.stacks(region);
  await sandbox.permit([{ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*' }]);
  const { status, output } = await integ('removal', '--allow-destructive');
  expect(output).toContain('The credentials do not allow dynamodb:UpdateTable on table/Integ-');
  expect(status).toBe(1);
  expect(await sandbox.stacks(region)).toEqual(before);
});

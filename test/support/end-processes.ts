import type { ChildProcess } from 'node:child_process';
import { afterAll, afterEach, beforeEach } from 'vitest';
import { endGroup, runningGroups } from '../../tools/processes/groups';

// vitest tells its workers by these which of its modes they run in; they are no business of the programs that tests start.
for (const name of ['NODE_ENV', 'TEST', 'MODE', 'DEV', 'PROD', 'SSR', 'BASE_URL']) delete process.env[name];

// Whoever waits for a program would go on without vitest.
process.once('disconnect', () => process.exit(1));

// What a test starts ends with it, also where it fails or takes too long; what stands around the tests of a file ends with the file.
let before: ReadonlySet<ChildProcess> = new Set();

beforeEach(() => {
  before = runningGroups();
});

afterEach(() => {
  for (const child of runningGroups()) if (!before.has(child)) endGroup(child);
});

afterAll(() => {
  for (const child of runningGroups()) endGroup(child);
});

// npm test itself: what counts as failed, what is shown, and that nothing goes on without it
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { run } from '../../tools/processes/run';
import { root } from '../../tools/root';

const vitest = join(root, 'node_modules/vitest/vitest.mjs');
let folder: string;

beforeEach(() => {
  mkdirSync(join(root, '.cache'), { recursive: true });
  folder = mkdtempSync(join(root, '.cache/npm-test-'));
  const e2e = { name: 'e2e', include: ['*.test.ts'], pool: 'forks', setupFiles: [join(root, 'test/support/end-processes.ts')] };
  writeFileSync(
    join(folder, 'vitest.config.mjs'),
    `export default ${JSON.stringify({ test: { projects: [{ extends: true, test: e2e }] } })};`,
  );
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const args = () => [vitest, 'run', '--allowOnly=false', '--root', folder, '--reporter', join(root, 'test/run/reporter.mts')];

/** Runs test files, given by name and text, as `npm test` does. */
async function outcomeOf(files: Record<string, string>) {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, `${name}.test.ts`), text);
  const { status, output } = await run(process.execPath, args());
  return { status, output, last: output.trimEnd().split('\n').at(-1) };
}

const passing = "import { test } from 'vitest';\ntest('works', () => {});\n";

describe('npm test', () => {
  test('closes with the numbers, and shows why something was skipped', async () => {
    const skipping = "import { test } from 'vitest';\ntest('needs Go', ({ skip }) => skip(true, 'Go is not installed'));\n";
    const { status, output, last } = await outcomeOf({ one: passing, two: skipping });

    expect(last).toBe('1 passed, 0 failed, 1 skipped');
    expect(output).toContain('↓ needs Go, skipped: Go is not installed');
    expect(status).toBe(0);
  });

  test('counts as failed what fails, what cannot be loaded or set up, what has no test, and what excludes others', async () => {
    const { status, output, last } = await outcomeOf({
      good: passing,
      fails: "import { test } from 'vitest';\ntest('fails', () => { throw new Error('no'); });\n",
      unloadable: "import './absent';\n",
      empty: 'export {};\n',
      hook: "import { beforeAll, test } from 'vitest';\nbeforeAll(() => { throw new Error('no'); });\ntest('never runs', () => {});\n",
      only: passing.replace('test(', 'test.only('),
    });

    for (const part of ['fails', 'unloadable', 'empty', 'hook', 'only'])
      expect(output).toMatch(new RegExp(`^✗ ${part} .* \\d passed, 1 failed`, 'm'));
    expect(last).toBe('1 passed, 5 failed, 1 skipped');
    expect(status).toBe(1);
  });

  test('counts an error that nobody handles as failed', async () => {
    const { status, last } = await outcomeOf({
      good: `${passing}test('is not told', async () => { Promise.reject(new Error('no')); await new Promise((done) => setTimeout(done, 50)); });\n`,
    });

    expect(last).toBe('2 passed, 1 failed');
    expect(status).toBe(1);
  });

  test('fails where no test ran', async () => {
    const { status, last } = await outcomeOf({ none: passing.replace('test(', 'test.skip(') });

    expect(last).toBe('0 passed, 0 failed, 1 skipped');
    expect(status).toBe(1);
  });

  test('counts the tests of another runner', async () => {
    const counting =
      "import { test } from 'vitest';\ntest('pytest', ({ task }) => { task.meta.counted = { passed: 40, failed: 0, skipped: 2 }; });\n";
    const { last } = await outcomeOf({ counting, one: passing });

    expect(last).toBe('41 passed, 0 failed, 2 skipped');
  });
});

/** A test that starts a program which writes down its number and never ends. */
const endless = (file: string, end: string) => {
  const program = `fs.writeFileSync(${JSON.stringify(file)}, String(process.pid)); setInterval(() => {}, 1000)`;
  return `
import { test } from 'vitest';
import { run } from ${JSON.stringify(join(root, 'tools/processes/run'))};
test('starts what never ends', async () => {
  void run(process.execPath, ['-e', ${JSON.stringify(program)}]);
  ${end}
}, 0);
`;
};

describe('a program that a test has started', () => {
  const file = () => join(folder, 'pid');
  const started = async () => {
    while (!existsSync(file()) || readFileSync(file(), 'utf8') === '') await setTimeout(50);
    return Number(readFileSync(file(), 'utf8'));
  };
  const ended = async (pid: number) => {
    for (;;) {
      try {
        process.kill(pid, 0);
      } catch {
        return;
      }
      await setTimeout(50);
    }
  };

  test('ends with its test', async () => {
    const waits = `const { existsSync } = await import('node:fs'); while (!existsSync(${JSON.stringify(file())})) await new Promise((done) => setTimeout(done, 20));`;
    await outcomeOf({ endless: endless(file(), waits) });
    await ended(await started());
  });

  test.each(['SIGINT', 'SIGTERM', 'SIGKILL'] as const)('ends with a run that gets %s', async (signal) => {
    writeFileSync(join(folder, 'endless.test.ts'), endless(file(), 'await new Promise(() => {});'));
    const running = spawn(process.execPath, args(), { cwd: root, stdio: 'ignore' });
    const pid = await started();
    running.kill(signal);
    await ended(pid);
  });
});

import { afterAll, expect, test, vi } from 'vitest';
import { main } from '../src/main';
import type { Terminal } from '../src/terminal/terminal';

vi.stubGlobal('DYNAMORM_CDK_VERSION', '1.2.3');
afterAll(() => vi.unstubAllGlobals());

/** A terminal whose standard input breaks in a way that nobody foresaw. */
function broken(env: NodeJS.ProcessEnv = {}): Terminal & { said: string } {
  return {
    said: '',
    color: false,
    env,
    out(text) {
      this.said += text;
    },
    err(text) {
      this.said += text;
    },
    input: () => Promise.reject(new Error('the moon is full', { cause: new Error('tides') })),
  };
}

test('an unforeseen fault is one sentence that asks for a report', async () => {
  const terminal = broken();

  expect(await main(['validate', '-'], terminal)).toBe(2);
  expect(terminal.said).toBe('DYN-C099 the moon is full. This is a bug in dynamorm-cdk: report it, with the output under DEBUG=1.\n');
});

test('DEBUG shows where it came from, causes included', async () => {
  const terminal = broken({ DEBUG: '1' });

  await main(['validate', '-'], terminal);

  expect(terminal.said).toMatch(/\n +at /);
  expect(terminal.said).toContain('Caused by: Error: tides');
});

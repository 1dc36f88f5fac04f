// Workflows and the action, linted by zizmor and actionlint
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { run, runOrFail } from '../../tools/processes/run';
import { actionlint, missing, zizmor } from '../../tools/programs/installed';
import { root } from '../../tools/root';

// Strict: what is not followed stands in .github/zizmor.yml with its reason.
const strictly = ['--offline', '--no-progress', '--persona=pedantic'];

/** A repository with one workflow that no linter should pass. */
async function careless(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'careless-'));
  mkdirSync(join(folder, '.github/workflows'), { recursive: true });
  await runOrFail('git', ['init', '--quiet', folder]);
  const steps = ["      - uses: 'actions/checkout@v5'", "      - run: 'echo ${{ github.event.pull_request.title }} ${{ inputs.absent }}'"];
  writeFileSync(
    join(folder, '.github/workflows/careless.yml'),
    ['on: pull_request', 'jobs:', '  build:', '    runs-on: ubuntu-latest', '    steps:', ...steps, ''].join('\n'),
  );
  return folder;
}

describe('zizmor', () => {
  beforeEach(async ({ skip }) => {
    const reason = await missing('python3');
    skip(reason !== undefined, reason);
  });

  test('finds nothing in workflows and action', async () => {
    const { status, output } = await run(await zizmor(), [...strictly, root]);

    expect(status, output).toBe(0);
    for (const file of ['build.yml', 'integ.yml', 'release.yml', 'site.yml', 'upgrade.yml', 'action.yml']) expect(output).toContain(file);
  });

  test('would find what is careless', async () => {
    const folder = await careless();
    const { status, output } = await run(await zizmor(), [...strictly, folder]);
    rmSync(folder, { recursive: true, force: true });

    expect(status).not.toBe(0);
    for (const audit of ['unpinned-uses', 'artipacked', 'template-injection', 'excessive-permissions']) expect(output).toContain(audit);
  });
});

describe('actionlint', () => {
  beforeEach(async ({ skip }) => {
    const reason = await missing('go');
    skip(reason !== undefined, reason);
  });

  test('finds nothing in the workflows', async () => {
    const { status, output } = await run(await actionlint(), ['-no-color'], { cwd: root });

    expect(output).toBe('');
    expect(status).toBe(0);
  });

  test('would find what is careless', async () => {
    const folder = await careless();
    const { status, output } = await run(await actionlint(), ['-no-color'], { cwd: folder });
    rmSync(folder, { recursive: true, force: true });

    expect(status).not.toBe(0);
    expect(output).toContain('absent');
  });
});

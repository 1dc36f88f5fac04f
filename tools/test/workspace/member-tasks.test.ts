import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../../root';

const members = [...readdirSync(join(root, 'packages')).map((name) => `packages/${name}`), 'bench', 'integ'];

/** The commands of a task of a project, without those of the tasks that it starts. */
function commands(folder: string, task: string): string[] {
  const { tasks } = JSON.parse(readFileSync(join(root, folder, '.projen/tasks.json'), 'utf8'));
  return (tasks[task]?.steps ?? []).map((step: { exec?: string }) => step.exec ?? '');
}

describe('`npx projen test`', () => {
  test.each(members)('in %s names a project of vitest', async (folder) => {
    const config = await import('../../../vitest.config.mjs');
    const names = config.default.test?.projects?.map((project) => (project as { test: { name: string } }).test.name);
    const [command] = commands(folder, 'test');
    const [, name] = /--project (\S+)/.exec(command) ?? [];

    expect(names).toContain(name);
  });
});

test.each(['demo', 'integ', 'local-cloud', 'bench'])('`npx projen %s` runs what `npm run` runs', (task) => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

  expect(commands('', task)).toEqual([scripts[task]]);
});

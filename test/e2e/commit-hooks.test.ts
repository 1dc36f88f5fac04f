// The hooks of .pre-commit-hooks.yaml, run by pre-commit itself
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { bundle } from '../../packages/cli/packaging/bundle';
import { run, runOrFail } from '../../tools/processes/run';
import { missing, preCommit } from '../../tools/programs/installed';
import { root } from '../../tools/root';

const work = mkdtempSync(join(tmpdir(), 'commit-hooks-'));
const source = (key: string) =>
  `package models\n\ntype Order struct {\n\tID string \`dynamorm:"pk"\`\n\tAt string \`dynamorm:"${key}"\`\n}\n`;
let reason: string | undefined;
let rev = '';

beforeAll(async () => {
  reason = await missing('python3');
  if (reason) return;
  rev = await publishHooks();
  await bundle({ outfile: join(root, 'packages/cli/lib/index.js') });
  mkdirSync(join(work, 'path'));
  // Stands for npx and the registry alone: the command line that it starts is the real one.
  const bin = join(root, 'packages/cli/bin/dynamorm-cdk.js');
  writeFileSync(
    join(work, 'path/npx'),
    `#!/bin/bash\n[ "$2" = --package=the-package ] || exit 99\nshift 4\nexec "${process.execPath}" "${bin}" "$@"\n`,
  );
  chmodSync(join(work, 'path/npx'), 0o755);
});
afterAll(() => rmSync(work, { recursive: true, force: true }));
beforeEach(({ skip }) => skip(reason !== undefined, reason));

const hooks = join(work, 'hooks');

/** The part of this repository that pre-commit reads, as it is on disk, in a commit. */
async function publishHooks(): Promise<string> {
  mkdirSync(hooks);
  for (const name of ['.pre-commit-hooks.yaml', 'action', 'CHANGELOG.md']) cpSync(join(root, name), join(hooks, name), { recursive: true });
  const git = (...args: string[]) => runOrFail('git', ['-C', hooks, '-c', 'user.name=A', '-c', 'user.email=a@example.com', ...args]);
  await git('init', '--quiet');
  await git('add', '.');
  await git('commit', '--quiet', '--message', 'release');
  return (await git('rev-parse', 'HEAD')).trim();
}

function repositoryOf(files: Record<string, string>): string {
  const repository = mkdtempSync(join(work, 'repository-'));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(repository, name)), { recursive: true });
    writeFileSync(join(repository, name), content);
  }
  return repository;
}

/** Runs a hook in a repository with these files. */
async function hook(id: string, files: Record<string, string>, args: string[] = []) {
  const repository = repositoryOf(files);
  const config = { repos: [{ repo: hooks, rev, hooks: [{ id, args }] }] };
  writeFileSync(join(repository, '.pre-commit-config.yaml'), JSON.stringify(config));
  await runOrFail('git', ['init', '--quiet', repository]);
  await runOrFail('git', ['-C', repository, 'add', '.']);
  return run(await preCommit(), ['run', '--all-files', '--color=never'], {
    cwd: repository,
    env: {
      PATH: `${join(work, 'path')}:${process.env.PATH}`,
      PRE_COMMIT_HOME: join(work, 'home'),
      DYNAMORM_CDK_PACKAGE: 'the-package',
    },
  });
}

const document =
  'dms_version: "0.1"\nmodels:\n  - name: Order\n    table: { name: orders }\n    keys: { partition: { attribute: PK, type: S } }\n    attributes:\n      - { attribute: PK, type: S, required: true }\n';

describe('.pre-commit-hooks.yaml', () => {
  test('is what pre-commit takes', async () => {
    const { status, output } = await run(await preCommit(), ['validate-manifest', join(root, '.pre-commit-hooks.yaml')]);
    expect(status, output).toBe(0);
  });

  test('dynamorm-validate checks the documents alone', async () => {
    const right = await hook('dynamorm-validate', { 'a b.dms.yaml': document, 'other.yaml': 'models: 1' });
    const broken = await hook('dynamorm-validate', { 'a/b.dms.yaml': document.replace('type: S }', 'type: X }') });

    expect([right.status, broken.status], right.output).toEqual([0, 1]);
    expect(broken.output).toContain('a/b.dms.yaml');
  });

  test('dynamorm-validate takes no file for an option', async () => {
    const { status, output } = await hook('dynamorm-validate', { '--help.dms.yaml': document });

    expect(status, output).toBe(0);
    expect(output).toContain('no files to check');
  });

  test('dynamorm-extract holds the document against the source', async () => {
    const args = ['./internal/...', '--out=models.dms.yaml'];
    const files = { 'internal/order.go': source('sk') };
    const { status, output } = await hook('dynamorm-extract', files, args);
    const extracted = await runOrFail(process.execPath, [join(root, 'packages/cli/bin/dynamorm-cdk.js'), 'extract', './internal/...'], {
      cwd: repositoryOf(files),
    });
    const right = await hook(
      'dynamorm-extract',
      { ...files, 'models.dms.yaml': extracted.slice(0, extracted.lastIndexOf('\n') + 1) },
      args,
    );

    expect(status).toBe(1);
    expect(output).toContain('models.dms.yaml');
    expect(right.status, right.output).toBe(0);
  });

  test('dynamorm-check compares models with a template', async () => {
    const files = { 'models.dms.yaml': document, 'template.json': JSON.stringify({ Resources: {} }) };
    const { status, output } = await hook('dynamorm-check', files, ['--models=models.dms.yaml', '--template=template.json']);

    expect(status).toBe(1);
    expect(output).toContain('DYN-C101');
  });
});

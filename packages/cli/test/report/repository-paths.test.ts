import { mkdirSync, realpathSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '@dynamorm-cdk/model-spec';
import { describe, expect, test } from 'vitest';
import { folderWith } from '../../../../tools/testing/folder';
import { fromRepositoryRoot } from '../../src/report/repository-paths';
import { dynamormCdk } from '../command-line';
import { documentOf } from '../documents';

const broken = documentOf({ name: 'Order', table: 'orders' }).replace('type: S', 'type: X');
const repository = realpathSync(
  folderWith({ '.git/HEAD': 'ref: refs/heads/main\n', 'services/my orders/models.yaml': broken, 'shared/models.yaml': broken }),
);
const cwd = join(repository, 'services/my orders');
const finding = (file?: string): Finding => ({ code: 'DYN-M001', severity: 'error', message: 'Wrong.', file }) as Finding;
const files = (from: string, env: NodeJS.ProcessEnv, ...names: (string | undefined)[]) =>
  fromRepositoryRoot(names.map(finding), from, env).map(({ file }) => file);

describe('the file of a finding', () => {
  test('is relative to the repository that the working directory is in', () => {
    expect(files(cwd, {}, 'models.yaml', './models.yaml', '../../shared/models.yaml', join(repository, 'a.yaml'))).toEqual([
      'services/my orders/models.yaml',
      'services/my orders/models.yaml',
      'shared/models.yaml',
      'a.yaml',
    ]);
  });

  test('is relative to what the code host has checked out, where the command runs in it', () => {
    const elsewhere = folderWith({});

    expect(files(cwd, { GITHUB_WORKSPACE: join(repository, 'services') }, 'models.yaml')).toEqual(['my orders/models.yaml']);
    expect(files(cwd, { CI_PROJECT_DIR: repository }, 'models.yaml')).toEqual(['services/my orders/models.yaml']);
    expect(files(cwd, { GITHUB_WORKSPACE: elsewhere }, 'models.yaml')).toEqual(['services/my orders/models.yaml']);
    expect(files(cwd, { GITHUB_WORKSPACE: join(elsewhere, 'absent') }, 'models.yaml')).toEqual(['services/my orders/models.yaml']);
  });

  test('is found where the variable names a link', () => {
    const link = join(realpathSync(folderWith({})), 'workspace');
    symlinkSync(repository, link, 'junction');

    expect(files(cwd, { GITHUB_WORKSPACE: link }, 'models.yaml')).toEqual(['services/my orders/models.yaml']);
  });

  test('keeps its name where it is none of the repository', () => {
    expect(files(cwd, {}, '<stdin>', 'ssm:/orders/shape', undefined, '../../../elsewhere.yaml')).toEqual([
      '<stdin>',
      'ssm:/orders/shape',
      undefined,
      '../../../elsewhere.yaml',
    ]);
    const bare = realpathSync(folderWith({}));
    expect(files(bare, {}, 'models.yaml')).toEqual(['models.yaml']);
  });

  test('begins with two dots where its name does', () => {
    expect(files(repository, {}, '..models.yaml')).toEqual(['..models.yaml']);
  });
});

describe('what a code host reads', () => {
  const env = { GITHUB_WORKSPACE: repository };

  test('annotations', async () => {
    const { out } = await dynamormCdk(['validate', 'models.yaml', '../../shared/models.yaml', '--format', 'github'], { cwd, env });

    expect(out).toContain('::error file=services/my orders/models.yaml,line=');
    expect(out).toContain('::error file=shared/models.yaml,line=');
  });

  test('SARIF', async () => {
    const { out } = await dynamormCdk(['validate', 'models.yaml', '--format', 'sarif'], { cwd, env });
    const [result] = JSON.parse(out).runs[0].results;

    expect(result.locations[0].physicalLocation.artifactLocation.uri).toBe('services/my%20orders/models.yaml');
  });

  test('text stays as the files were named', async () => {
    mkdirSync(join(repository, 'empty'));
    const { out } = await dynamormCdk(['validate', '../shared/models.yaml'], { cwd: join(repository, 'empty'), env });

    expect(out).toContain('../shared/models.yaml\n');
  });
});

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith } from '../../../../tools/testing/folder';
import { installProgram } from '../../../../tools/testing/program';
import { type ActionContext, actionStep } from '../../packaging/action';
import { dynamormCdk, run } from '../command-line';
import { documentOf } from '../documents';

const good = documentOf({ name: 'Order', table: 'orders' });
const bin = resolve(__dirname, '../../bin/dynamorm-cdk.js');
const action = resolve(__dirname, '../../../../action');
const table = (indexes: object[]) => ({
  Type: 'AWS::DynamoDB::Table',
  Properties: {
    TableName: 'orders',
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: [
      { AttributeName: 'PK', KeyType: 'HASH' },
      { AttributeName: 'SK', KeyType: 'RANGE' },
    ],
    AttributeDefinitions: ['PK', 'SK', ...indexes.map((_, at) => `k${at}`)].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
    ...(indexes.length > 0 ? { GlobalSecondaryIndexes: indexes } : {}),
  },
});
const index = { IndexName: 'by-k0', KeySchema: [{ AttributeName: 'k0', KeyType: 'HASH' }], Projection: { ProjectionType: 'ALL' } };
const cwd = folderWith({
  'good.yaml': good,
  'doubtful.yaml': good.replace('models:', 'modles: []\nmodels:'),
  'a b.yaml': good,
  'renamed.yaml': good.replaceAll('PK', 'pk'),
  '--format.yaml': good,
  'template.json': JSON.stringify({ Resources: {} }),
  'other.json': JSON.stringify({ Resources: { Orders: table([]) } }),
  'indexed.json': JSON.stringify({ Resources: { Orders: table([index]) } }),
  'models/order.go': 'package models\n\ntype Order struct {\n\tID string `dynamorm:"pk"`\n}\n',
  // Stands for npx and the registry alone: the command line that it starts is the real one. Both are tried by `npx projen trial`.
  'stand-ins/npx': `#!/bin/bash\necho "$2" > "${'$'}{PACKAGES:-/dev/null}"\n[ "$1 $3 $4" = "--yes -- dynamorm-cdk" ] || exit 99\nshift 4\nexec "${process.execPath}" "${bin}" "$@"\n`,
  // Stands for GitHub's command line and the comments that it keeps.
  'stand-ins/gh': `#!/bin/bash
[ -z "$REFUSED" ] || exit 1
case "$*" in
  *--paginate*) cat "$COMMENTS/ids" 2>/dev/null;;
  *"--method POST"*) echo POST >> "$COMMENTS/calls"; echo 41 > "$COMMENTS/ids";;
  *"--method PATCH"*) echo "PATCH $4" >> "$COMMENTS/calls";;
esac
for argument in "$@"; do case "$argument" in body=@*) cp "${'$'}{argument#body=@}" "$COMMENTS/body";; esac; done
`,
});
for (const name of ['npx', 'gh']) installProgram(join(cwd, 'stand-ins', name), join(cwd, 'path', name));

// Runners for Windows bring a bash; the paths of these stand-ins are those of other systems.
const onBash = describe.skipIf(process.platform === 'win32');

async function act(inputs: Record<string, string | number>, more: NodeJS.ProcessEnv = {}, context: ActionContext = {}) {
  await dynamormCdk(['--version']);
  const { script, env } = actionStep({ package: 'the-package', ...inputs }, context);
  const path = `${join(cwd, 'path')}:${process.env.PATH}`;
  return run('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], { cwd, env: { ...env, ...more, PATH: path } });
}

onBash('the action', () => {
  test('validates the documents, one a line', async () => {
    expect(await act({ models: 'good.yaml\na b.yaml\n' })).toEqual({ code: 0, out: '', err: '' });
  });

  test('annotates what is found', async () => {
    const { code, out } = await act({ models: '*.yaml' });

    expect(code).toBe(0);
    expect(out).toMatch(/^::warning file=doubtful\.yaml,line=\d+/);
  });

  test('fails for warnings where they are limited', async () => {
    expect((await act({ models: 'doubtful.yaml', 'max-warnings': 0 })).code).toBe(1);
  });

  test('says what a change of models breaks', async () => {
    const { code, out } = await act({ command: 'breaking', from: 'good.yaml', models: 'renamed.yaml' });

    expect(code).toBe(1);
    expect(out).toMatch(/^::error file=renamed\.yaml,line=\d+,.*DYN-C512/);
    expect((await act({ command: 'breaking', from: 'good.yaml', models: 'a b.yaml' })).code).toBe(0);
    expect((await act({ command: 'breaking', models: 'good.yaml' })).out).toContain('needs the input `from`');
  });

  test('checks against a template where there is one', async () => {
    const { code, out } = await act({ models: 'good.yaml', template: 'template.json' });

    expect(code).toBe(1);
    expect(out).toContain('DYN-C101');
  });

  test('checks against several templates, one a line', async () => {
    const { code, out } = await act({ models: 'good.yaml', template: 'template.json\nother.json\n' });

    expect(out).not.toContain('DYN-C101');
    expect(code).toBe(0);
  });

  test('holds a document against the source code', async () => {
    const wanted = { command: 'extract', models: 'models', out: 'extracted.yaml' };
    const before = await act(wanted);
    await dynamormCdk(['extract', 'models', '--out', 'extracted.yaml'], { cwd });
    const after = await act(wanted);

    expect([before.code, after.code]).toEqual([1, 0]);
    expect(before.out).toMatch(/^::error .*extracted\.yaml/m);
  });

  test('looks for drift in a stack', async () => {
    const env = { AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b', AWS_REGION: 'us-east-1', AWS_MAX_ATTEMPTS: '1' };
    const endpoint = '--endpoint-url=http://127.0.0.1:1';
    const { code, out, err } = await act({ command: 'drift', models: 'good.yaml', stack: 'Orders', arguments: endpoint }, env);

    expect(code).toBe(2);
    expect(out + err).toContain('ECONNREFUSED');
  });

  test('passes more arguments on', async () => {
    const { out } = await act({ models: 'good.yaml', template: 'template.json', arguments: '--map=orders=Main\n--partial\n' });

    expect(out).toContain('--map names `Main`');
  });
});

onBash('the plan of the action', () => {
  const wanted = { command: 'plan', from: 'other.json', template: 'indexed.json' };
  const started = (name: string) => {
    mkdirSync(join(cwd, name));
    return { COMMENTS: join(cwd, name), GITHUB_STEP_SUMMARY: join(cwd, name, 'summary'), GITHUB_REPOSITORY: 'o/r' };
  };

  test('is printed and stands in the summary of the run', async () => {
    const env = started('summary');
    const { code, out } = await act(wanted, env);

    expect(code).toBe(0);
    expect(out).toContain('by-k0');
    expect(readFileSync(env.GITHUB_STEP_SUMMARY, 'utf8')).toBe(out);
    expect(existsSync(join(env.COMMENTS, 'calls'))).toBe(false);
  });

  test('is one comment of the pull request that is kept up to date', async () => {
    const env = started('comment');
    const context = { pullRequest: 7 };
    const first = await act({ ...wanted, comment: 'true' }, env, context);
    await act({ ...wanted, comment: 'true' }, env, context);
    const body = readFileSync(join(env.COMMENTS, 'body'), 'utf8');

    expect(first.code).toBe(0);
    expect(readFileSync(join(env.COMMENTS, 'calls'), 'utf8')).toBe('POST\nPATCH repos/o/r/issues/comments/41\n');
    expect(body).toBe(`<!-- dynamorm-cdk: plan of . -->\n${first.out}`);
  });

  test('stands in the summary alone where the token may only read', async () => {
    const env = started('fork');
    const { code, out } = await act({ ...wanted, comment: 'true' }, { ...env, REFUSED: '1' }, { pullRequest: 7 });

    expect(code).toBe(0);
    expect(out).toContain('::warning title=dynamorm-cdk::The plan stands in the summary of the run only');
    expect(readFileSync(env.GITHUB_STEP_SUMMARY, 'utf8')).toContain('by-k0');
  });

  test('is no comment outside of a pull request', async () => {
    const env = started('push');
    const { code } = await act({ ...wanted, comment: 'true' }, env);

    expect(code).toBe(0);
    expect(existsSync(join(env.COMMENTS, 'calls'))).toBe(false);
  });

  test('fails where it removes a table', async () => {
    expect((await act({ ...wanted, template: 'template.json' }, started('removed'))).code).toBe(1);
  });
});

onBash('what is written into the inputs of the action', () => {
  test('is never read by the shell', async () => {
    const { code, err } = await act({ models: '$(touch owned); `touch owned`' });

    expect(code).toBe(2);
    expect(err).toContain('matches no file');
    expect((await run('ls', [], { cwd })).out).not.toContain('owned');
  });

  test('is a file where it begins with a dash', async () => {
    expect(await act({ models: '--format.yaml' })).toEqual({ code: 0, out: '', err: '' });
  });

  test.each([
    [{ models: '--help' }],
    [{ models: 'good.yaml\n--max-warnings=0' }],
    [{ models: 'good.yaml', template: '--partial' }],
    [{ command: 'extract', models: 'models\n--no-check', out: 'x.yaml' }],
    [{ command: 'plan', from: '--help', template: 'other.json' }],
  ])('is never an option: %j', async (inputs) => {
    const { code, out, err } = await act(inputs);

    expect(code).toBe(2);
    expect(out + err).toMatch(/`?\.\/--/);
  });

  test('never replaces an option of the action: a value stays with its name', async () => {
    const { code, out, err } = await act({ command: 'extract', models: 'models', out: '--help' });

    expect(code).toBe(1);
    expect(out + err).not.toContain('Usage:');
  });

  test.each([
    [{ models: ' \n' }, '`validate` needs the input `models`'],
    [{ command: 'plan', template: 'other.json' }, '`plan` needs the input `from`'],
    [{ command: 'extract', models: 'models' }, '`extract` needs the input `out`'],
    [{ command: 'create-tables', models: 'good.yaml' }, 'There is no command `create-tables` here'],
    [{ comment: 'true', models: 'good.yaml' }, 'The input `comment` is for `plan`'],
  ])('is refused in a sentence: %j', async (inputs, sentence) => {
    const { code, out } = await act(inputs);

    expect(code).toBe(2);
    expect(out).toContain(`::error title=dynamorm-cdk::`);
    expect(out).toContain(sentence);
  });

  test('has a place in the script', () => {
    expect(() => actionStep({ modles: 'x' })).toThrow('no input modles');
  });
});

onBash('the command line that the action runs', () => {
  /** The action as it is checked out at a commit with this changelog. */
  const checkout = (changelog: string) => {
    const path = folderWith({ 'CHANGELOG.md': changelog });
    for (const name of ['run.sh', 'own-release.sh', 'comment.sh']) installProgram(join(action, name), join(path, 'action', name));
    return { path };
  };
  const sections = '# Changelog\n\n## 1.10.0 (2027-01-01)\n\n### Added\n\n## 1.9.0\n';

  test.each([
    ['a tag of a release', sections, '@dynamorm-cdk/cli@1.10.0'],
    ['a commit behind it', `${sections.replace('# Changelog\n', '# Changelog\n\n## Unreleased\n')}`, '@dynamorm-cdk/cli@1.10.0'],
    ['a pre-release', '## 2.0.0-rc.1\n\n## 1.10.0\n', '@dynamorm-cdk/cli@2.0.0-rc.1'],
  ])('is of its own release: %s', async (_what, changelog, expected) => {
    const packages = join(cwd, 'packages');
    const { code } = await act({ models: 'good.yaml', package: '' }, { PACKAGES: packages }, checkout(changelog));

    expect(code).toBe(0);
    expect(readFileSync(packages, 'utf8').trim()).toBe(`--package=${expected}`);
  });

  test('is never guessed where there was no release', async () => {
    const { code, out } = await act({ models: 'good.yaml', package: '' }, {}, checkout('# Changelog\n\n## Unreleased\n'));

    expect(code).toBe(2);
    expect(out).toContain('belongs to no release');
  });

  test('is the one that is named', async () => {
    const packages = join(cwd, 'packages');
    writeFileSync(packages, '');
    await act({ models: 'good.yaml', package: '@dynamorm-cdk/cli@1.2.3' }, { PACKAGES: packages });

    expect(readFileSync(packages, 'utf8').trim()).toBe('--package=@dynamorm-cdk/cli@1.2.3');
  });
});

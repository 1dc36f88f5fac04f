import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith } from '../../../../tools/testing/folder';
import { dynamormCdk, run } from '../command-line';

const has = (shell: string): boolean => spawnSync(shell, ['-c', 'true']).status === 0;
const script = async (shell: string): Promise<string> => (await dynamormCdk(['completion', shell])).out;

describe('bash', () => {
  test.each([
    [['va'], ['validate']],
    [['check', '--temp'], ['--template']],
    [
      ['validate', '--format', ''],
      ['text', 'json', 'sarif', 'github', 'junit', 'gitlab', 'markdown'],
    ],
    [
      ['plan', '--format', ''],
      ['text', 'json', 'markdown'],
    ],
    [['rollout', 'st'], ['status']],
    [
      ['rollout', 'run', '--app'],
      ['--app', '--approve'],
    ],
    [['help', 'dri'], ['drift']],
    [
      ['completion', ''],
      ['bash', 'zsh', 'fish', '--help'],
    ],
  ])('completes %j', async (words, expected) => {
    const folder = folderWith({ 'completion.bash': await script('bash') });
    const line = `source completion.bash; COMP_WORDS=(dynamorm-cdk "$@"); COMP_CWORD=$#; _dynamorm_cdk; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const { out } = await run('bash', ['-c', line, 'bash', ...words], { cwd: folder });

    expect(out.trim().split('\n').sort()).toEqual([...expected].sort());
  });
});

test('each option says what it does, not only which models it is for', async () => {
  const { out } = await dynamormCdk(['completion', 'zsh']);
  const check = out.split('\n').find((line) => line.trim().startsWith(`'check') offered`)) ?? '';

  expect(check).toContain(`'--severity:error, warning or info for the findings of a code'`);
  expect(check).toContain(`'--library-version:the release of DynamORM or TableTheory, such as 1.0.30'`);
  expect(check).toContain(`'--type:what a type, or a field such as Order.Total, is stored as'`);
  expect(check).not.toMatch(/:(of|with) |[,:]'/);
});

describe.skipIf(!has('fish'))('fish (where it is installed)', () => {
  test('completes commands, options and values', async () => {
    const folder = folderWith({ 'completion.fish': await script('fish') });
    const of = async (line: string) =>
      (await run('fish', ['--no-config', '-c', `source completion.fish; complete -C '${line}'`], { cwd: folder })).out;

    expect(await of('dynamorm-cdk va')).toMatch(/^validate\t/);
    expect(await of('dynamorm-cdk check --temp')).toContain('--template');
    expect(await of('dynamorm-cdk plan --format ')).toContain('markdown');
  });
});

describe.skipIf(!has('zsh'))('zsh (where it is installed)', () => {
  test.each([
    [['va'], 'validate'],
    [['check', '--temp'], '--template'],
    [['plan', '--format', ''], 'markdown'],
    [['rollout', ''], 'status'],
  ])('offers for %j', async (typed, expected) => {
    const folder = folderWith({ _dynamorm: await script('zsh') });
    // `_describe` belongs to a shell that somebody types into: here it prints what it is given.
    const line = `compdef() { : }; _describe() { print -l -- "\${(@P)3}" }; source ${join(folder, '_dynamorm')}; words=(dynamorm-cdk "$@"); CURRENT=$#words; _dynamorm_cdk`;
    const { out, err } = await run('zsh', ['-f', '-c', line, 'zsh', ...typed]);

    expect(err).toBe('');
    expect(out.split('\n').map((one) => one.split(':')[0])).toContain(expected);
  });
});

import { chmodSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { actionStep } from '../../packaging/action';
import { dynamormCdk, run } from '../command-line';
import { documentOf } from '../documents';
import { folderWith } from '../folder';

const good = documentOf({ name: 'Order', table: 'orders' });
const bin = resolve(__dirname, '../../bin/dynamorm-cdk.js');
const cwd = folderWith({
  'good.yaml': good,
  'doubtful.yaml': good.replace('models:', 'modles: []\nmodels:'),
  'a b.yaml': good,
  'template.json': JSON.stringify({ Resources: {} }),
  // Stands for npx and the registry alone: the command line that it starts is the real one. Both are tried by `npx projen trial`.
  'path/npx': `#!/bin/bash\n[ "$1 $2 $3 $4" = "--yes --package=the-package -- dynamorm-cdk" ] || exit 99\nshift 4\nexec "${process.execPath}" "${bin}" "$@"\n`,
});
chmodSync(join(cwd, 'path/npx'), 0o755);

async function act(inputs: Record<string, string | number>) {
  await dynamormCdk(['--version']);
  const { script, env } = actionStep({ package: 'the-package', ...inputs });
  const path = `${join(cwd, 'path')}:${process.env.PATH}`;
  return run('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], { cwd, env: { ...env, PATH: path } });
}

describe('the action', () => {
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

  test('checks against a template where there is one', async () => {
    const { code, out } = await act({ models: 'good.yaml', template: 'template.json' });

    expect(code).toBe(1);
    expect(out).toContain('DYN-C101');
  });

  test('passes more arguments on', async () => {
    const { out } = await act({ models: 'good.yaml', template: 'template.json', arguments: '--map=orders=Main\n--partial\n' });

    expect(out).toContain('--map names `Main`');
  });

  test('never lets the shell read an input', async () => {
    const { code, err } = await act({ models: '$(touch owned); `touch owned`' });

    expect(code).toBe(2);
    expect(err).toContain('matches no file');
    expect((await run('ls', [], { cwd })).out).not.toContain('owned');
  });

  test('has no input that its script forgets', () => {
    expect(() => actionStep({ modles: 'x' })).toThrow('no input modles');
    expect(() => actionStep({})).toThrow('needs the input models');
  });
});

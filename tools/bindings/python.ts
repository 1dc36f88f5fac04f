import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run, runOrFail, toolPath } from '../processes/run';
import { root } from '../root';
import { digestOf, unlessDone } from '../work/stamps';
import type { Language } from './language';

const environment = join(root, '.cache/bindings/python-environment');
const programs = join(environment, process.platform === 'win32' ? 'Scripts' : 'bin');
const wheels = join(root, 'dist/python');
const requirements = 'examples/orders/python/requirements.txt';

/** Python finds the bindings in a virtual environment of its own, from the generated wheels. */
export const python: Language = {
  name: 'python',
  title: 'Python',
  output: 'dist/python',
  missing: async () => {
    const { status } = await run('python3', ['-c', 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 10))']).catch(() => ({
      status: 1,
    }));
    return status === 0
      ? undefined
      : 'Python 3.10 or later with its venv module is not installed; get it from https://www.python.org/downloads';
  },
  install: async (changed) => {
    if (!existsSync(programs)) await runOrFail('python3', ['-m', 'venv', environment]);
    const made = await unlessDone('bindings-python-environment', '.cache/bindings/python-environment', digestOf([requirements]), () =>
      pip('--find-links', wheels, '-r', join(root, requirements)),
    );
    // The version stays the same, so pip would keep what it has.
    const files = readdirSync(wheels).filter((name) => name.endsWith('.whl'));
    if (changed || made) await pip('--force-reinstall', '--no-deps', ...files.map((name) => join(wheels, name)));
  },
  environment: { PATH: [programs, toolPath].join(delimiter), PYTHONDONTWRITEBYTECODE: '1' },
};

async function pip(...args: string[]): Promise<void> {
  await runOrFail(join(programs, 'python'), ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-input', ...args]);
}

import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { versions } from '../../projenrc/versions';
import { present, run, runOrFail } from '../processes/run';
import { root } from '../root';

const folder = join(root, '.cache/programs');

/** Finds what an attacker could use in workflows and actions. */
export const zizmor = (): Promise<string> => fromPyPI('zizmor', versions.zizmor);

/** Runs commit hooks as their users do. */
export const preCommit = (): Promise<string> => fromPyPI('pre-commit', versions.preCommit);

/** Wheels alone, in an environment of its own: nothing is built, and nothing else of Python sees it. */
async function fromPyPI(name: string, version: string): Promise<string> {
  const home = join(folder, `${name}-${version}`);
  const bin = join(home, process.platform === 'win32' ? 'Scripts' : 'bin');
  // Scripts name the interpreter of their environment, so it is built where it stays; the mark comes last.
  const mark = join(home, 'installed');
  if (!existsSync(mark)) {
    rmSync(home, { recursive: true, force: true });
    // Python's own pip installs into it: a pip in every environment would cost more than what is installed.
    await runOrFail('python3', ['-m', 'venv', '--without-pip', home]);
    const quietly = ['--quiet', '--disable-pip-version-check', '--root-user-action=ignore', '--only-binary=:all:'];
    await runOrFail('python3', ['-m', 'pip', '--python', join(bin, 'python'), 'install', ...quietly, `${name}==${version}`]);
    writeFileSync(mark, '');
  }
  return join(bin, process.platform === 'win32' ? `${name}.exe` : name);
}

/** Checks expressions, needs, shells and the inputs of well-known actions. Built from its module: its other packages download a binary. */
export async function actionlint(): Promise<string> {
  const home = join(folder, `actionlint-${versions.actionlint}`);
  const program = join(home, process.platform === 'win32' ? 'actionlint.exe' : 'actionlint');
  if (!existsSync(program)) {
    const module = `github.com/rhysd/actionlint/cmd/actionlint@v${versions.actionlint}`;
    await runOrFail('go', ['install', module], { env: { GOBIN: home, GOFLAGS: '' } });
  }
  return program;
}

/** Why a program cannot be installed on this machine; `undefined` where it can. */
export async function missing(program: 'python3' | 'go'): Promise<string | undefined> {
  if (!(await present(program, program === 'go' ? 'version' : '--version'))) return `${program} was not found`;
  const pip = program === 'python3' ? await run('python3', ['-m', 'pip', '--version']) : undefined;
  return pip && pip.status !== 0 ? 'python3 has no pip' : undefined;
}

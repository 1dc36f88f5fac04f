import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { versions } from '../../projenrc/versions';
import { present, runOrFail } from '../processes/run';
import { root } from '../root';

const folder = join(root, '.cache/linters');

/** Finds what an attacker could use in workflows and actions. A wheel of PyPI holds its binary. */
export async function zizmor(): Promise<string> {
  const home = join(folder, `zizmor-${versions.zizmor}`);
  const program = join(home, process.platform === 'win32' ? 'Scripts/zizmor.exe' : 'bin/zizmor');
  await once(program, home, async (building) => {
    await runOrFail('python3', ['-m', 'venv', building]);
    const pip = join(building, process.platform === 'win32' ? 'Scripts/python' : 'bin/python');
    await runOrFail(pip, [
      '-m',
      'pip',
      'install',
      '--quiet',
      '--disable-pip-version-check',
      '--only-binary=:all:',
      `zizmor==${versions.zizmor}`,
    ]);
  });
  return program;
}

/** Checks expressions, needs, shells and the inputs of well-known actions. Built from its module: its other packages download a binary. */
export async function actionlint(): Promise<string> {
  const home = join(folder, `actionlint-${versions.actionlint}`);
  const program = join(home, process.platform === 'win32' ? 'actionlint.exe' : 'actionlint');
  await once(program, home, async (building) => {
    const module = `github.com/rhysd/actionlint/cmd/actionlint@v${versions.actionlint}`;
    await runOrFail('go', ['install', module], { env: { GOBIN: building, GOFLAGS: '' } });
  });
  return program;
}

/** Why a linter cannot be installed on this machine; `undefined` where it can. */
export async function missing(program: 'python3' | 'go'): Promise<string | undefined> {
  const there = await present(program, program === 'go' ? 'version' : '--version');
  return there ? undefined : `${program} was not found`;
}

/** Builds beside its place and moves there whole, so that a run that was ended leaves nothing half installed. */
async function once(program: string, home: string, build: (building: string) => Promise<void>): Promise<void> {
  if (existsSync(program)) return;
  const building = `${home}.${process.pid}`;
  try {
    mkdirSync(building, { recursive: true });
    await build(building);
    rmSync(home, { recursive: true, force: true });
    renameSync(building, home);
  } finally {
    rmSync(building, { recursive: true, force: true });
  }
}

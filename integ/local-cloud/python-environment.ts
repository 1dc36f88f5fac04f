import { spawnSync } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

const OLDEST_PYTHON: readonly [number, number] = [3, 10];
/** The file in an environment that says what was installed. */
const STAMP = 'installed-requirements';
const CANDIDATES = ['python3', 'python3.14', 'python3.13', 'python3.12', 'python3.11', 'python3.10', 'python'];

/**
 * The virtual environment the local cloud runs in, made on first use.
 *
 * @param directory where the environment is kept; a later call that finds it up to date does nothing
 * @param requirements the file beside this module that lists the packages, `requirements.txt` by default
 * @returns the path of the environment's Python
 * @throws Error with one sentence that says what to install, when there is no usable Python or a package cannot be installed
 */
export async function ensurePythonEnvironment(directory: string, requirements = 'requirements.txt'): Promise<string> {
  const environment = join(directory, requirements === 'requirements.txt' ? 'python' : `python-${requirements.replace(/\.txt$/, '')}`);
  const stamp = stampOf(requirements);
  if (isMade(environment, stamp)) return pythonOf(environment);
  mkdirSync(directory, { recursive: true });
  // Tests in several threads may want it at once: one makes it, the others wait and find it made.
  const unlock = await locked(`${environment}.lock`);
  try {
    if (!isMade(environment, stamp)) make(environment, stamp, requirements);
  } finally {
    unlock();
  }
  return pythonOf(environment);
}

function isMade(environment: string, stamp: string): boolean {
  const stampFile = join(environment, STAMP);
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp && existsSync(pythonOf(environment));
}

/** Built beside its place and moved there whole, so that a run which is interrupted leaves no half environment behind. */
function make(environment: string, stamp: string, requirements: string): void {
  const building = `${environment}.${randomUUID()}`;
  try {
    createEnvironment(findPython(), building);
    install(building, requirements);
    writeFileSync(join(building, STAMP), stamp);
    rmSync(environment, { recursive: true, force: true });
    renameSync(building, environment);
  } finally {
    rmSync(building, { recursive: true, force: true });
  }
}

/** Takes a lock, which is a directory: making one succeeds once. The lock of a process that is gone is taken over after ten minutes. */
async function locked(path: string): Promise<() => void> {
  for (;;) {
    try {
      mkdirSync(path);
      return () => rmSync(path, { recursive: true, force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > 600_000) rmSync(path, { recursive: true, force: true });
    await setTimeout(250);
  }
}

function stampOf(requirements: string): string {
  const hash = createHash('sha256');
  for (const name of new Set(['requirements.txt', requirements])) {
    hash.update(readFileSync(join(__dirname, name)));
  }
  return hash.digest('hex');
}

function pythonOf(environment: string): string {
  return process.platform === 'win32' ? join(environment, 'Scripts', 'python.exe') : join(environment, 'bin', 'python');
}

function findPython(): string {
  const seen: string[] = [];
  for (const candidate of CANDIDATES) {
    const probe = spawnSync(candidate, ['-c', 'import sys; print("%d.%d" % sys.version_info[:2])'], { encoding: 'utf8' });
    if (probe.status !== 0) {
      continue;
    }
    const version = probe.stdout.trim();
    const [major, minor] = version.split('.').map(Number);
    if (major > OLDEST_PYTHON[0] || (major === OLDEST_PYTHON[0] && minor >= OLDEST_PYTHON[1])) {
      return candidate;
    }
    seen.push(`${candidate} is ${version}`);
  }
  const found = seen.length > 0 ? ` (found only: ${seen.join(', ')})` : '';
  throw new Error(
    `The local cloud needs Python ${OLDEST_PYTHON.join('.')} or later on the PATH${found}: install it from https://www.python.org/downloads/ or with your package manager.`,
  );
}

function createEnvironment(python: string, environment: string): void {
  rmSync(environment, { recursive: true, force: true });
  const made = spawnSync(python, ['-m', 'venv', environment], { encoding: 'utf8' });
  if (made.status === 0) {
    return;
  }
  const output = `${made.stdout ?? ''}${made.stderr ?? ''}`;
  if (/ensurepip|No module named venv/.test(output)) {
    throw new Error(
      `${python} cannot make virtual environments because its venv module is not installed: on Debian or Ubuntu run "apt install python3-venv".`,
    );
  }
  throw new Error(`${python} could not make a virtual environment in ${environment}:\n${tail(output)}`);
}

function install(environment: string, requirements: string): void {
  const installed = spawnSync(
    pythonOf(environment),
    ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-input', '-r', join(__dirname, requirements)],
    { encoding: 'utf8' },
  );
  if (installed.status !== 0) {
    throw new Error(
      `The packages of the local cloud (${requirements}) could not be installed with pip:\n${tail(`${installed.stdout ?? ''}${installed.stderr ?? ''}`)}`,
    );
  }
}

function tail(output: string): string {
  return output.trimEnd().split('\n').slice(-15).join('\n');
}

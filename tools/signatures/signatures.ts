import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile } from '../packaging/compile';
import { bound, quiet } from '../packaging/packages';
import { runOrFail } from '../processes/run';
import { root } from '../root';
import { digestOf, unlessDone } from '../work/stamps';
import { goSignatures } from './go-signatures';
import { pythonSignatures } from './python-signatures';

const code = '.cache/signatures';
const snapshots = join(root, 'signatures');

/** The public signatures in Go and Python by file name, from generated code: neither language has to be installed. */
export async function signatures(): Promise<Map<string, string>> {
  await compile();
  const assemblies = bound.map((name) => `packages/${name}/.jsii`);
  await unlessDone('signatures', `${code}/python`, digestOf(assemblies), async () => {
    rmSync(join(root, code), { recursive: true, force: true });
    const folders = bound.map((name) => `packages/${name}`);
    await runOrFail('jsii-pacmak', [...folders, '--code-only', '--target', 'go', '--target', 'python', '--outdir', code], { env: quiet });
  });
  const found = new Map<string, string>();
  for (const name of bound) {
    const { targets } = JSON.parse(readFileSync(join(root, 'packages', name, 'package.json'), 'utf8')).jsii;
    found.set(`${targets.go.packageName}.go.txt`, goSignatures(join(root, code, 'go', targets.go.packageName)));
    found.set(`${targets.python.module}.py.txt`, pythonSignatures(join(root, code, 'python/src', targets.python.module, '__init__.py')));
  }
  return found;
}

/** Writes the snapshots and says which of them changed. */
export async function updateSignatures(): Promise<string[]> {
  mkdirSync(snapshots, { recursive: true });
  const changed = await changedSignatures();
  for (const { name, actual } of changed) writeFileSync(join(snapshots, name), actual);
  return changed.map(({ name }) => join('signatures', name));
}

/** A committed snapshot; empty where there is none. */
export function snapshotOf(name: string): string {
  const file = join(snapshots, name);
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

async function changedSignatures(): Promise<{ name: string; expected: string; actual: string }[]> {
  const found = [...(await signatures())].map(([name, actual]) => {
    return { name, actual, expected: snapshotOf(name) };
  });
  return found.filter(({ actual, expected }) => actual !== expected);
}

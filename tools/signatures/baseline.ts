import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { identity } from '../../projenrc/identity';
import { compile } from '../packaging/compile';
import { bound, quiet } from '../packaging/packages';
import { run } from '../processes/run';
import { root } from '../root';

const snapshots = join(root, 'signatures');
const fileOf = (name: string): string => `${name}.jsii.json`;

/** Words and places say nothing of what breaks. What is stable does. */
const LEFT_OUT = ['readme', 'locationInModule', 'locationInSource', 'symbolId', 'fingerprint', 'metadata', 'dependencyClosure'];

/** Writes the assemblies that later changes are compared with, and says which of them changed. */
export async function writeBaseline(): Promise<string[]> {
  await compile();
  return bound
    .filter((name) => {
      const file = join(snapshots, fileOf(name));
      const text = baselineOf(name);
      if (readFileSync(file, { encoding: 'utf8', flag: 'a+' }) === text) return false;
      writeFileSync(file, text);
      return true;
    })
    .map((name) => join('signatures', fileOf(name)));
}

/** What breaks programs that were written for the baseline, by package; `change` may alter an assembly of the baseline first. */
export async function breaksOfBaseline(change: (assembly: Assembly) => void = () => undefined): Promise<Map<string, string>> {
  await compile();
  const modules = join(root, '.cache/api-baseline/node_modules');
  rmSync(dirname(modules), { recursive: true, force: true });
  for (const name of bound) place(modules, name, change);
  for (const peer of ['aws-cdk-lib', 'constructs'])
    symlinkSync(join(root, 'packages/multi-tenant/node_modules', peer), join(modules, peer), 'dir');
  const breaks = new Map<string, string>();
  for (const name of bound) {
    const args = [join(modules, identity.npmScope, name), join(root, 'packages', name), '--error-on', 'all'];
    const { status, output } = await run('jsii-diff', args, { env: quiet });
    if (status !== 0) breaks.set(name, output.trim());
  }
  return breaks;
}

/** What a test may add to the interface of a package. */
export interface Assembly {
  readonly name: string;
  readonly types: Record<string, { methods?: unknown[]; members?: unknown[] }>;
}

function baselineOf(name: string): string {
  const assembly = JSON.parse(readFileSync(join(root, 'packages', name, '.jsii'), 'utf8'));
  return `${JSON.stringify(withoutWords(assembly), undefined, 1)}\n`;
}

function withoutWords(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutWords);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([key]) => !LEFT_OUT.includes(key));
  return Object.fromEntries(entries.map(([key, item]) => [key, key === 'docs' ? stabilityIn(item) : withoutWords(item)]));
}

function stabilityIn({ stability, deprecated }: { stability?: string; deprecated?: string }): object {
  return { ...(stability ? { stability } : {}), ...(deprecated ? { deprecated } : {}) };
}

/** The baseline of a package, where its dependencies are found beside it. */
function place(modules: string, name: string, change: (assembly: Assembly) => void): void {
  const folder = join(modules, identity.npmScope, name);
  mkdirSync(folder, { recursive: true });
  const { exports, ...manifest } = JSON.parse(readFileSync(join(root, 'packages', name, 'package.json'), 'utf8'));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ ...manifest, main: 'index.js' }));
  writeFileSync(join(folder, 'index.js'), '');
  const assembly = JSON.parse(readFileSync(join(snapshots, fileOf(name)), 'utf8'));
  change(assembly);
  writeFileSync(join(folder, '.jsii'), JSON.stringify({ fingerprint: '', ...assembly }));
}

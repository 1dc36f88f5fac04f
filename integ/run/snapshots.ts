import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { compareSnapshots, integ, type Print } from './integ-runner';
import type { TestResult } from './runner-output';

const tests = join(integ, 'tests');

/** The files of all tests. */
export function testFiles(): string[] {
  return readdirSync(tests)
    .filter((name) => /^integ\..+\.ts$/.test(name) && !name.endsWith('.snapshot'))
    .sort();
}

export interface Comparison {
  /** Tests whose templates differ from their snapshots, or have none. */
  readonly changed: string[];
  readonly compared: number;
  /** Changes that replace or delete resources of a snapshot. */
  readonly destructive: string[];
  /** What the comparison itself printed. */
  readonly output: string;
}

/** Compares templates with committed snapshots; needs no account. */
export async function comparison(options: { tests: readonly string[]; maxWorkers?: number; print?: Print }): Promise<Comparison> {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(AWS|CDK|DYNAMORM)_/.test(name)));
  try {
    const { results, destructive, output, status } = await compareSnapshots({ ...options, directory: 'tests', env, minutes: 15 });
    if (status !== 0 && results.length === 0) throw new Error(`The snapshots could not be compared:\n${output.trimEnd()}`);
    return {
      changed: results.filter(({ unchanged }) => !unchanged).map(({ test }) => test),
      compared: results.length,
      destructive,
      output,
    };
  } finally {
    removeAssemblies();
  }
}

/** A sentence about destructive changes, with what to do. */
export function destructiveProblem(changes: readonly string[]): string {
  return [
    'These changes replace or delete resources of a committed snapshot:',
    ...changes.map((change) => `  ${change}`),
    'If they are wanted, pass --allow-destructive and name them in the pull request.',
  ].join('\n');
}

/** The assemblies that integ-runner leaves behind. */
export function removeAssemblies(): void {
  for (const name of readdirSync(integ).filter((entry) => entry.startsWith('cdk-integ.out')))
    rmSync(join(integ, name), { recursive: true, force: true });
  for (const name of readdirSync(tests).filter((entry) => entry.startsWith('cdk-integ.out')))
    rmSync(join(tests, name), { recursive: true, force: true });
}

/** Contents of all snapshot files but assets, by path below `tests`. */
export type Snapshots = Map<string, string>;

export function readSnapshots(): Snapshots {
  const files = (folder: string): string[] =>
    readdirSync(join(tests, folder), { withFileTypes: true })
      .filter(({ name }) => !name.startsWith('asset.'))
      .flatMap((entry) => (entry.isDirectory() ? files(join(folder, entry.name)) : [join(folder, entry.name)]));
  if (!existsSync(tests)) return new Map();
  const folders = readdirSync(tests).filter((name) => name.endsWith('.snapshot'));
  return new Map(folders.flatMap(files).map((file) => [file, readFileSync(join(tests, file), 'utf8')]));
}

/** A run that passes writes its snapshot; one that differs from the committed one is a change that somebody must look at. */
export function changedSnapshots(before: Snapshots, results: readonly TestResult[]): string[] {
  const after = readSnapshots();
  const ran = results.filter(({ passed }) => passed).map(({ test }) => `${test}.ts.snapshot`);
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
    (file) => ran.includes(file.split('/')[0]) && before.get(file) !== after.get(file),
  );
  return [...new Set(changed.map((file) => file.split('/')[0]))].sort();
}

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../../tools/processes/run';
import { root } from '../../../tools/root';

/** Folders with code of the project. */
const folders = ['packages', 'bench', 'integ', 'packaging', 'projenrc', 'release', 'tools', 'test'];

/** What dependency-cruiser found. */
export interface House {
  /** How many files it read. */
  readonly files: number;
  /** What breaks a rule, each as `rule: from -> to`, in order. */
  readonly violations: string[];
}

interface Cruise {
  readonly modules: { readonly source: string }[];
  readonly summary: { readonly violations: { readonly from: string; readonly to: string; readonly rule: { readonly name: string } }[] };
}

/** Reads all imports of the tree, those of types included, by the rules in `.dependency-cruiser.json`. */
export async function readHouse(): Promise<House> {
  const wanted = folders.filter((folder) => existsSync(join(root, folder)));
  const { status, output } = await run('depcruise', ['--config', '.dependency-cruiser.json', '--output-type', 'json', ...wanted]);
  if (!output.startsWith('{')) throw new Error(`dependency-cruiser ended with ${status}:\n${output}`);
  const { modules, summary }: Cruise = JSON.parse(output);
  return {
    files: modules.filter(({ source }) => source.endsWith('.ts') && !source.includes('node_modules')).length,
    violations: [...new Set(summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`))].sort(),
  };
}

export const knownFile = join(root, 'test/support/house/known.json');

/** What broke a rule when the rule was made: the list only shrinks. */
export function readKnown(): string[] {
  return JSON.parse(readFileSync(knownFile, 'utf8'));
}

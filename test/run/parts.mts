import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../e2e');

/** A part of `npm test`, by the name that `--only` takes. */
export interface Part {
  readonly name: string;
  readonly title: string;
}

const ofSources: Part[] = [
  { name: 'unit', title: 'Unit tests over the sources, without and with the recommended feature flags' },
  { name: 'newest-cdk', title: 'Unit tests of the constructs with the newest aws-cdk-lib and its recommended feature flags' },
];

/** The parts of `npm test`: the unit tests, and each file below `test/e2e`, whose first line says what it shows. */
export function partsOf(): Part[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.test.ts'));
  const ofTree = files.sort().map((file) => {
    const [first] = readFileSync(join(folder, file), 'utf8').split('\n');
    return { name: file.replace('.test.ts', ''), title: /^\/\/ (.*)$/.exec(first)?.[1] ?? '' };
  });
  return [...ofSources, ...ofTree];
}

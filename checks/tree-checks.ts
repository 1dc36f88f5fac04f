import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run, runOrFail } from '../tools/processes/run';
import { root } from '../tools/root';
import { type Check, oneTest } from './check';

/** Checks that read the tree: lint and format, types, and generated files. */
export const treeChecks: Check[] = [
  {
    name: 'generated',
    title: 'Generated files are as projen generates them',
    run: async () => {
      const before = await contents();
      const { status, output } = await run('projen', []);
      if (status !== 0) return oneTest(status, output);
      const after = await contents();
      const changed = [...new Set([...before.keys(), ...after.keys()])].filter((file) => before.get(file) !== after.get(file));
      return oneTest(changed.length, `\`npx projen\` changed these files; commit what it makes:\n${changed.join('\n')}`);
    },
  },
  {
    name: 'lint',
    title: 'Lint and format',
    run: async () => {
      const { status, output } = await run('biome', ['check', '--error-on-warnings', '--colors=off', '.']);
      return oneTest(status, output);
    },
  },
  {
    name: 'types',
    title: 'Types of the whole tree',
    run: async () => {
      const { status, output } = await run('tsc', ['--noEmit', '-p', 'tsconfig.json']);
      return oneTest(status, output);
    },
  },
];

/** A digest of every file that git tracks or would track. */
async function contents(): Promise<Map<string, string>> {
  const listed = await runOrFail('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard']);
  const files = listed.split('\0').filter((file) => file && existsSync(join(root, file)));
  return new Map(
    files.map((file) => [
      file,
      createHash('sha256')
        .update(readFileSync(join(root, file)))
        .digest('hex'),
    ]),
  );
}

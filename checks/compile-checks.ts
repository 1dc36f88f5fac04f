import { join } from 'node:path';
import { compile } from '../tools/packaging/compile';
import { bound } from '../tools/packaging/packages';
import { run } from '../tools/processes/run';
import { root } from '../tools/root';
import { type Check, oneTest } from './check';

/** The packages as users get them: compiled by jsii, each library one file. */
export const compileChecks: Check[] = [
  {
    name: 'compile',
    title: 'Compile the packages',
    run: async () => ({ passed: 1, failed: 0, note: await compile() }),
  },
  {
    name: 'imports',
    title: 'CommonJS and ES modules find every name that the libraries export',
    run: async () => {
      await compile();
      const { status, output } = await run(process.execPath, ['--input-type=module', '--eval', sameNames], { cwd: join(root, 'bench') });
      return oneTest(status, output);
    },
  },
];

/** ES modules find names by reading the file, CommonJS by running it. */
const sameNames = `
import { createRequire } from 'node:module';
const require = createRequire(process.cwd() + '/');
for (const name of ${JSON.stringify(bound)}) {
  const [read, run] = [await import('@dynamorm-cdk/' + name), require('@dynamorm-cdk/' + name)];
  const lacking = Object.keys(run).filter((key) => read[key] !== run[key] || run[key] === undefined);
  if (Object.keys(run).length === 0) throw new Error(name + ' exports nothing.');
  if (lacking.length > 0) throw new Error('ES modules cannot import ' + lacking.join(', ') + ' from ' + name + '.');
}`;

// The packages compile, and CommonJS and ES modules find every name that the libraries export
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compile } from '../../tools/packaging/compile';
import { bound } from '../../tools/packaging/packages';
import { runOrFail } from '../../tools/processes/run';
import { root } from '../../tools/root';

test('the packages compile', async () => {
  expect(await compile()).toMatch(/^compiled |^up to date$/);
});

test.each(bound)('ES modules import from %s what CommonJS requires', async (name) => {
  await compile();
  await runOrFail(process.execPath, ['--input-type=module', '--eval', sameNames(name)], { cwd: join(root, 'bench') });
});

/** ES modules find names by reading the file, CommonJS by running it. */
const sameNames = (name: string) => `
import { createRequire } from 'node:module';
const require = createRequire(process.cwd() + '/');
const [read, run] = [await import('@dynamorm-cdk/${name}'), require('@dynamorm-cdk/${name}')];
const lacking = Object.keys(run).filter((key) => read[key] !== run[key] || run[key] === undefined);
if (Object.keys(run).length === 0) throw new Error('${name} exports nothing.');
if (lacking.length > 0) throw new Error('ES modules cannot import ' + lacking.join(', ') + ' from ${name}.');`;

// The packages can be imported in every way, hide what cannot be imported, and ship the licences of what they bundle
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compile } from '../../tools/packaging/compile';
import { bound, published } from '../../tools/packaging/packages';
import { type Tarball, tarballs } from '../../tools/packaging/tarballs';
import { root } from '../../tools/root';
import { publintMessages, typeProblems } from '../support/tarballs/import-lint';

const folder = mkdtempSync(join(tmpdir(), 'dynamorm-cdk-imports-'));
let packed: Tarball[];

beforeAll(async () => {
  await compile();
  packed = await tarballs(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(published)('publint finds nothing in %s', async (name) => {
  expect(await publintMessages(tarballOf(name))).toEqual([]);
});

test.each(published)('arethetypeswrong finds nothing in %s', async (name) => {
  expect(await typeProblems(tarballOf(name))).toEqual([]);
});

test.each(bound)('%s has no declaration of what cannot be imported', (name) => {
  const { files } = tarballOf(name);
  const declared = [...files.keys()].filter((path) => path.endsWith('.d.ts'));
  const imported = declared.flatMap((path) => declarationsIn(path, files.get(path) ?? ''));
  expect(declared.filter((path) => path !== 'lib/index.d.ts' && !imported.includes(path))).toEqual([]);
});

test.each(bound)('%s ships the licence of each library in its bundle', (name) => {
  const { files } = tarballOf(name);
  const scripts = [...files].filter(([path]) => /^lib\/[^/]+\.js$/.test(path)).map(([, text]) => text);
  const bundled = [...scripts.join('\n').matchAll(/^\/\/ .*node_modules\/((?:@[^/]+\/)?[^/]+)\//gm)].map(([, library]) => library);
  expect(bundled.length > 0).toBe(name === 'model-spec');
  for (const library of new Set(bundled)) expect(files.get('THIRD-PARTY-LICENSES')).toContain(`${library} `);
});

test('cli ships the licence of each grammar', () => {
  const licences = tarballOf('cli').files.get('lib/THIRD-PARTY-LICENSES.txt');
  for (const grammar of ['tree-sitter-go', 'tree-sitter-python', 'web-tree-sitter'])
    expect(licences).toMatch(new RegExp(`^${grammar} .*MIT`, 'm'));
});

test('a table is made without what it does not use', () => {
  const program = `
    const { App, Stack } = require('aws-cdk-lib/core');
    const { DynamORMTable } = require('@dynamorm-cdk/table');
    const props = { partitionKey: { name: 'PK', type: 'S' } };
    new DynamORMTable(new Stack(new App(), 'Shop'), 'Orders', props);
    console.log(Object.keys(require.cache).join('\\n'));`;
  const loaded = execFileSync(process.execPath, ['-e', program], { cwd: join(root, 'bench'), encoding: 'utf8' });
  expect(loaded).toContain('table/lib/index.js');
  expect(loaded).not.toMatch(/model-spec\/lib\/(js-)?yaml\.js|aws-ssm|aws-cloudwatch\/lib\/alarm/);
});

function tarballOf(name: string): Tarball {
  const found = packed.find((one) => one.name === name);
  if (!found) throw new Error(`There is no tarball of ${name}.`);
  return found;
}

/** The declarations that one imports. */
function declarationsIn(path: string, text: string): string[] {
  return [...text.matchAll(/['"](\.{1,2}\/[^'"]+)['"]/g)].map(([, other]) => posix.join(posix.dirname(path), `${other}.d.ts`));
}

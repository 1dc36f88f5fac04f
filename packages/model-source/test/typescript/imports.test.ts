import { mkdirSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith } from '../../../../tools/testing/folder';
import { readTypeScript } from '../../src/typescript/read-typescript';
import { reading } from '../reading';

const lib = '@theory-cloud/tabletheory-ts';
const model = (define: string, name: string) =>
  `${define}({ name: ${name}, table: { name: 'orders' }, keys: { partition: { attribute: 'PK', type: 'S' } }, attributes: [{ attribute: 'PK', type: 'S' }] });`;
const names = { 'src/shared/names.ts': `export const NAME = 'Order';`, 'src/db/index.ts': `export { defineModel as dm } from '${lib}';` };
/** A model whose function and name come from files that an alias leads to. */
const using = (db: string, shared: string) => `import { dm } from '${db}';\nimport { NAME } from '${shared}';\n${model('dm', 'NAME')}`;

const forms: [string, Record<string, string>][] = [
  [
    'paths with a star, comments and commas too many',
    {
      'tsconfig.json': `{\n  // aliases\n  "compilerOptions": { "paths": { "@app/*": ["./src/*"], /* all */ }, },\n}`,
      'src/models/m.ts': using('@app/db', '@app/shared/names'),
    },
  ],
  [
    'paths below baseUrl, and some without a star',
    {
      'tsconfig.json': `{ "compilerOptions": { "baseUrl": "src", "paths": { "~db": ["db/index.ts"], "names/*": ["missing/*", "shared/*"] } } }`,
      'src/m.ts': using('~db', 'names/names'),
    },
  ],
  ['baseUrl alone', { 'tsconfig.json': `{ "compilerOptions": { "baseUrl": "./src" } }`, 'src/m.ts': using('db', 'shared/names') }],
  [
    'a configuration that extends others',
    {
      'tsconfig.json': `{ "extends": "./config/base" }`,
      'config/base.json': `\ufeff{ "extends": ["./paths.json", "./other.json"] }`,
      'config/paths.json': `{ "compilerOptions": { "paths": { "@app/*": ["../src/*"] } } }`,
      'config/other.json': `{ "compilerOptions": { "strict": true } }`,
      'src/m.ts': using('@app/db', '@app/shared/names'),
    },
  ],
  [
    'a configuration of a package, which counts from where it is used',
    {
      'tsconfig.json': `{ "extends": "@acme/tsconfig/base.json" }`,
      'node_modules/@acme/tsconfig/base.json': `{ "compilerOptions": { "paths": { "@app/*": ["\${configDir}/src/*"] } } }`,
      'src/m.ts': using('@app/db', '@app/shared/names'),
    },
  ],
  [
    'paths of an extended configuration, and a baseUrl',
    {
      'tsconfig.json': `{ "extends": "./config/base.json", "compilerOptions": { "baseUrl": "." } }`,
      'config/base.json': `{ "compilerOptions": { "paths": { "@app/*": ["src/*"] } } }`,
      'src/m.ts': using('@app/db', '@app/shared/names'),
    },
  ],
  [
    'a configuration of others',
    {
      'tsconfig.json': `{ "files": [], "references": [{ "path": "./tsconfig.app.json" }] }`,
      'tsconfig.app.json': `{ "compilerOptions": { "paths": { "@app/*": ["./src/*"] } } }`,
      'src/m.ts': using('@app/db', '@app/shared/names'),
    },
  ],
  [
    'a jsconfig.json above another configuration',
    {
      'jsconfig.json': `{ "compilerOptions": { "paths": { "@app/*": ["./src/*"] } } }`,
      'src/tsconfig.json': `{ "compilerOptions": { "strict": true } }`,
      'src/m.js': using('@app/db', '@app/shared/names'),
    },
  ],
  [
    'the longest beginning',
    {
      'tsconfig.json': `{ "compilerOptions": { "paths": { "@app/*": ["./other/*"], "@app/db": ["./src/db"], "@app/shared/*": ["./src/shared/*"], "*": ["./node_modules/*"] } } }`,
      'other/db.ts': 'export const dm = (x: unknown) => x;',
      'other/shared/names.ts': `export const NAME = 'Other';`,
      'src/m.ts': using('@app/db', '@app/shared/names'),
    },
  ],
  [
    'imports of package.json',
    {
      'package.json': `{ "name": "app", "imports": { "#db": { "types": "./dist/db/index.d.ts", "default": "./dist/db/index.js" }, "#shared/*": "./src/shared/*.ts" } }`,
      'src/m.ts': using('#db', '#shared/names'),
    },
  ],
  [
    'packages of the workspace',
    {
      'package.json': `{ "private": true, "workspaces": { "packages": ["src/*"] } }`,
      'src/db/package.json': `{ "name": "@acme/db", "main": "dist/index.js" }`,
      'src/shared/package.json': `{ "name": "@acme/shared", "exports": { ".": "./index.js", "./*": { "import": "./lib/esm/*.js" } } }`,
      'src/app/m.ts': using('@acme/db', '@acme/shared/names'),
    },
  ],
  [
    'packages of a workspace of pnpm',
    {
      'pnpm-workspace.yaml': `packages:\n  # all\n  - 'src/**'\n  - '!**/test'\ncatalog:\n  x: 1\n`,
      'package.json': `{ "private": true }`,
      'src/db/package.json': `{ "name": "@acme/db", "type": "module" }`,
      'src/shared/package.json': `{ "name": "shared" }`,
      'src/app/m.ts': using('@acme/db', 'shared/names'),
    },
  ],
];

describe('an import leads to a file of the project by', () => {
  it.each(forms)('%s', async (_, files) => {
    const all = { ...names, ...files };
    const own = Object.keys(files).filter((name) => /\/m\.[jt]s$/.test(name));
    for (const only of [own, Object.keys(all).filter((name) => /\.[jt]s$/.test(name))]) {
      const { models, said } = await reading(readTypeScript, all, {}, only);
      expect({ models, said }).toMatchObject({ models: [{ name: 'Order', tableName: 'orders' }], said: [] });
    }
  });

  it('a link in node_modules', async () => {
    const folder = folderWith({
      'packages/db/src/index.ts': names['src/db/index.ts'],
      'packages/db/package.json': `{ "name": "@acme/db", "source": "src/index.ts" }`,
    });
    const link = join(folder, 'app/node_modules/@acme/db');
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(folder, 'packages/db'), link);
    const files = folderWith({ 'm.ts': `import { dm } from '@acme/db';\n${model('dm', "'Order'")}` });
    symlinkSync(files, join(folder, 'app/src'));
    const { models } = await readTypeScript([join(folder, 'app/src/m.ts')]);
    expect(models.map((one) => one.model.name)).toEqual(['Order']);
  });

  it.each([
    ['a package that is installed', 'names', 'which is not looked into'],
    ['an alias that leads nowhere', '@app/gone', 'which is not looked into'],
  ])('and not %s', async (_, from, why) => {
    const { models, said } = await reading(
      readTypeScript,
      {
        'tsconfig.json': `{ "compilerOptions": { "paths": { "@app/*": ["./src/*"], "*": ["./node_modules/*"] } } }`,
        'node_modules/names/index.js': `exports.NAME = 'Order';`,
        'src/m.ts': `import { defineModel } from '${lib}';\nimport { NAME } from '${from}';\n${model('defineModel', 'NAME')}`,
      },
      {},
      ['src/m.ts'],
    );
    expect(models).toEqual([]);
    expect(said).toEqual([
      expect.stringContaining(`\`name\` cannot be known from the source: it uses \`NAME\`, which comes from \`${from}\`, ${why}.`),
    ]);
  });

  it.each([
    ['a circle', { 'tsconfig.json': '{ "extends": "./a.json" }', 'a.json': '{ "extends": "./tsconfig.json" }' }],
    ['no JSON', { 'tsconfig.json': '{ "compilerOptions": ' }],
    ['a list', { 'tsconfig.json': '[]' }],
    [
      'other kinds of values',
      {
        'tsconfig.json':
          '{ "extends": 7, "references": 8, "compilerOptions": { "baseUrl": 1, "paths": { "a": null, "b/*": "src/*", "c": [1] } } }',
      },
    ],
    ['a package.json of other kinds', { 'package.json': '{ "name": 1, "workspaces": 7, "imports": [], "exports": 1 }' }],
    ['a package.json that is a list of nothing', { 'package.json': '[null]', 'pnpm-workspace.yaml': 'packages: []' }],
  ])('%s in a configuration keeps no model from being read', async (_, files) => {
    const source = `import { defineModel } from '${lib}';\nimport x from 'c';\nimport y from '#z';\n${model('defineModel', "'Order'")}`;
    const { models, said } = await reading(readTypeScript, { ...files, 'm.ts': source }, {}, ['m.ts']);
    expect({ models, said }).toMatchObject({ models: [{ name: 'Order' }], said: [] });
  });
});

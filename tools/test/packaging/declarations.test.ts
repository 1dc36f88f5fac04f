import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { removeUnreachable } from '../../../packaging/declarations';
import { folderWith } from '../../testing/folder';

test('declarations that the index leads to stay, by files and by folders; all others go', () => {
  const lib = folderWith({
    'index.d.ts': "export * from './table';\n",
    'table.d.ts': "import type { Code } from './codes';\nexport declare const code: Code;\n",
    'codes/index.d.ts': "export type Code = import('./grants').Grants;\n",
    'codes/grants.d.ts': 'export type Grants = string;\n',
    'codes/unused.d.ts': 'export {};\n',
    'findings/list.d.ts': 'export {};\n',
  });

  removeUnreachable(join(lib, 'index.d.ts'));

  const stays = (file: string) => existsSync(join(lib, file));
  expect(['table.d.ts', 'codes/index.d.ts', 'codes/grants.d.ts'].filter(stays)).toHaveLength(3);
  expect(['codes/unused.d.ts', 'findings'].filter(stays)).toEqual([]);
});

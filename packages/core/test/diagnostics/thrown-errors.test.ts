import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const packages = join(__dirname, '../../..');

test.each(['model-spec', 'table', 'multi-tenant'])('%s throws errors whose stack begins in the file of the caller', (name) => {
  const files = globSync(`${name}/src/**/*.ts`, { cwd: packages });
  const direct = files.filter((file) => /\bnew \w*Error\(/.test(readFileSync(join(packages, file), 'utf8')));
  expect(files.length).toBeGreaterThan(0);
  expect(direct, 'throw errorAtCaller(...) in these files').toEqual([]);
});

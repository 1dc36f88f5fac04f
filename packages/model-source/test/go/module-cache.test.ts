import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { folderWith } from '../../../../tools/testing/folder';
import { readGo } from '../../src/go/read-go';

afterEach(() => vi.unstubAllEnvs());

const keys = (tag: string): string =>
  `package base\n\ntype Keys struct {\n\tID string \`dynamorm:"pk,attr:${tag}"\`\n}\n\nconst Table = "shop-${tag}"\n`;
const order =
  'package models\n\nimport "example.com/Shop/base"\n\ntype Order struct {\n\tbase.Keys\n\tTotal int64 `dynamorm:"omitempty"`\n}\n\nfunc (Order) TableName() string { return base.Table }\n';

/** What is read of a module that requires another one, which stands in Go's cache of modules. */
async function read(goMod: string, cache: Record<string, string>, variable: 'GOMODCACHE' | 'GOPATH' = 'GOMODCACHE') {
  const cached = folderWith(cache);
  vi.stubEnv('GOMODCACHE', variable === 'GOMODCACHE' ? cached : '');
  vi.stubEnv('GOPATH', variable === 'GOPATH' ? cached : '');
  const folder = folderWith({ 'go.mod': `module example.com/own\n\ngo 1.25\n\n${goMod}\n`, 'order.go': order });
  const { models, findings } = await readGo([join(folder, 'order.go')], {});
  return { tables: models.map(({ model }) => `${model.tableName} ${model.partitionKey.name}`), codes: findings.map(({ code }) => code) };
}

test.each<[string, string, Record<string, string>, 'GOMODCACHE' | 'GOPATH']>([
  ['GOMODCACHE', 'require example.com/Shop v1.2.3', { 'example.com/!shop@v1.2.3/base/keys.go': keys('one') }, 'GOMODCACHE'],
  ['GOPATH', 'require example.com/Shop v1.2.3', { 'pkg/mod/example.com/!shop@v1.2.3/base/keys.go': keys('one') }, 'GOPATH'],
  [
    'a version that replaces the required one',
    'require example.com/Shop v1.2.3\nreplace example.com/Shop => example.com/fork v1.0.0',
    { 'example.com/!shop@v1.2.3/base/keys.go': keys('two'), 'example.com/fork@v1.0.0/base/keys.go': keys('one') },
    'GOMODCACHE',
  ],
])('a module of another repository is read from the cache of modules: %s', async (_, goMod, cache, variable) => {
  const { tables, codes } = await read(goMod, cache, variable);

  expect(tables).toEqual(['shop-one one']);
  expect(codes).not.toContain('DYN-C219');
});

test('another version in the cache is not the one that is required', async () => {
  const { tables, codes } = await read('require example.com/Shop v1.2.3', { 'example.com/!shop@v1.2.4/base/keys.go': keys('one') });

  expect(tables).toEqual([]);
  expect(codes).toContain('DYN-C219');
});

import { cpSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { dynamormCdk } from './command-line';
import { ordersAssembly } from './fixtures/orders-assembly';
import { shopAssemblies } from './fixtures/shop-assemblies';

const file = resolve(__dirname, '../README.md');
const readme = readFileSync(file, 'utf8');

describe.each(['validate', 'extract', 'breaking', 'check', 'drift', 'plan', 'prove', 'create-tables', 'diagram', 'explain', 'completion'])(
  '%s',
  (command) => {
    test('has a section and help with examples', async () => {
      const { code, out } = await dynamormCdk([command, '--help']);

      expect(code).toBe(0);
      expect(readme).toContain(`\n## ${command}\n`);
      expect(out).toContain('Examples:');
      expect(out).toContain(`$ dynamorm-cdk ${command} `);
    });

    test('has every option that the README gives it', async () => {
      const { out } = await dynamormCdk([command, '--help']);
      const lines = readme.split('\n').flatMap((line) => line.split(`dynamorm-cdk ${command} `).slice(1));

      expect(lines.length).toBeGreaterThan(0);
      for (const option of lines.join(' ').match(/(?<= )--[a-z-]+/g) ?? []) expect(out).toContain(`${option} `);
    });
  },
);

test('what it shows of check is what check prints', async () => {
  const cwd = resolve(__dirname, '../../../examples/orders');
  const shown = /\$ npx @dynamorm-cdk\/cli (check .*)\n([\s\S]*?)```/.exec(readme);

  const { out } = await dynamormCdk(shown?.[1].replace('cdk.out', ordersAssembly().tables).split(' ') ?? [], { cwd });

  expect(out).toBe(shown?.[2]);
});

test('what it shows of plan is what plan prints', async () => {
  const { folder: cwd } = shopAssemblies();
  cpSync(join(cwd, 'before'), join(cwd, 'main/cdk.out'), { recursive: true });
  cpSync(join(cwd, 'after'), join(cwd, 'cdk.out'), { recursive: true });
  const shown = [...readme.matchAll(/\$ dynamorm-cdk (plan .*)\n([\s\S]*?)```/g)];

  expect(shown.length).toBeGreaterThan(0);
  for (const [, line, output] of shown) expect((await dynamormCdk(line.split(' '), { cwd })).out).toBe(output);
});

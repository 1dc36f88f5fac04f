import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { codeTables } from '../packaging/code-tables';
import { dynamormCdk } from './command-line';

const file = resolve(__dirname, '../README.md');
const readme = readFileSync(file, 'utf8');
/** The formatter aligns the columns of tables. */
const unaligned = (text: string): string => text.replace(/ +/g, ' ').replace(/-{3,}/g, '---');

const commands = ['validate', 'check', 'drift', 'create-tables', 'diagram'];

test('lists every code (UPDATE_README=1 writes the tables)', () => {
  const updated = readme.replace(/(<!-- codes -->\n)[\s\S]*?(<!-- \/codes -->)/, (_, begin, end) => `${begin}${codeTables()}\n${end}`);
  if (process.env.UPDATE_README) writeFileSync(file, updated);
  else expect(unaligned(readme)).toBe(unaligned(updated));
});

describe.each(commands)('%s', (command) => {
  test('has a section and help with examples', async () => {
    const { code, out } = await dynamormCdk([command, '--help']);

    expect(code).toBe(0);
    expect(readme).toContain(`\n## ${command}\n`);
    expect(out).toContain('Examples:');
    expect(out).toContain(`$ dynamorm-cdk ${command} `);
  });

  test('has every option that the README gives it', async () => {
    const { out } = await dynamormCdk([command, '--help']);
    const uses = [...readme.matchAll(new RegExp('dynamorm-cdk ' + command + ' [^\\n`]*', 'g'))].map(([use]) => use);

    expect(uses.length).toBeGreaterThan(0);
    for (const option of uses.join(' ').match(/(?<= )--[a-z-]+/g) ?? []) expect(out).toContain(`$option`);
  });
});

test('what it shows of check is what check prints', async () => {
  const cwd = resolve(__dirname, '../../../examples/orders');
  const shown = /$ npx @dynamorm-cdk/cli (check .*)\n([sS]*?)```/.exec(readme);
  const { tables } = await import('./fixtures/orders-assembly.js').then(({ ordersAssembly }) => ordersAssembly());

  const args = shown?.[1].replace('cdk.out', tables).split(' ') ?? [];
  const { out } = await dynamormCdk(args, { cwd });

  expect(out).toBe(shown?.[2]);
});

import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { dynamormCdk } from './command-line';
import { ordersAssembly } from './fixtures/orders-assembly';
import { shopAssemblies } from './fixtures/shop-assemblies';

const root = resolve(__dirname, '../../..');
const read = (page: string) => readFileSync(join(root, page), 'utf8');
const pagesIn = (folder: string) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `${folder}/${name}`);
const readme = read('packages/cli/README.md');
/** Where readers find commands to copy. */
const pages = [
  'README.md',
  'packages/cli/README.md',
  'packages/table/README.md',
  ...pagesIn('packages/cli/docs'),
  ...pagesIn('docs/guides'),
]
  .map(read)
  .join('\n');

describe.each([
  'validate',
  'extract',
  'breaking',
  'check',
  'drift',
  'plan',
  'prove',
  'create-tables',
  'diagram',
  'explain',
  'completion',
  'rollout run',
])('%s', (command) => {
  test('is in the README, and has help with examples', async () => {
    const { code, out } = await dynamormCdk([...command.split(' '), '--help']);

    expect(code).toBe(0);
    expect(readme).toMatch(new RegExp(`(dynamorm-cdk|cli) ${command} `));
    expect(out).toContain('Examples:');
    expect(out).toContain(`$ dynamorm-cdk ${command} `);
  });

  test('has every option that pages give it', async () => {
    const { out } = await dynamormCdk([...command.split(' '), '--help']);
    const lines = pages.split('\n').flatMap((line) => line.split(new RegExp(`(?:dynamorm-cdk|dynamorm-cdk/cli) ${command} `)).slice(1));
    // Behind `--` stands another command, and behind a code span a sentence.
    const options = lines.flatMap((line) => line.split(/`| -- | && /)[0].match(/(?<= )--[a-z0-9-]+/g) ?? []);

    for (const option of options) expect(out, option).toContain(`${option} `);
  });
});

test('what the README shows of check is what check prints', async () => {
  const cwd = resolve(__dirname, '../../../examples/orders');
  const shown = /\$ npx @dynamorm-cdk\/cli (check .*)\n([\s\S]*?)```/.exec(readme);

  const { out } = await dynamormCdk(shown?.[1].replace('cdk.out', ordersAssembly().tables).split(' ') ?? [], { cwd });

  expect(out).toBe(shown?.[2]);
});

test('the finding on the page of the JSON format is one that check writes', async () => {
  const cwd = resolve(__dirname, '../../../examples/orders');
  const [, shown = ''] = /```json\n([\s\S]*?)```/.exec(read('packages/cli/docs/findings.md')) ?? [];
  const args = ['check', '--models', 'models.broken.dms.yaml', '--template', ordersAssembly().tables, '--format', 'json'];

  const { valid, findings } = JSON.parse((await dynamormCdk(args, { cwd })).out);

  expect(JSON.parse(shown)).toEqual({ valid, findings: findings.filter(({ code }: { code: string }) => code === 'DYN-M080') });
});

test('what the page of plan shows is what plan prints', async () => {
  const { folder: cwd } = shopAssemblies();
  cpSync(join(cwd, 'before'), join(cwd, 'main/cdk.out'), { recursive: true });
  cpSync(join(cwd, 'after'), join(cwd, 'cdk.out'), { recursive: true });
  const shown = [...read('packages/cli/docs/plan.md').matchAll(/\$ dynamorm-cdk (plan .*)\n([\s\S]*?)```/g)];

  expect(shown.length).toBeGreaterThan(0);
  for (const [, line, output] of shown) expect((await dynamormCdk(line.split(' '), { cwd })).out).toBe(output);
});

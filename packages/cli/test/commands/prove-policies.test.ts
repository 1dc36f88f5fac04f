import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { ensurePythonEnvironment } from '../../../../integ/local-cloud/python-environment';
import { folderWith } from '../../../../tools/testing/folder';
import { inShell } from '../command-line';

const file = resolve(__dirname, '../../docs/tenant-policies.md');
const page = readFileSync(file, 'utf8');
const template = /```yaml\n(Resources:\n[\s\S]*?)```/.exec(page)?.[1] ?? '';

/** A policy of the page: its statements, the command, and what the page says it prints. */
const policies = [...page.matchAll(/### (.+)\n[\s\S]*?```yaml\n([\s\S]*?)```\n\n```console\n\$ (.+)\n([\s\S]*?)```/g)].map(
  ([, name, statements, command, output]) => ({
    name,
    statements,
    command,
    output,
    isOpen: page.indexOf(`### ${name}\n`) < page.indexOf('## Closed'),
  }),
);

let python: string;
beforeAll(async () => {
  python = await ensurePythonEnvironment(join(__dirname, '../../../../.cache/local-cloud'));
});

describe('what the page of tenant policies shows', () => {
  const print = async (statements: string, command: string) => {
    const indented = statements.replace(/^(?=.)/gm, ' '.repeat(14));
    const cwd = folderWith({ 'template.yaml': template.replace(/Statement: \[\] #.*\n/, `Statement:\n${indented}`) });
    return inShell(`${command} --solver '${python}'`, { cwd });
  };

  test('is at least eight open policies and four closed ones', () => {
    expect(policies.filter(({ isOpen }) => isOpen).length).toBeGreaterThanOrEqual(8);
    expect(policies.filter(({ isOpen }) => !isOpen).length).toBeGreaterThanOrEqual(4);
  });

  test.each(policies)('$name: is what prove prints', async ({ statements, command, output, isOpen }) => {
    const ended = await print(statements, command);

    if (process.env.UPDATE_POLICIES) {
      writeFileSync(
        file,
        readFileSync(file, 'utf8').replace(
          `${statements}\`\`\`\n\n\`\`\`console\n$ ${command}\n${output}`,
          (all) => all.slice(0, all.length - output.length) + ended.out,
        ),
      );
    } else {
      expect(ended.out).toBe(output);
    }
    expect(ended.err).toBe('');
    expect(ended.code).toBe(isOpen ? 1 : 0);
    if (!isOpen) expect(ended.out).toMatch(/^No findings in the policies of TenantRole: isolation is proved/);
  });
});

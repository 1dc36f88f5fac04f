import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { ensurePythonEnvironment } from '../../../../integ/local-cloud/python-environment';
import { folderWith } from '../../../../tools/testing/folder';
import { inShell } from '../command-line';

const reference = resolve(__dirname, '../../docs/tenant-policies.md');
const explanation = resolve(__dirname, '../../../../docs/explanation/why-isolation-holds.md');
const template = /```yaml\n(Resources:\n[\s\S]*?)```/.exec(readFileSync(reference, 'utf8'))?.[1] ?? '';

/** The policies of a page: their statements, the command, and what the page says it prints. */
const policiesOf = (file: string) => {
  const page = readFileSync(file, 'utf8');
  const closed = page.includes('## Closed') ? page.indexOf('## Closed') : page.length;
  return [...page.matchAll(/### (.+)\n(?:(?!###)[\s\S])*?```yaml\n([\s\S]*?)```\n\n```console\n\$ (.+)\n([\s\S]*?)```/g)].map(
    ({ index, 1: name, 2: statements, 3: command, 4: output }) => ({ file, name, statements, command, output, isOpen: index < closed }),
  );
};
const policies = policiesOf(reference);
const explained = policiesOf(explanation);

let python: string;
beforeAll(async () => {
  python = await ensurePythonEnvironment(join(__dirname, '../../../../.cache/local-cloud'));
});

describe('what the pages of tenant policies show', () => {
  const print = async (statements: string, command: string) => {
    const indented = statements.replace(/^(?=.)/gm, ' '.repeat(14));
    const cwd = folderWith({ 'template.yaml': template.replace(/Statement: \[\] #.*\n/, `Statement:\n${indented}`) });
    return inShell(`${command} --solver '${python}'`, { cwd });
  };

  test('is at least eight open policies and four closed ones', () => {
    expect(policies.filter(({ isOpen }) => isOpen).length).toBeGreaterThanOrEqual(8);
    expect(policies.filter(({ isOpen }) => !isOpen).length).toBeGreaterThanOrEqual(4);
  });

  test('is at least four open policies where isolation is explained', () => {
    expect(explained.filter(({ isOpen }) => isOpen).length).toBeGreaterThanOrEqual(4);
  });

  test.each([...policies, ...explained])('$name: is what prove prints', async ({ file, statements, command, output, isOpen }) => {
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

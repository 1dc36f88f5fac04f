import { describe, expect, test } from 'vitest';
import { folderWith } from '../../../../tools/testing/folder';
import { dynamormCdk } from '../command-line';
import { documentOf } from '../documents';

/** What somebody may write into a template or a document of a pull request. */
const names = [
  'Orders\n::error file=a.ts::injected\r\n##[error]injected',
  '::error::injected ##vso[task.complete result=Failed;]',
  '`</code><img src=x onerror=alert(1)> | b |\n| --- | --- | [click](https://evil.example/)',
  'Orders\u202egnp.exe\u001b[2J\u001b]8;;https://evil.example\u0007',
];

/** Lines that GitHub's runner takes for commands that we did not write, and what moves a cursor or turns text. */
function dangers(text: string): string[] {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they must not be there
  const active = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]|##\w*\[/;
  const isOurs = (line: string): boolean => /^::(error|warning|notice) (file|title|line)=[^:]*::/.test(line);
  return text.split('\n').filter((line) => active.test(line) || (/^\s*::/.test(line) && !isOurs(line)));
}

/** Markup outside of code. */
const markup = (text: string): string[] => text.replace(/`[^`\n]*`/g, '').match(/<\/?\w+|(?<!\\)\]\(http/g) ?? [];

const template = (name: string, key: string) =>
  JSON.stringify({
    Resources: {
      [name]: {
        Type: 'AWS::DynamoDB::Table',
        Properties: {
          AttributeDefinitions: [
            { AttributeName: key, AttributeType: 'S' },
            { AttributeName: name, AttributeType: 'S' },
          ],
          KeySchema: [{ AttributeName: key, KeyType: 'HASH' }],
          GlobalSecondaryIndexes: [
            { IndexName: name, KeySchema: [{ AttributeName: name, KeyType: 'HASH' }], Projection: { ProjectionType: 'ALL' } },
          ],
        },
      },
    },
  });

describe.each(names)('a name such as %j', (name) => {
  const cwd = folderWith({
    'models.dms.yaml': documentOf({ name: 'Order', table: 'orders' }),
    'hostile.dms.json': JSON.stringify({ dms_version: name, models: [{ name, [name]: 1, table: { name } }] }),
    'a.json': template(name, 'PK'),
    'b.json': template(name, 'ID'),
    'c.json': template(name, 'PK').replace('"ALL"', '"KEYS_ONLY"'),
  });

  test.each(['text', 'json', 'sarif', 'github'])('is harmless in `check` and `validate` as %s', async (format) => {
    const checked = await dynamormCdk(['check', '--models', 'models.dms.yaml', '--template', 'a.json', '--format', format], { cwd });
    const judged = await dynamormCdk(['validate', 'hostile.dms.json', '--format', format], { cwd });

    expect([checked.code, judged.code]).toEqual([1, 1]);
    for (const { out, err } of [checked, judged]) expect([dangers(out), dangers(err)]).toEqual([[], []]);
    if (format === 'json') {
      expect(JSON.parse(checked.out).findings.some((one: { path?: string }) => one.path?.includes(name) ?? false)).toBe(true);
    }
  });

  test.each(['text', 'json', 'markdown'])('is harmless in `plan` as %s', async (format) => {
    for (const to of ['b.json', 'c.json']) {
      const { out, err } = await dynamormCdk(['plan', '--from', 'a.json', '--to', to, '--format', format], { cwd });

      expect([dangers(out), dangers(err)]).toEqual([[], []]);
      if (format === 'markdown') expect(markup(out)).toEqual([]);
      if (format === 'json') expect(JSON.parse(out).tables[0].table).toBe(name);
    }
  });

  test('is harmless in what keeps a command from running', async () => {
    for (const args of [
      ['validate', name],
      ['check', '--models', 'models.dms.yaml', '--template', 'a.json', '--map', name.replaceAll('=', '')],
      [name],
    ]) {
      const { code, err } = await dynamormCdk(args, { cwd });

      expect(code).toBe(2);
      expect(dangers(err)).toEqual([]);
      expect(err.trim().split('\n')).toHaveLength(1);
    }
  });
});

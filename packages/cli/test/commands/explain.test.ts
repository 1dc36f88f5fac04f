import { catalogueOf } from '@dynamorm-cdk/core/diagnostics';
import { describe, expect, test } from 'vitest';
import { codePages } from '../../packaging/code-pages';
import { dynamormCdk } from '../command-line';

const catalogue = catalogueOf(codePages);

describe('a code', () => {
  test('is explained with what is wrong, why, both examples and its page', async () => {
    const { code, out, err } = await dynamormCdk(['explain', 'DYN-T007']);

    expect([code, err]).toEqual([0, '']);
    expect(out).toBe(
      [
        'DYN-T007 (error)',
        'The attributes of a key are different.',
        '',
        'DynamoDB refuses a key schema that names an attribute twice.',
        '',
        'Broken:',
        '',
        "    partitionKey: { name: 'PK', type: AttributeType.STRING },",
        "    sortKey: { name: 'PK', type: AttributeType.STRING },",
        '',
        'Fixed:',
        '',
        "    partitionKey: { name: 'PK', type: AttributeType.STRING },",
        "    sortKey: { name: 'SK', type: AttributeType.STRING },",
        '',
        'https://dynamorm-cdk.github.io/dynamorm-cdk/reference/codes/dyn-t007/',
        '',
      ].join('\n'),
    );
  });

  test('may be of any package, and typed as people do', async () => {
    const { out } = await dynamormCdk(['explain', 'm080', 'dyn-v001', 'C101']);

    expect(out.match(/^DYN-\w+/gm)).toEqual(['DYN-M080', 'DYN-V001', 'DYN-C101']);
  });
});

describe('all codes', () => {
  test('are those that the packages declare, one line each', async () => {
    const { code, out } = await dynamormCdk(['explain', '--all']);

    expect(code).toBe(0);
    expect(
      out
        .trimEnd()
        .split('\n')
        .map((line) => line.slice(0, 8)),
    ).toEqual([...catalogue.keys()]);
  });

  test('are JSON for programs, with all that is known', async () => {
    const { out } = await dynamormCdk(['explain', '--all', '--format', 'json']);

    const entries = JSON.parse(out);
    expect(entries).toHaveLength(catalogue.size);
    for (const { page, ...entry } of entries) {
      const { page: _, ...declared } = catalogue.get(entry.code) ?? { page: '' };
      expect(entry).toEqual(declared);
      expect(page).toBe(`https://dynamorm-cdk.github.io/dynamorm-cdk/reference/codes/${entry.code.toLowerCase()}/`);
    }
  });
});

test.each<[string, string[], string]>([
  ['an unknown code', ['DYN-T0O7'], 'DYN-C001 The code `DYN-T0O7` does not exist. Did you mean `DYN-T007`?'],
  ['what is no code', ['orders'], 'DYN-C001 The code `orders` does not exist. --all lists all codes.'],
  ['no code', [], 'DYN-C005 Pass codes such as DYN-M080, or --all.'],
  ['a code beside --all', ['DYN-T007', '--all'], 'DYN-C005 Pass codes such as DYN-M080, or --all.'],
])('refuses %s', async (_, args, sentence) => {
  expect(await dynamormCdk(['explain', ...args])).toEqual({ code: 2, out: '', err: `${sentence}\n` });
});

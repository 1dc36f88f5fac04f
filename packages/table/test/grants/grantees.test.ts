import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cdks, ENCRYPTIONS, type Outcome, ours, outcome } from './grantee-table';
import { GRANTEES } from './grantees';

const PAGE = join(__dirname, '..', '..', 'docs', 'grantees.md');
const ALL_OF_IT = ['table', 'index', 'replica'];
/** The page shows one version of CDK with one set of flags; that the grants work is asked of each. */
const isPageVersion = process.env.CDK_CONTEXT_JSON === undefined;

const outcomes = new Map<string, Outcome>();
const granted = (who: string, encryption: string): Outcome => {
  const key = `${who} ${encryption}`;
  const known = outcomes.get(key) ?? outcome(ours, who, encryption);
  outcomes.set(key, known);
  return known;
};

describe.each(Object.keys(ENCRYPTIONS))('%s', (encryption) => {
  const rows = () => Object.keys(GRANTEES).map((who) => ({ who, ...granted(who, encryption) }));

  test('whatever does not work is said, but for a role that was imported to stay as it is', () => {
    const silent = rows().filter(({ works, said }) => works.join() !== ALL_OF_IT.join() && said.length === 0);

    expect(silent.map(({ who }) => who)).toEqual(['a role imported with `mutable: false`']);
  });

  test('whoever has a policy in the app reaches the table, its index and its replica', () => {
    const byPolicy = rows().filter(({ written }) => written.join() === 'its own');

    expect(byPolicy.length).toBeGreaterThan(10);
    expect(byPolicy.filter(({ works }) => works.join() !== ALL_OF_IT.join())).toEqual([]);
  });

  test('nobody may do what was not granted', () => {
    const elsewhere = 'Query of an index that does not exist';
    const allowed = rows().flatMap(({ who, beyond }) =>
      beyond.filter((action) => action !== elsewhere).map((action) => `${who}: ${action}`),
    );

    expect(allowed).toEqual([]);
    expect(rows().filter(({ written, beyond }) => !written.includes("the table's") && beyond.includes(elsewhere))).toEqual([]);
  });
});

test('another account is refused under the AWS-managed key, and reaches the table under every key that it can use', () => {
  const foreign = ['a role of another account', 'a role imported from another account', 'another account'];

  for (const who of foreign) {
    expect(granted(who, 'The AWS-managed key, the default')).toMatchObject({ works: [], said: ['DYN-T032'] });
    expect(granted(who, 'The key of DynamoDB').works).toEqual(['table', 'index']);
    expect(granted(who, 'A customer key of the app').works).toEqual(['table', 'index']);
    expect(granted(who, 'An imported customer key').said).toContain('DYN-T109');
  }
});

test.runIf(isPageVersion)('the page shows what is rendered, ours beside that of CDK', async () => {
  const sections = Object.keys(ENCRYPTIONS).map((encryption) => [
    `## ${encryption}`,
    '',
    '| grantee | `DynamORMTable` writes | and reaches | `TableV2` writes | and reaches | findings of ours |',
    '| --- | --- | --- | --- | --- | --- |',
    ...Object.keys(GRANTEES).map((who) => row(who, granted(who, encryption), outcome(cdks, who, encryption))),
    '',
  ]);

  await expect([...HEAD, ...sections.flat()].join('\n')).toMatchFileSnapshot(PAGE);
});

function row(who: string, mine: Outcome, theirs: Outcome): string {
  const written = ({ written: policies }: Outcome) => (policies.length === 0 ? '-' : policies.join(', '));
  const reached = ({ works, said }: Outcome) => {
    if (works.length > 0) return works.join(', ');
    return said.includes('an error') ? 'an error' : 'nothing';
  };
  const codes = mine.said.map((code) => `[${code}](codes.md#${code.toLowerCase()})`).join(', ');
  return `| ${who} | ${written(mine)} | ${reached(mine)} | ${written(theirs)} | ${reached(theirs)} | ${codes || '-'} |`;
}

const HEAD = [
  '# Grantees, key by key',
  '',
  "This page shows which policies `orders.grants.readWrite(grantee)` writes for each kind of grantee, what the grantee then reaches, and the same for `grantReadWriteData` of CDK's `TableV2`. A test synthesizes every row and asks a policy evaluator.",
  '',
  'The table has one global index and one replica, in another region of its account. Both constructs declare the index before the grant.',
  '',
  "- **Policies**: `its own` is the policy of the grantee, `the table's` the resource policy of the table, `the key's` a statement in the policy of the customer key.",
  '- **Reaches** means that reads, writes and queries are allowed, with the key that they need. Callers of another account, or that only an ARN stands for, are assumed to have all permissions in their own policies.',
  '- `TableV2` also allows `Scan`, `DescribeTable` and every index that comes later. `readWrite` allows none of these; use `grants.scan` and `grants.actions`.',
  '- `TableV2` copies the policy of the table to each replica. CloudFormation refuses such a policy together with a new replica, so the deployment of that row fails unless the replica exists already. `DynamORMTable` warns instead ([DYN-T098](codes.md#dyn-t098)).',
  '- Your own code decides about a role that is imported with `mutable: false`: no construct changes it.',
  '- An alias stands for its key. An imported alias without a known key is refused ([DYN-T033](codes.md#dyn-t033)); `TableV2` grants the alias, which allows nothing.',
  '',
];

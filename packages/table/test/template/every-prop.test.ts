import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = join(__dirname, '..', '..', '..', '..');
const PAGE = readFileSync(join(ROOT, 'packages/table/docs/table-v2-props.md'), 'utf8');
const OURS = ['dynamorm-table-props', 'table-contract-props', 'secondary-index-props']
  .map((file) => readFileSync(join(ROOT, `packages/table/src/declaration/${file}.ts`), 'utf8'))
  .join('\n');

/** The members of an interface and of what it extends, in the declarations of one CDK. */
function membersOf(cdk: string, name: string): string[] {
  const files = ['table-v2.d.ts', 'shared.d.ts'].map((file) =>
    readFileSync(join(ROOT, 'node_modules', cdk, 'aws-dynamodb/lib', file), 'utf8'),
  );
  const declarations = files.join('\n');
  const found = new RegExp(`interface ${name}(?: extends ([\\w, ]+))? \\{\\n([\\s\\S]*?)\\n\\}`).exec(declarations);
  if (!found) throw new Error(`${cdk} has no interface ${name}`);
  const [, parents = '', body] = found;
  const own = [...body.matchAll(/^ {4}readonly (\w+)\??:/gm)].map(([, member]) => member);
  return [
    ...own,
    ...parents
      .split(', ')
      .filter((parent) => parent !== '')
      .flatMap((parent) => membersOf(cdk, parent)),
  ];
}

/** The rows of the page under a heading: theirs, then ours. */
function rowsUnder(heading: string): Map<string, string[]> {
  const section = PAGE.split(`## ${heading}\n`)[1].split('\n## ')[0];
  const rows = [...section.matchAll(/^\| `(\w+)` \| ([^|]+) \|/gm)];
  return new Map(rows.map(([, theirs, ours]) => [theirs, [...ours.matchAll(/`(\w+)`/g)].map(([, one]) => one)]));
}

describe.each(['aws-cdk-lib', 'aws-cdk-lib-newest'])('every prop of %s', (cdk) => {
  test.each(['TablePropsV2', 'GlobalSecondaryIndexPropsV2'])('of %s has one of ours beside it', (name) => {
    const rows = rowsUnder(name);
    const members = membersOf(cdk, name);

    expect(members.length).toBeGreaterThan(10);
    expect(members.filter((member) => !rows.has(member))).toEqual([]);
    for (const ours of [...rows.values()].flat()) expect(OURS).toContain(`readonly ${ours}`);
  });

  test('of ReplicaTableProps is on the page', () => {
    const options = membersOf(cdk, 'TableOptionsV2');
    const own = membersOf(cdk, 'ReplicaTableProps').filter((member) => !options.includes(member));

    expect(own).toContain('region');
    expect(own.filter((member) => !rowsUnder('ReplicaTableProps').has(member))).toEqual([]);
  });
});

test('the page names nothing that the newest CDK does not have', () => {
  for (const name of ['TablePropsV2', 'GlobalSecondaryIndexPropsV2', 'ReplicaTableProps']) {
    const members = membersOf('aws-cdk-lib-newest', name);
    expect([...rowsUnder(name).keys()].filter((row) => !members.includes(row))).toEqual([]);
  }
});

import type { Properties } from '@dynamorm-cdk/core/cloudformation';
import { expect, test } from 'vitest';
import { planCreation, planTable } from '../../../src/plan/plan-table';
import { properties, side, TABLE } from '../templates';

const table = (more: Properties) => side(properties({ more }), { Type: TABLE });

test.each<[string, Properties, string[]]>([
  ['a property', { Tags: null }, ['Tags']],
  ['a part of one', { StreamSpecification: { StreamViewType: null } }, ['StreamSpecification.StreamViewType']],
  ['an item of a list', { Tags: [{ Key: 'a', Value: 'b' }, null] }, ['Tags[1]']],
  ['two', { TableClass: null, KinesisStreamSpecification: null }, ['TableClass', 'KinesisStreamSpecification']],
])('null is refused as %s', (_, more, expected) => {
  const sound = table({});
  const said = (plan: ReturnType<typeof planTable>) =>
    plan.findings.filter(({ message }) => message.includes('null')).map(({ path }) => path);
  const paths = expected.map((property) => `Resources.Orders.Properties.${property}`);

  for (const plan of [planTable({ from: sound, to: table(more) }, {}), planCreation(table(more))]) {
    expect(plan).toMatchObject({ outcome: 'refused', deployments: [] });
    expect(said(plan)).toEqual(paths);
  }
  // The old template is no longer deployed.
  expect(said(planTable({ from: table(more), to: sound }, {}))).toEqual([]);
});

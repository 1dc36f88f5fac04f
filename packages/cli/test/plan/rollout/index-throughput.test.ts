import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Properties } from '@dynamorm-cdk/core/cloudformation';
import { RolloutState } from '@dynamorm-cdk/model-spec';
import { DynamORMTable, type DynamORMTableProps, type GlobalIndexProps, Rollout } from '@dynamorm-cdk/table';
import { Template } from 'aws-cdk-lib/assertions';
import { AttributeType, Billing, Capacity } from 'aws-cdk-lib/aws-dynamodb';
import { App, Stack } from 'aws-cdk-lib/core';
import { expect, test } from 'vitest';
import { folderWith } from '../../../../../tools/testing/folder';
import { planTable } from '../../../src/plan/plan-table';
import { throughputOf } from '../../../src/plan/rollout/index-throughput';
import { withPlans } from '../../../src/plan/rollout/rollout-state';
import { deployed, indexOf, properties, side } from '../templates';

const text = (name: string) => ({ name, type: AttributeType.STRING });
const index = (name: string, more: Partial<GlobalIndexProps> = {}): GlobalIndexProps => ({
  indexName: name,
  partitionKey: text(name),
  ...more,
});

function rendered(props: Partial<DynamORMTableProps>): Properties {
  const stack = new Stack(new App(), 'Shop', { env: { account: '111122223333', region: 'eu-west-1' } });
  new DynamORMTable(stack, 'Orders', { partitionKey: text('PK'), ...props });
  const [table] = Object.values(Template.fromStack(stack).findResources('AWS::DynamoDB::GlobalTable'));
  return table.Properties;
}

const autoscaled = (maxCapacity: number, more = {}) =>
  Capacity.autoscaled({ minCapacity: 2, maxCapacity, targetUtilizationPercent: 60, ...more });
const provisioned = Billing.provisioned({ readCapacity: Capacity.fixed(5), writeCapacity: autoscaled(10) });

test.each<[string, Partial<DynamORMTableProps>, Partial<GlobalIndexProps>]>([
  ['on-demand', {}, {}],
  ['on-demand with limits', {}, { maxReadRequestUnits: 7, maxWriteRequestUnits: 9 }],
  ['provisioned as the table', { billing: provisioned }, {}],
  ['provisioned, fixed reads', { billing: provisioned }, { readCapacity: Capacity.fixed(3), writeCapacity: autoscaled(20) }],
  ['provisioned, scaled', { billing: provisioned }, { readCapacity: autoscaled(30), writeCapacity: autoscaled(20, { seedCapacity: 4 }) }],
  ['replicated', { replicas: [{ region: 'us-east-1' }] }, { maxReadRequestUnits: 7 }],
])('%s: until its wave an old index is in the template exactly as it was', (_, props, throughput) => {
  const before = rendered({ ...props, globalSecondaryIndexes: [index('gsi-stay'), index('gsi-old', throughput)] });
  const wanted = { ...props, globalSecondaryIndexes: [index('gsi-stay'), index('gsi-new')] };
  const from = side(before, { path: 'Shop/Orders' });
  const to = side(rendered(wanted), { path: 'Shop/Orders' });
  const { state } = withPlans(new RolloutState([]), [planTable({ from, to }, { staged: true })]);
  const [rollout] = state.rollouts;
  const stateFile = join(folderWith({}), 'dynamorm-rollout.json');
  const at = (step: number) => {
    writeFileSync(stateFile, new RolloutState([{ ...rollout, step }]).toJson());
    return rendered({ ...wanted, rollout: Rollout.staged({ stateFile }) });
  };

  expect(at(0)).toEqual(before);
  expect(indexesNamed('gsi-old', at(1))).toEqual(indexesNamed('gsi-old', before));
  expect(at(2)).toEqual(to.properties);
});

/** The index wherever the template has it: the table's own list, and that of each replica. */
function indexesNamed(name: string, { GlobalSecondaryIndexes: global, Replicas: replicas }: Properties): unknown[] {
  const lists = [global, ...(replicas as Properties[]).map((replica) => replica.GlobalSecondaryIndexes)] as Properties[][];
  return lists.map((list) => list.filter(({ IndexName }) => IndexName === name));
}

test('of a deployed table the limits of on-demand billing are taken, and not what scaling made of it', () => {
  const from = (settings: Properties) => deployed(properties({ more: { GlobalSecondaryIndexes: [indexOf('gsi-a: PK:S', settings)] } }));

  expect(throughputOf(from({ OnDemandThroughput: { MaxReadRequestUnits: 5, MaxWriteRequestUnits: -1 } }), ['gsi-a'])).toEqual({
    'gsi-a': { maxReadRequestUnits: 5 },
  });
  expect(throughputOf(from({ ProvisionedThroughput: { ReadCapacityUnits: 5, WriteCapacityUnits: 5 } }), ['gsi-a'])).toEqual({});
});

test('replicas that disagree say nothing of reads, unless one is that of the stack', () => {
  const replica = (Region: unknown, MaxReadRequestUnits: number) => ({
    Region,
    GlobalSecondaryIndexes: [{ IndexName: 'gsi-a', ReadOnDemandThroughputSettings: { MaxReadRequestUnits } }],
  });
  const from = (...Replicas: Properties[]) => side(properties({ more: { GlobalSecondaryIndexes: [indexOf('gsi-a: PK:S')], Replicas } }));

  expect(throughputOf(from(replica('a', 1), replica('b', 2)), ['gsi-a'])).toEqual({});
  expect(throughputOf(from(replica('a', 1), replica({ Ref: 'AWS::Region' }, 2)), ['gsi-a'])).toEqual({
    'gsi-a': { maxReadRequestUnits: 2 },
  });
  expect(throughputOf(from(replica('a', 1)), [])).toEqual({});
});

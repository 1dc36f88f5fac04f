import type { Properties } from '@dynamorm-cdk/core/cloudformation';
import { describe, expect, test } from 'vitest';
import { planCreation, planTable } from '../../../src/plan/plan-table';
import type { TablePlan } from '../../../src/plan/sides/table-plan';
import type { TableSide } from '../../../src/plan/sides/table-side';
import { deployed, GLOBAL, indexOf, properties, side, TABLE } from '../templates';

const codes = ({ outcome, findings }: TablePlan) => [outcome, ...findings.map(({ code, severity }) => `${severity} ${code}`)];
const created = (more: Properties, Type = TABLE, judgement = {}) =>
  codes(planCreation(side(properties({ keys: ['id:S'], more }), { Type }), judgement));
const changed = (before: Properties, after: Properties, resource: [Properties, Properties] = [{}, {}], Type = TABLE) =>
  codes(
    planTable(
      {
        from: side(properties({ keys: ['id:S'], more: before }), { Type, ...resource[0] }),
        to: side(properties({ keys: ['id:S'], more: after }), { Type, ...resource[1] }),
      },
      {},
    ),
  );
const replica = (more: Properties = {}) => ({ Replicas: [{ Region: { Ref: 'AWS::Region' } }, { Region: 'us-east-1', ...more }] });
const stream = { StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' } };
const policy = { ResourcePolicy: { PolicyDocument: { Statement: [{ Effect: 'Allow', Principal: { AWS: '222222222222' } }] } } };
const vector = (Dimensions: number) => ({ VectorIndexes: [{ IndexName: 'near', Dimensions }] });

describe('a new table', () => {
  test.each<[string, Properties, string, string[]]>([
    ['without throughput', { BillingMode: 'PROVISIONED' }, TABLE, ['refused', 'error DYN-C336']],
    [
      'with a definition that no key uses',
      { AttributeDefinitions: ['id', 'more'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })) },
      TABLE,
      ['refused', 'error DYN-C337'],
    ],
    ['without a partition key', { KeySchema: [{ AttributeName: 'id', KeyType: 'RANGE' }] }, TABLE, ['refused', 'error DYN-C338']],
    [
      'with a projection that names nothing',
      { GlobalSecondaryIndexes: [indexOf('gsi: id', { Projection: { ProjectionType: 'INCLUDE' } })] },
      TABLE,
      ['refused', 'error DYN-C339'],
    ],
    [
      'with one name of two indexes',
      { GlobalSecondaryIndexes: [indexOf('gsi: id'), indexOf('gsi: id')] },
      TABLE,
      ['refused', 'error DYN-C340'],
    ],
    ['with a name of two characters', { TableName: 'or' }, TABLE, ['refused', 'error DYN-C359']],
    ['with a tag that has no value', { Tags: [{ Key: 'team' }] }, TABLE, ['refused', 'error DYN-C361']],
    ['with replicas and no stream', replica(), GLOBAL, ['refused', 'error DYN-C347']],
    ['with a policy of a replica elsewhere', { ...replica(policy), ...stream }, GLOBAL, ['refused', 'error DYN-C348']],
    ['with a region twice', { Replicas: [{ Region: 'a' }, { Region: 'a' }] }, GLOBAL, ['refused', 'error DYN-C349']],
    [
      'for another account with the key that AWS manages',
      { SSESpecification: { SSEEnabled: true }, ...policy },
      TABLE,
      ['created', 'warning DYN-C354'],
    ],
    [
      'that is a replica of another account',
      { GlobalTableSourceArn: 'arn:aws:dynamodb:eu-west-1:222222222222:table/orders' },
      GLOBAL,
      ['created', 'info DYN-C352'],
    ],
  ])('%s', (_, more, type, expected) => {
    expect(created(more, type)).toEqual(expected);
  });

  test('with more indexes than the quota is a question that an option answers', () => {
    const many = { GlobalSecondaryIndexes: Array.from({ length: 21 }, (_, at) => indexOf(`gsi-${at}: id`)) };

    expect(created(many)).toEqual(['created', 'warning DYN-C341']);
    expect(created(many, TABLE, { indexQuota: 25 })).toEqual(['created']);
  });
});

describe('a change', () => {
  test.each<[string, Properties, Properties, string[], string?]>([
    ['of protection', { DeletionProtectionEnabled: true }, {}, ['updated', 'warning DYN-C331']],
    ['of recovery', { PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } }, {}, ['updated', 'warning DYN-C332']],
    [
      'of warm throughput',
      { WarmThroughput: { ReadUnitsPerSecond: 2 } },
      { WarmThroughput: { ReadUnitsPerSecond: 1 } },
      ['refused', 'error DYN-C342'],
    ],
    ['of a vector index', vector(512), vector(1024), ['refused', 'error DYN-C343']],
    [
      'of time to live that disappears',
      { TimeToLiveSpecification: { Enabled: true, AttributeName: 'ttl' } },
      {},
      ['unknown', 'warning DYN-C344'],
    ],
    [
      'of time to live that names another attribute',
      { TimeToLiveSpecification: { Enabled: true, AttributeName: 'ttl' } },
      { TimeToLiveSpecification: { Enabled: false, AttributeName: 'expires' } },
      ['refused', 'error DYN-C345'],
    ],
    [
      'of replicas: one that goes',
      { ...replica(), ...stream },
      { Replicas: [{ Region: { Ref: 'AWS::Region' } }], ...stream },
      ['updated', 'warning DYN-C350'],
      GLOBAL,
    ],
    [
      'of disassociation protection and more',
      {},
      { DisassociationProtectionEnabled: true, WarmThroughput: { ReadUnitsPerSecond: 1 } },
      ['refused', 'error DYN-C353'],
      GLOBAL,
    ],
    ['of a property that is not known here', {}, { Quantum: 1 }, ['unknown', 'warning DYN-C355']],
  ])('%s', (_, before, after, expected, type = TABLE) => {
    expect(changed(before, after, [{}, {}], type)).toEqual(expected);
  });

  test('of policies to Delete, which absence means too', () => {
    const retained = { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' };

    expect(changed({}, {}, [retained, {}])).toEqual(['updated', 'warning DYN-C333', 'warning DYN-C333']);
    expect(changed({}, {}, [retained, { ...retained, DeletionPolicy: 'RetainExceptOnCreate' }])).toEqual(['updated']);
    expect(changed({}, {}, [{}, retained])).toEqual(['updated']);
  });

  test('of replicas that custom resources make', () => {
    const made = { template: { replicaResources: [{ region: 'us-east-1' }] } };

    expect(changed({}, {}, [made, {}])).toEqual(['updated', 'warning DYN-C357']);
    expect(changed({}, {}, [{}, made])).toEqual(['updated', 'warning DYN-C357']);
    expect(changed({}, {}, [made, made])).toEqual(['unchanged']);
  });
});

describe('what DynamoDB is doing with a table', () => {
  const live = (state: Partial<NonNullable<TableSide['live']>>) => deployed(properties(), { live: { busy: [], ...state } });
  const to = (more: Properties = {}) => side(properties({ more }));
  const ttl = { TimeToLiveSpecification: { Enabled: true, AttributeName: 'ttl' } };
  const plan = (from: TableSide, target: TableSide) => codes(planTable({ from, to: target }, {}));

  test('refuses a change, and does not matter where nothing changes', () => {
    const busy = live({ busy: ['the index `gsi-a` is DELETING'] });

    expect(plan(busy, to({ GlobalSecondaryIndexes: [indexOf('gsi-b: PK:S')] }))).toEqual(['refused', 'error DYN-C356']);
    expect(plan(busy, to())).toEqual(['unchanged']);
  });

  test('refuses a time to live while another is being turned off', () => {
    expect(plan(live({ timeToLive: 'DISABLING' }), to(ttl))).toEqual(['refused', 'error DYN-C346']);
    expect(plan(live({ timeToLive: 'DISABLED' }), to(ttl))).toEqual(['updated']);
  });

  test('is unsure where the template of the stack says something else', () => {
    expect(plan(live({ differences: ['the index `gsi-a` is not in the template'] }), to())).toEqual(['unknown', 'warning DYN-C358']);
  });
});

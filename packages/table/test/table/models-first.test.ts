import { DynamORMTable } from '@dynamorm-cdk/table';
import {
  type Attribute,
  Billing,
  Capacity,
  ContributorInsightsMode,
  MultiRegionConsistency,
  StreamViewType,
  TableV2,
} from 'aws-cdk-lib/aws-dynamodb';
import { PolicyDocument } from 'aws-cdk-lib/aws-iam';
import { describe, expect, test } from 'vitest';
import { errorOf, IN_EUROPE, newStack, number, orderModels, renderedTable, STATUS_INDEX, synthesisErrors, text } from '../synthesis';

const MODELS = orderModels({ indexes: [STATUS_INDEX] });
const AUTOSCALED = Capacity.autoscaled({ minCapacity: 5, maxCapacity: 50 });

const made = (props: Partial<ConstructorParameters<typeof DynamORMTable>[2]>, stack = newStack(IN_EUROPE)) => {
  new DynamORMTable(stack, 'Orders', { models: MODELS, ...props });
  return stack;
};
const globalIndexes = (stack: ReturnType<typeof made>) =>
  renderedTable(stack).Properties.GlobalSecondaryIndexes as Record<string, unknown>[];
const replicaIndexes = (stack: ReturnType<typeof made>) =>
  (renderedTable(stack).Properties.Replicas as { Region: string; GlobalSecondaryIndexes: unknown[] }[]).map(
    ({ Region, GlobalSecondaryIndexes }) => [Region, GlobalSecondaryIndexes],
  );

describe('keys beside models', () => {
  test('keep the sort key of the models', () => {
    const stack = made({ partitionKey: text('PK') });

    expect(renderedTable(stack).Properties.KeySchema).toEqual([
      { AttributeName: 'PK', KeyType: 'HASH' },
      { AttributeName: 'SK', KeyType: 'RANGE' },
    ]);
  });

  test.each([
    [{}, 'no name and no type'],
    [{ name: 'PK' }, 'no type'],
    [{ type: 'S' }, 'no name'],
    [null, 'no name and no type'],
  ])('that are %o in plain JavaScript are a finding', (key, missing) => {
    const hint = "Set both, as in { name: 'PK', type: AttributeType.STRING }, or remove the key to use the key of the models.";

    expect(errorOf(() => made({ partitionKey: key as Attribute, tableName: 'x' }))).toBe(
      `DynamORMTable \`Shop/Orders\`: DYN-T035 partitionKey: The key has ${missing}. ${hint}`,
    );
  });
});

describe('options of indexes that come from models', () => {
  test('under on-demand billing', () => {
    const stack = made({
      indexOptions: { 'gsi-status': { maxReadRequestUnits: 100, maxWriteRequestUnits: 50, warmThroughput: { readUnitsPerSecond: 12000 } } },
    });

    expect(globalIndexes(stack)).toMatchObject([
      { WriteOnDemandThroughputSettings: { MaxWriteRequestUnits: 50 }, WarmThroughput: { ReadUnitsPerSecond: 12000 } },
    ]);
    expect(replicaIndexes(stack)).toMatchObject([['eu-west-1', [{ ReadOnDemandThroughputSettings: { MaxReadRequestUnits: 100 } }]]]);
  });

  test('under provisioned billing, which asks for nothing else', () => {
    const billing = Billing.provisioned({ readCapacity: Capacity.fixed(10), writeCapacity: AUTOSCALED });

    expect(globalIndexes(made({ billing }))).toMatchObject([
      { WriteProvisionedThroughputSettings: { WriteCapacityAutoScalingSettings: { MaxCapacity: 50 } } },
    ]);
    const own = made({ billing, indexOptions: { 'gsi-status': { readCapacity: Capacity.fixed(3) } } });
    expect(replicaIndexes(own)).toMatchObject([['eu-west-1', [{ ReadProvisionedThroughputSettings: { ReadCapacityUnits: 3 } }]]]);
  });

  test('Contributor Insights stands on the index in every region, and a replica may say otherwise', () => {
    const stack = made({
      indexOptions: { 'gsi-status': { contributorInsights: { enabled: true, mode: ContributorInsightsMode.THROTTLED_KEYS } } },
      replicas: [
        { region: 'us-east-1' },
        { region: 'eu-central-1', globalSecondaryIndexOptions: { 'gsi-status': { contributorInsightsSpecification: { enabled: false } } } },
      ],
    });

    const on = { ContributorInsightsSpecification: { Enabled: true, Mode: 'THROTTLED_KEYS' } };
    expect(replicaIndexes(stack)).toMatchObject([
      ['us-east-1', [on]],
      ['eu-central-1', [{ ContributorInsightsSpecification: { Enabled: false } }]],
      ['eu-west-1', [on]],
    ]);
  });

  test('hold for an index that is added later', () => {
    const stack = newStack(IN_EUROPE);
    const orders = new DynamORMTable(stack, 'Orders', {
      models: orderModels(),
      indexOptions: { 'gsi-status': { maxReadRequestUnits: 7, contributorInsights: { enabled: true } } },
    });

    orders.addGlobalIndex('status', { partitionKey: text('status') });

    expect(replicaIndexes(stack)).toMatchObject([
      ['eu-west-1', [{ ReadOnDemandThroughputSettings: { MaxReadRequestUnits: 7 }, ContributorInsightsSpecification: { Enabled: true } }]],
    ]);
  });

  test('of another name, of a local index, and given twice are findings', () => {
    expect(synthesisErrors(made({ indexOptions: { 'gsi-state': {} } }))).toEqual([
      '[Shop/Orders] DYN-T036 indexOptions.gsi-state: indexOptions names the index `gsi-state`, which the table does not have. Did you mean `gsi-status`?',
    ]);
    const globalSecondaryIndexes = [{ indexName: 'gsi-status', partitionKey: text('status'), maxReadRequestUnits: 1 }];
    expect(errorOf(() => made({ globalSecondaryIndexes, indexOptions: { 'gsi-status': { maxReadRequestUnits: 2 } } }))).toBe(
      'DynamORMTable `Shop/Orders`: DYN-T036 indexOptions.gsi-status.maxReadRequestUnits: `maxReadRequestUnits` of the index `gsi-status` is set twice: in indexOptions and in the declaration of the index. Give it once.',
    );
    const local = {
      partitionKey: text('PK'),
      sortKey: text('SK'),
      models: undefined,
      localSecondaryIndexes: [{ indexName: 'lsi-total', sortKey: number('total') }],
    };
    expect(synthesisErrors(made({ ...local, indexOptions: { 'lsi-total': {} } }))).toEqual([
      '[Shop/Orders] DYN-T036 indexOptions.lsi-total: `lsi-total` is a local index, which shares the throughput of its table. Leave it out.',
    ]);
  });
});

describe('strong consistency', () => {
  const IN_OHIO = { env: { account: '111122223333', region: 'us-east-1' } };
  const strong = { multiRegionConsistency: MultiRegionConsistency.STRONG };

  test('with a replica and a witness', () => {
    const stack = made({ ...strong, replicas: [{ region: 'us-east-2' }], witnessRegion: 'us-west-2' }, newStack(IN_OHIO));

    expect(renderedTable(stack).Properties).toMatchObject({
      MultiRegionConsistency: 'STRONG',
      GlobalTableWitnesses: [{ Region: 'us-west-2' }],
    });
  });

  test('of a table that DynamoDB would refuse: all of it at once', () => {
    const props = {
      ...strong,
      replicas: [{ region: 'us-east-2' }],
      timeToLiveAttribute: 'expires',
      localSecondaryIndexes: [{ indexName: 'lsi-total', sortKey: number('total') }],
    };

    expect(
      errorOf(() => made({ ...props, models: undefined, partitionKey: text('PK'), sortKey: text('SK') }, newStack(IN_OHIO)))
        .split('\n')
        .slice(1),
    ).toEqual([
      '  DYN-T037 multiRegionConsistency: Strong consistency needs three regions, but the table has 1 replica. Set two replicas, or one replica and a witnessRegion.',
      '  DYN-T037 multiRegionConsistency: A strongly consistent table cannot have time to live, but timeToLiveAttribute is `expires`.',
      '  DYN-T037 multiRegionConsistency: A strongly consistent table cannot have local indexes, but this one has `lsi-total`.',
    ]);
  });

  test('a witness without it', () => {
    expect(errorOf(() => made({ witnessRegion: 'us-west-2' }, newStack(IN_OHIO)))).toContain(
      'DYN-T037 witnessRegion: A witness needs strong consistency.',
    );
  });
});

describe('a policy of the stream', () => {
  const streamResourcePolicy = PolicyDocument.fromJson({
    Statement: [{ Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: 'dynamodb:GetRecords', Resource: '*' }],
  });

  test('is written where the installed CDK knows it, and refused where it would leave it out', () => {
    const act = () => made({ streamResourcePolicy, stream: StreamViewType.NEW_IMAGE });

    if ('addToStreamResourcePolicy' in TableV2.prototype) {
      expect(JSON.stringify(renderedTable(act()).Properties.Replicas)).toContain('dynamodb:GetRecords');
    } else {
      expect(errorOf(act)).toBe(
        'DynamORMTable `Shop/Orders`: DYN-T038 streamResourcePolicy: The installed aws-cdk-lib does not support stream policies and would omit it. Update aws-cdk-lib.',
      );
    }
  });

  test('needs a stream', () => {
    expect(errorOf(() => made({ streamResourcePolicy }))).toContain('A stream policy is set, but the table has no stream. Set stream.');
  });
});

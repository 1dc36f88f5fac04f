import type { Properties } from '@dynamorm-cdk/core/cloudformation';
import { describe, expect, test } from 'vitest';
import { planCreation, planTable } from '../../src/plan/plan-table';
import { changeText, renderPlans } from '../../src/plan/render/render-text';
import type { TablePlan } from '../../src/plan/sides/table-plan';
import { deployed, GLOBAL, indexOf, properties, side, TABLE, type TableText } from './templates';

const steps = ({ deployments }: TablePlan) => deployments.map(({ changes }) => changes.map((change) => changeText(change)).join('; '));
const codes = ({ findings }: TablePlan) => findings.map(({ code, severity }) => `${severity} ${code}`);
const both = (before: TableText, after: TableText, resource: Properties = {}) =>
  planTable({ from: side(properties(before), resource), to: side(properties(after), resource) }, {});
const with_ = (before: Properties, after: Properties, resource: Properties = {}) => both({ more: before }, { more: after }, resource);

describe('nothing', () => {
  test('happens to the same table', () => {
    const plan = both({ indexes: ['gsi-a: a:S'] }, { indexes: ['gsi-a: a:S'] });

    expect(plan).toMatchObject({ outcome: 'unchanged', dataLoss: false, deployments: [], findings: [] });
  });

  test.each<[string, Properties, Properties]>([
    ['a default that is written out', {}, { DeletionProtectionEnabled: false, TableClass: 'STANDARD' }],
    [
      'another order of keys',
      { TimeToLiveSpecification: { Enabled: false, AttributeName: 'ttl' } },
      { TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: false } },
    ],
    ['a property that AWS::NoValue takes away', {}, { TableName: { Ref: 'AWS::NoValue' } }],
    [
      'a projection that is written out',
      { GlobalSecondaryIndexes: [indexOf('gsi-a: PK:S')] },
      { GlobalSecondaryIndexes: [indexOf('gsi-a: PK:S', { Projection: { ProjectionType: 'ALL' } })] },
    ],
  ])('follows from %s', (_, before, after) => {
    expect(with_(before, after, { Type: TABLE })).toMatchObject({ outcome: 'unchanged', findings: [] });
  });
});

describe('in place', () => {
  test.each<[string, Properties, Properties, string]>([
    ['tags', {}, { Tags: [{ Key: 'a', Value: 'b' }] }, 'in place: Tags'],
    ['protection', {}, { DeletionProtectionEnabled: true }, 'in place: DeletionProtectionEnabled, false to true'],
    [
      'recovery',
      {},
      { PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } },
      'in place: PointInTimeRecoverySpecification',
    ],
    [
      'time to live that is turned on',
      {},
      { TimeToLiveSpecification: { Enabled: true, AttributeName: 'ttl' } },
      'turn on the time to live ttl',
    ],
    [
      'time to live that is turned off',
      { TimeToLiveSpecification: { Enabled: true, AttributeName: 'ttl' } },
      { TimeToLiveSpecification: { Enabled: false, AttributeName: 'ttl' } },
      'turn off the time to live ttl',
    ],
  ])('%s', (_, before, after, text) => {
    expect(with_(before, after, { Type: TABLE })).toMatchObject({ outcome: 'updated', findings: [] });
    expect(steps(with_(before, after, { Type: TABLE }))).toEqual([text]);
  });

  test('throughput and insights of any number of indexes', () => {
    const sized = (units: number) => ({
      GlobalSecondaryIndexes: ['gsi-a: PK:S', 'gsi-b: PK:S'].map((index) =>
        indexOf(index, { ProvisionedThroughput: { WriteCapacityUnits: units } }),
      ),
    });

    expect(steps(with_(sized(1), sized(2), { Type: TABLE }))).toEqual([
      'in place: GlobalSecondaryIndexes.gsi-a, ProvisionedThroughput; in place: GlobalSecondaryIndexes.gsi-b, ProvisionedThroughput',
    ]);
  });

  test('settings of a replica, and not that it lists an index which comes', () => {
    const replica = (more: Properties) => ({ Replicas: [{ Region: { Ref: 'AWS::Region' }, ...more }] });
    const before = side(properties({ more: replica({ DeletionProtectionEnabled: true }) }));
    const after = side(
      properties({
        indexes: ['gsi-a: a:S'],
        more: replica({ TableClass: 'STANDARD_INFREQUENT_ACCESS', GlobalSecondaryIndexes: [{ IndexName: 'gsi-a' }] }),
      }),
    );

    expect(steps(planTable({ from: before, to: after }, {}))).toEqual([
      'in place: Replicas.own region, DeletionProtectionEnabled, TableClass; create the index gsi-a: a (S), ALL',
    ]);
  });
});

describe('indexes', () => {
  test('one that is created or deleted is one deployment and no finding', () => {
    expect(both({}, { indexes: ['gsi-a: a:S'] })).toMatchObject({
      outcome: 'updated',
      findings: [],
      deployments: [{ changes: [{ kind: 'create-index' }] }],
    });
    expect(both({ indexes: ['gsi-a: a:S'] }, {})).toMatchObject({
      findings: [{ code: 'DYN-C330' }],
      deployments: [{ changes: [{ kind: 'delete-index' }] }],
    });
  });

  test('several are waves, which wait for one another', () => {
    const plan = both({ indexes: ['gsi-a: a:S'], more: { Tags: [] } }, { indexes: ['gsi-b: b:S', 'gsi-c: c:N'] }, { Type: TABLE });

    expect(steps(plan)).toEqual([
      'in place: Tags; create the index gsi-b: b (S), ALL',
      'create the index gsi-c: c (N), ALL',
      'delete the index gsi-a: no longer wanted',
    ]);
    expect(plan.deployments.map(({ after }) => after)).toEqual([undefined, '`gsi-b` is active', '`gsi-c` is active']);
    expect(codes(plan)).toEqual(['error DYN-C306', 'warning DYN-C330']);
  });

  test('one command deploys the waves of a CDK app; any other template is edited for each wave', () => {
    const hints = (kind: 'cdk' | 'sam' | 'plain') => {
      const ttl = (AttributeName: string) => ({ TimeToLiveSpecification: { Enabled: true, AttributeName } });
      const to = { ...side(properties({ indexes: ['gsi-a: a:S', 'gsi-b: b:S'], more: ttl('new') })), kind };
      return planTable({ from: side(properties({ more: ttl('old') })), to }, {}).findings.map(({ hint }) => hint);
    };

    expect(new Set(hints('cdk'))).toEqual(new Set(['`dynamorm-cdk rollout run --stack <name>` deploys them one by one.']));
    expect(hints('sam')).toEqual(hints('plain'));
    expect(hints('plain')).toEqual([
      expect.stringContaining('a template for each of them'),
      expect.stringContaining('`AttributeName: old`'),
    ]);
  });

  test('the waves that a state file keeps are infos', () => {
    const pair = { from: side(properties({})), to: side(properties({ indexes: ['gsi-a: a:S', 'gsi-b: b:S'] })) };

    expect(codes(planTable(pair, { staged: true }))).toEqual(['info DYN-C306']);
  });

  test.each([
    ['key', indexOf('gsi-a: PK:S SK:S')],
    ['projection', indexOf('gsi-a: PK:S', { Projection: { ProjectionType: 'KEYS_ONLY' } })],
  ])('another %s deletes the index and makes it anew', (_, changed) => {
    const plan = with_({ GlobalSecondaryIndexes: [indexOf('gsi-a: PK:S')] }, { GlobalSecondaryIndexes: [changed] });

    expect(plan.deployments.map(({ changes: [{ kind }] }) => kind)).toEqual(['delete-index', 'create-index']);
    expect(codes(plan)).toEqual(['error DYN-C306', 'warning DYN-C307', 'warning DYN-C330']);
  });

  test('an attribute whose type changes replaces a table of the older kind where all is deployed at once', () => {
    const change = (Type: string) => both({ indexes: ['gsi-a: a:S'] }, { indexes: ['gsi-a: a:N'] }, { Type });

    expect(codes(change(TABLE))).toEqual(['error DYN-C301', 'error DYN-C306', 'warning DYN-C307', 'warning DYN-C330']);
    expect(codes(change(GLOBAL))).toEqual(['error DYN-C306', 'warning DYN-C307', 'warning DYN-C330']);
  });

  test('that are unknown until deployment are not planned', () => {
    const plan = with_({}, { GlobalSecondaryIndexes: [indexOf('gsi-a: PK:S', { IndexName: { Ref: 'Name' } })] });

    expect(plan).toMatchObject({ outcome: 'unknown', deployments: [] });
    expect(codes(plan)).toEqual(['warning DYN-C311']);
  });
});

describe('replacement', () => {
  test.each<[string, TableText, TableText, string]>([
    ['another partition key', {}, { keys: ['ID:S', 'SK:S'] }, 'the keys change from `PK (S)`, `SK (S)` to `ID (S)`, `SK (S)`'],
    ['another type', {}, { keys: ['PK:S', 'SK:N'] }, 'to `PK (S)`, `SK (N)`'],
    ['no sort key', {}, { keys: ['PK:S'] }, 'to `PK (S)`'],
    ['a local index', {}, { local: ['lsi-a: PK:S a:S'] }, 'the local secondary indexes change from none to `lsi-a` by a (S), ALL'],
    [
      'another local index',
      { local: ['lsi-a: PK:S a:S'] },
      { local: ['lsi-a: PK:S b:S'] },
      'from `lsi-a` by a (S), ALL to `lsi-a` by b (S), ALL',
    ],
    [
      'another name',
      { more: { TableName: 'old-name' } },
      { more: { TableName: 'new-name' } },
      'the name changes from `old-name` to `new-name`',
    ],
    ['a name', {}, { more: { TableName: 'new-name' } }, 'from a generated name to `new-name`'],
    ['no name', { more: { TableName: 'old-name' } }, {}, 'from `old-name` to a generated name'],
    ['another import', {}, { more: { ImportSourceSpecification: { InputFormat: 'CSV' } } }, 'the source of the import changes'],
  ])('%s loses the items', (_, before, after, reason) => {
    const plan = both(before, after);

    expect(plan).toMatchObject({ outcome: 'replaced', dataLoss: true, deployments: [{ changes: [{ kind: 'replace-table' }] }] });
    expect(codes(plan)).toEqual(['error DYN-C301']);
    expect(plan.findings[0].message).toContain(reason);
    expect(plan.findings[0].message).toContain('Data loss');
  });

  test('of the kind of table is data loss, says the documentation', () => {
    const plan = planTable({ from: side(properties(), { Type: TABLE }), to: side(properties(), { Type: GLOBAL }) }, {});

    expect(plan).toMatchObject({ outcome: 'replaced', dataLoss: true });
    expect(plan.findings).toMatchObject([{ code: 'DYN-C301', message: expect.stringContaining('which CloudFormation cannot convert') }]);
  });

  test('of the kind is data loss with a fixed name too', () => {
    const named = properties({ more: { TableName: 'orders' } });

    expect(codes(planTable({ from: side(named, { Type: TABLE }), to: side(named, { Type: GLOBAL }) }, {}))).toEqual(['error DYN-C301']);
  });

  test('--allow-replacement makes it a warning', () => {
    const pair = { from: side(properties()), to: side(properties({ keys: ['ID:S'] })) };

    expect(codes(planTable(pair, { allowReplacement: true }))).toEqual(['warning DYN-C301']);
  });

  test.each<[Properties, string]>([
    [{}, 'the old one goes with its items'],
    [{ UpdateReplacePolicy: 'Retain' }, 'the old one stays outside of the stack with its items'],
  ])('with %j says what becomes of the old table', (resource, fate) => {
    expect(both({}, { keys: ['ID:S'] }, resource).findings[0].message).toContain(fate);
  });

  test('of a protected table leaves it outside of the stack', () => {
    const plan = both(
      { more: { DeletionProtectionEnabled: true } },
      { keys: ['ID:S'], more: { DeletionProtectionEnabled: true } },
      { Type: TABLE },
    );

    expect(plan.findings[0].message).toContain('the old one stays, since it is protected');
  });

  test('of a table with a fixed name is refused, whatever is allowed', () => {
    const named = { more: { TableName: 'orders' } };
    const pair = { from: side(properties(named)), to: side(properties({ ...named, keys: ['ID:S'] })) };
    const plan = planTable(pair, { allowReplacement: true });

    expect(plan).toMatchObject({ outcome: 'refused', dataLoss: false, deployments: [] });
    expect(codes(plan)).toEqual(['error DYN-C302']);
  });
});

describe('time to live', () => {
  const attribute = (AttributeName: unknown) => ({ TimeToLiveSpecification: { Enabled: true, AttributeName } });

  test('another attribute is turned off, waited for and turned on', () => {
    const plan = with_(attribute('ttl'), attribute('expiresAt'));

    expect(steps(plan)).toEqual(['turn off the time to live ttl', 'turn on the time to live expiresAt']);
    expect(plan.deployments[1].after).toBe('the time to live is off, an hour at most');
    expect(codes(plan)).toEqual(['error DYN-C308']);
  });

  test('the wait comes after the waves of indexes', () => {
    const plan = both({ more: attribute('ttl') }, { indexes: ['gsi-a: a:S', 'gsi-b: b:S'], more: attribute('expiresAt') });

    expect(steps(plan)).toEqual([
      'turn off the time to live ttl; create the index gsi-a: a (S), ALL',
      'create the index gsi-b: b (S), ALL',
      'turn on the time to live expiresAt',
    ]);
  });

  test('an attribute that is unknown is said so', () => {
    expect(codes(with_(attribute('ttl'), attribute({ Ref: 'Attribute' })))).toEqual(['warning DYN-C310']);
  });
});

describe('replicas', () => {
  const StreamSpecification = { StreamViewType: 'NEW_AND_OLD_IMAGES' };
  const regions = (...names: unknown[]) => ({ StreamSpecification, Replicas: names.map((Region) => ({ Region })) });
  const own = { Ref: 'AWS::Region' };

  test('one comes in a deployment of its own', () => {
    const plan = planTable(
      {
        from: side(properties({ more: regions(own) })),
        to: side(properties({ indexes: ['gsi-a: a:S'], more: regions(own, 'us-east-1') })),
      },
      {},
    );

    expect(steps(plan)).toEqual(['create the index gsi-a: a (S), ALL', 'add the replica us-east-1']);
    expect(codes(plan)).toEqual(['warning DYN-C316']);
    expect(codes(with_(regions(own), regions(own, 'us-east-1')))).toEqual([]);
  });

  test('several are refused at once', () => {
    const plan = with_(regions(own, 'us-east-1'), regions(own, 'eu-west-1', 'eu-west-2'));

    expect(steps(plan)).toEqual(['remove the replica us-east-1', 'add the replica eu-west-1', 'add the replica eu-west-2']);
    expect(codes(plan)).toEqual(['warning DYN-C350', 'error DYN-C309']);
  });

  test('with strong consistency three come at once', () => {
    const strong = { MultiRegionConsistency: 'STRONG' };

    expect(codes(with_({ ...regions(own), ...strong }, { ...regions(own, 'eu-west-1', 'eu-west-2'), ...strong }))).toEqual([]);
    const switched = with_(regions(own), { ...regions(own, 'eu-west-1', 'eu-west-2'), ...strong });
    expect(switched.deployments.map(({ changes }) => changes.map(({ subject }) => subject))).toEqual([
      ['MultiRegionConsistency', 'eu-west-1', 'eu-west-2'],
    ]);
    expect(codes(switched)).toEqual(['warning DYN-C351']);
  });

  test('that of the stack cannot go', () => {
    expect(codes(with_(regions(own, 'us-east-1'), regions('us-east-1')))).toEqual(['error DYN-C302']);
  });

  test('need a customer key each, or none', () => {
    const keyed = (...keys: (string | undefined)[]) => ({
      StreamSpecification,
      Replicas: keys.map((KMSMasterKeyId, at) => ({
        Region: `region-${at}`,
        ...(KMSMasterKeyId ? { SSESpecification: { KMSMasterKeyId } } : {}),
      })),
    });

    expect(codes(with_(keyed('a', 'b'), keyed('a', undefined)))).toEqual(['error DYN-C302']);
    expect(codes(with_(keyed('a', 'b'), keyed('a', 'c')))).toEqual([]);
  });

  test('that are unknown are said so', () => {
    expect(codes(with_(regions(own), { StreamSpecification, Replicas: { 'Fn::Transform': 'Replicas' } }))).toEqual(['warning DYN-C310']);
    expect(codes(with_(regions(own), { StreamSpecification, Replicas: [{ Region: own }, { 'Fn::Transform': 'Replica' }] }))).toEqual([
      'warning DYN-C310',
    ]);
  });
});

describe('what DynamoDB refuses or takes only so often', () => {
  test.each<[string, Properties, Properties, string, string[]]>([
    ['on-demand billing', { BillingMode: 'PROVISIONED' }, {}, TABLE, ['info DYN-C313']],
    ['a stream', {}, { StreamSpecification: { StreamViewType: 'NEW_IMAGE' } }, TABLE, ['info DYN-C335']],
    ['provisioned billing without throughput', {}, { BillingMode: 'PROVISIONED' }, TABLE, ['error DYN-C336']],
    [
      'provisioned billing',
      {},
      { BillingMode: 'PROVISIONED', ProvisionedThroughput: { ReadCapacityUnits: 1, WriteCapacityUnits: 1 } },
      TABLE,
      [],
    ],
    [
      'provisioned billing without a seed',
      {},
      { BillingMode: 'PROVISIONED', WriteProvisionedThroughputSettings: { WriteCapacityAutoScalingSettings: {} } },
      GLOBAL,
      ['error DYN-C302'],
    ],
    [
      'provisioned billing with a seed',
      {},
      { BillingMode: 'PROVISIONED', WriteProvisionedThroughputSettings: { WriteCapacityAutoScalingSettings: { SeedCapacity: 1 } } },
      GLOBAL,
      [],
    ],
    ['another key', {}, { SSESpecification: { SSEEnabled: true } }, TABLE, ['info DYN-C313']],
    ['the key that AWS owns', { SSESpecification: { SSEEnabled: true } }, {}, TABLE, []],
    ['another class', {}, { TableClass: 'STANDARD_INFREQUENT_ACCESS' }, TABLE, ['info DYN-C313']],
    ['another consistency', {}, { MultiRegionConsistency: 'STRONG' }, GLOBAL, ['warning DYN-C351']],
    ['no strong consistency any more', { MultiRegionConsistency: 'STRONG' }, {}, GLOBAL, ['error DYN-C351']],
    [
      'another stream',
      { StreamSpecification: { StreamViewType: 'KEYS_ONLY' } },
      { StreamSpecification: { StreamViewType: 'NEW_IMAGE' } },
      TABLE,
      ['warning DYN-C312'],
    ],
    ['no stream', { StreamSpecification: { StreamViewType: 'KEYS_ONLY' } }, {}, TABLE, ['warning DYN-C312']],
    [
      'another stream of a table with replicas',
      { StreamSpecification: { StreamViewType: 'KEYS_ONLY' }, Replicas: [{ Region: 'a' }, { Region: 'b' }] },
      { StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' }, Replicas: [{ Region: 'a' }, { Region: 'b' }] },
      GLOBAL,
      ['error DYN-C302'],
    ],
  ])('%s', (_, before, after, Type, found) => {
    expect(codes(with_(before, after, { Type }))).toEqual(found);
  });
});

describe('what is unknown until deployment', () => {
  test.each<[string, Properties, Properties]>([
    [
      'a key',
      {},
      {
        KeySchema: [
          { AttributeName: { Ref: 'Key' }, KeyType: 'HASH' },
          { AttributeName: 'SK', KeyType: 'RANGE' },
        ],
      },
    ],
    ['all keys', {}, { KeySchema: { Ref: 'Keys' } }],
    ['a name', { TableName: 'orders' }, { TableName: { Ref: 'Name' } }],
    ['local indexes', {}, { LocalSecondaryIndexes: { 'Fn::Transform': 'Local' } }],
  ])('%s is said so, and never guessed', (_, before, after) => {
    const plan = with_(before, after);

    expect(codes(plan)).toEqual(['warning DYN-C310']);
    expect(plan.dataLoss).toBe(false);
  });

  test('the same expression is the same as long as what it refers to is', () => {
    const plan = with_({ TableName: { Ref: 'Name' } }, { TableName: { Ref: 'Name' } });

    expect(plan).toMatchObject({ outcome: 'unchanged', findings: [{ code: 'DYN-C329', severity: 'info' }] });
  });

  test('the region of the stack is not unknown', () => {
    expect(codes(with_({ TableName: { Ref: 'AWS::StackName' } }, { TableName: { Ref: 'AWS::StackName' } }))).toEqual([]);
  });
});

describe('a deployed table', () => {
  const table = properties({ more: { TableName: 'Shop-Orders-1ABCDEFGHIJK' } });

  test('is compared by what DynamoDB says', () => {
    const to = side(properties({ indexes: ['gsi-a: a:S'], more: { Tags: [{ Key: 'a', Value: 'b' }] } }));

    expect(steps(planTable({ from: deployed(table), to }, {}))).toEqual(['create the index gsi-a: a (S), ALL']);
  });

  test('whose name CloudFormation made needs none in the template', () => {
    expect(codes(planTable({ from: deployed(table), to: side(properties()) }, {}))).toEqual([]);
  });

  test('whose name somebody chose may be replaced where the template has none', () => {
    const from = deployed(properties({ more: { TableName: 'prod-orders' } }));
    const plan = planTable({ from, to: side(properties()) }, {});

    expect(plan.findings).toMatchObject([
      { code: 'DYN-C310', message: expect.stringContaining('whether the template had named the table') },
    ]);
  });

  test('that is replaced may be retained, which is not known', () => {
    const plan = planTable({ from: deployed(table), to: side(properties({ keys: ['ID:S'] })) }, {});

    expect(plan.findings[0].message).toContain('unless its UpdateReplacePolicy, which is not known here, retains it');
  });
});

test('a new table is created with all its indexes at once', () => {
  const plan = planCreation(side(properties({ indexes: ['gsi-a: a:S', 'gsi-b: b:S'] })));

  expect(steps(plan)).toEqual(['create the table: with all its 2 indexes at once']);
  expect(plan).toMatchObject({ outcome: 'created', findings: [] });
});

test('what a template says never moves the cursor of a terminal', () => {
  const text = renderPlans([planCreation(side(properties(), { path: 'Shop/\u001b[2JOrders' }))], false);

  expect(text).toContain('Shop/ [2JOrders');
  expect(text).not.toContain('\u001b');
});

describe('a key attribute without a definition', () => {
  const broken = side({ ...properties({ indexes: ['gsi-a: a:S'] }), AttributeDefinitions: [{ AttributeName: 'PK', AttributeType: 'S' }] });
  const messages = ({ findings }: TablePlan) => findings.map(({ message }) => message).join();

  test('is refused in a table that is updated, and named', () => {
    const plan = planTable({ from: side(properties({})), to: broken }, {});

    expect(plan).toMatchObject({ outcome: 'refused', dataLoss: false, deployments: [] });
    expect(codes(plan)).toContain('error DYN-C123');
    expect(messages(plan)).toContain('`a` is a key of the index `gsi-a`');
  });

  test('is refused in a new table', () => {
    expect(planCreation(broken)).toMatchObject({ outcome: 'refused', deployments: [] });
    expect(planCreation(side(properties({ indexes: ['gsi-a: a:S'] })))).toMatchObject({ outcome: 'created', findings: [] });
  });
});

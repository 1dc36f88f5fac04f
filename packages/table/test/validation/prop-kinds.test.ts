import { DynamORMTable, DynamORMTableGrants, type DynamORMTableProps, PublishedShape, TableAccess, TableClient } from '@dynamorm-cdk/table';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Alias, Code, Function as LambdaFunction, Runtime, SingletonFunction } from 'aws-cdk-lib/aws-lambda';
import { Aws, Fn, Lazy, Stack } from 'aws-cdk-lib/core';
import { describe, expect, test } from 'vitest';
import { newHandler } from '../handler';
import { errorOf, IN_EUROPE, KEYS, newStack, ordersTable, renderedTable } from '../synthesis';

/** What plain JavaScript lets through: types do not hold there. */
const untyped = <T>(value: unknown): T => value as T;

const madeWith = (props: Record<string, unknown>, stack = newStack(IN_EUROPE)) =>
  new DynamORMTable(stack, 'Orders', untyped<DynamORMTableProps>({ ...KEYS, ...props }));

const existing = (props: Record<string, unknown>) => {
  const stack = newStack();
  return DynamORMTable.fromExisting(stack, 'Existing', untyped({ ...KEYS, table: ordersTable({}, stack).table, ...props }));
};

const reader = (stack: Stack) => new Role(stack, 'Reader', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });

/** What an app of plain JavaScript gives by mistake: the settings of older constructs, one for a list, a name for an object. */
const MISTAKES: Record<string, [value: unknown, words: string]> = {
  models: ['models.dms.yaml', 'a ModelDocument, such as ModelDocument.fromFile(path)'],
  globalSecondaryIndexes: [{ indexName: 'gsi-status' }, 'a list of indexes'],
  localSecondaryIndexes: ['lsi-status', 'a list of indexes'],
  compositeFields: [[], 'an object with a value for each name'],
  stream: [true, '`NEW_IMAGE`, `OLD_IMAGE`, `NEW_AND_OLD_IMAGES` or `KEYS_ONLY`'],
  requiresStream: ['false', 'true or false'],
  timeToLiveAttribute: [true, 'a text'],
  enableTimestamps: ['true', 'true or false'],
  enableVersioning: [1, 'true or false'],
  namingConvention: ['SNAKE_CASE', '`camelCase`, `snake_case` or `PascalCase`'],
  environmentVariableName: [{}, 'a text'],
  fieldEncryptionKey: ['alias/orders', 'a key of KMS'],
  rollout: ['staged', 'a Rollout, such as Rollout.staged()'],
  tableName: [5, 'a text'],
  billing: ['PAY_PER_REQUEST', 'a Billing, such as Billing.onDemand()'],
  pointInTimeRecovery: [{ pointInTimeRecoveryEnabled: true }, 'true or false'],
  recoveryPeriod: [35, 'a Duration, such as Duration.days(35)'],
  deletionProtection: ['true', 'true or false'],
  removalPolicy: ['DESTROY', '`destroy`, `retain`, `snapshot` or `retain-on-update-or-delete`'],
  encryption: ['AWS_MANAGED', 'a TableEncryptionV2, such as TableEncryptionV2.awsManagedKey()'],
  tableClass: ['STANDARD_IA', '`STANDARD` or `STANDARD_INFREQUENT_ACCESS`'],
  contributorInsights: [true, 'an object, as { enabled: true }'],
  warmThroughput: [100, 'an object, as { readUnitsPerSecond: 12000 }'],
  indexOptions: [[], 'an object with a value for each name'],
  kinesisStream: ['changes', 'a stream of Kinesis'],
  resourcePolicy: [{ Statement: [] }, 'a PolicyDocument'],
  streamResourcePolicy: [{ Statement: [] }, 'a PolicyDocument'],
  replicas: ['us-east-1', 'a list of replicas'],
  multiRegionConsistency: ['Strong', '`EVENTUAL` or `STRONG`'],
  witnessRegion: [1, 'a text'],
  globalTableSettingsReplicationMode: [true, 'a text'],
  standardTags: ['no', 'true or false'],
  tags: [[{ key: 'team', value: 'orders' }], 'an object with a text for each tag'],
  disabledTimeToLiveAttribute: [true, 'a text'],
};

describe('a value of another kind than its prop takes', () => {
  test.each(Object.entries(MISTAKES))('is refused for %s', (prop, [value, words]) => {
    const message = errorOf(() => madeWith({ [prop]: value }));
    expect(message).toContain(`DYN-T039 ${prop}: \`${prop}\` is `);
    expect(message).toContain(`, but takes ${words}.`);
  });

  test('is told together with all others', () => {
    const given = Object.fromEntries(Object.entries(MISTAKES).map(([prop, [value]]) => [prop, value]));
    const message = errorOf(() => madeWith(given));
    for (const prop of Object.keys(MISTAKES)) expect(message).toContain(`DYN-T039 ${prop}: `);
  });

  test.each<[string, Record<string, unknown>]>([
    ['partitionKey.type', { partitionKey: { name: 'PK', type: 'STRING' } }],
    ['sortKey', { sortKey: 'SK' }],
    ['globalSecondaryIndexes[0]', { globalSecondaryIndexes: ['gsi-status'] }],
    ['globalSecondaryIndexes[0]', { globalSecondaryIndexes: [null] }],
    ['globalSecondaryIndexes[0].partitionKey', { globalSecondaryIndexes: [{ indexName: 'gsi-status', partitionKey: 'status' }] }],
    ['globalSecondaryIndexes[0].projectionType', { globalSecondaryIndexes: [{ indexName: 'g', projectionType: 'KEYS' }] }],
    ['globalSecondaryIndexes[0].nonKeyAttributes', { globalSecondaryIndexes: [{ indexName: 'g', nonKeyAttributes: 'total' }] }],
    ['localSecondaryIndexes[0].sortKey', { localSecondaryIndexes: [{ indexName: 'lsi-status', sortKey: 'status' }] }],
    ['compositeFields.PK', { compositeFields: { PK: 'tenant' } }],
    ['indexOptions.g.readCapacity', { indexOptions: { g: { readCapacity: 5 } } }],
    ['replicas[0]', { replicas: ['us-east-1'] }],
    ['replicas[0].deletionProtection', { replicas: [{ region: 'us-east-1', deletionProtection: 'yes' }] }],
    ['warmThroughput.readUnitsPerSecond', { warmThroughput: { readUnitsPerSecond: '12000' } }],
    ['contributorInsights.enabled', { contributorInsights: { mode: 'THROTTLED_KEYS' } }],
    ['replicas[0].resourcePolicy', { replicas: [{ region: 'us-east-1', resourcePolicy: {} }] }],
    ['tags.cost', { tags: { cost: 5 } }],
  ])('is refused at its place: %s', (path, props) => {
    expect(errorOf(() => madeWith(props))).toContain(`DYN-T039 ${path}: \`${path}\` is `);
  });

  test('is refused for a table that exists', () => {
    expect(errorOf(() => existing({ table: 'orders', replicaRegions: 'us-east-1', shape: 'shape.json' }))).toMatch(
      /3 errors:\n.*DYN-T039 table: .*\n.*DYN-T039 replicaRegions: .*\n.*DYN-T039 shape: /,
    );
    expect(errorOf(() => existing({ table: undefined }))).toContain('`table` is missing, but takes a table');
  });
});

describe('no value', () => {
  const nulls = Object.fromEntries(Object.keys(MISTAKES).map((prop) => [prop, null]));

  test('is the same as null', () => {
    const [stack, other] = [newStack(IN_EUROPE), newStack(IN_EUROPE)];
    madeWith(nulls, stack);
    madeWith({}, other);
    expect(renderedTable(stack)).toEqual(renderedTable(other));
  });

  test('is the same as null within an index and a replica', () => {
    const index = { indexName: 'gsi-status', partitionKey: { name: 'status', type: 'S' } };
    const none = {
      projectionType: null,
      nonKeyAttributes: null,
      partitionKeys: null,
      sortKeys: null,
      compositeFields: null,
      readCapacity: null,
    };
    const [stack, other] = [newStack(IN_EUROPE), newStack(IN_EUROPE)];
    madeWith({ globalSecondaryIndexes: [{ ...index, ...none }], replicas: [{ region: 'us-east-1', resourcePolicy: null }] }, stack);
    madeWith({ globalSecondaryIndexes: [index], replicas: [{ region: 'us-east-1' }] }, other);
    expect(renderedTable(stack)).toEqual(renderedTable(other));
  });

  test('at all asks for a key', () => {
    expect(errorOf(() => new DynamORMTable(newStack(), 'Orders', untyped(undefined)))).toContain('DYN-T001');
  });

  test('in an existing table is the same as null', () => {
    const none = { models: null, globalSecondaryIndexes: null, replicaRegions: null, compositeFields: null, shape: null };
    expect(existing(none).shape).toEqual(existing({}).shape);
  });
});

test('values that only the deployment knows are of every kind', () => {
  const later = Fn.importValue('later');
  const props = {
    tableName: later,
    timeToLiveAttribute: later,
    tableClass: later,
    deletionProtection: Lazy.any({ produce: () => false }),
    tags: { team: later },
    globalSecondaryIndexes: [{ indexName: 'gsi-status', partitionKey: { name: Aws.STACK_NAME, type: 'S' }, maxReadRequestUnits: 5 }],
  };
  expect(() => madeWith(props)).not.toThrow();
});

describe('a grant', () => {
  test.each<[string, Record<string, unknown>]>([
    ['options.indexes', { indexes: 'gsi-status' }],
    ['options.leadingKeys', { leadingKeys: 'ORDER#*' }],
    ['options.indexLeadingKeys.gsi-status', { indexLeadingKeys: { 'gsi-status': 'OPEN' } }],
    ['options.models', { models: 'models.dms.yaml' }],
    ['options.allTenants', { allTenants: 'false' }],
  ])('is refused for another kind of %s', (path, options) => {
    const orders = ordersTable();
    expect(errorOf(() => orders.grants.read(reader(Stack.of(orders)), untyped(options)))).toContain(`DYN-T039 ${path}: `);
  });

  test('takes null as nothing', () => {
    const orders = ordersTable();
    expect(() => orders.grants.read(reader(Stack.of(orders)), untyped({ indexes: null, leadingKeys: null, models: null }))).not.toThrow();
  });

  test('needs somebody to grant to, and a list of actions', () => {
    const orders = ordersTable();
    expect(errorOf(() => orders.grants.read(untyped(undefined)))).toContain('`grantee` is missing, but takes a grantee');
    expect(errorOf(() => orders.grants.stream(untyped('role')))).toContain('`grantee` is the text `role`');
    expect(errorOf(() => orders.grants.actions(reader(Stack.of(orders)), untyped('dynamodb:DescribeTable')))).toContain(
      '`actions` is the text `dynamodb:DescribeTable`, but takes a list of actions.',
    );
  });
});

describe('a later call', () => {
  test.each<[string, (orders: DynamORMTable) => unknown]>([
    [
      'options: `options` is the text `status`, but takes an object with the sort key',
      (orders) => orders.addLocalIndex('a', untyped('status')),
    ],
    ['options.sortKey: ', (orders) => orders.addLocalIndex('a', untyped({}))],
    ['options.sortKey: ', (orders) => orders.addLocalIndex('a', untyped({ sortKey: null }))],
    ['options.partitionKey.type: ', (orders) => orders.addGlobalIndex('a', untyped({ partitionKey: { name: 'a' } }))],
    ['options.partitionKeys[0].type: ', (orders) => orders.addGlobalIndex('a', untyped({ partitionKeys: [{ name: 'a' }] }))],
    ['options.partitionKey: ', (orders) => orders.addGlobalIndex('a', untyped({ partitionKey: 'status' }))],
    ['options.projectionType: ', (orders) => orders.addGlobalIndex('a', untyped({ projectionType: 'KEYS' }))],
    ['options.nonKeyAttributes: ', (orders) => orders.addGlobalIndex('a', untyped({ nonKeyAttributes: 'total' }))],
    ['options.throttles: `options.throttles` is `0`, but takes a number, 1 or greater.', (orders) => orders.alarms({ throttles: 0 })],
    ['options.evaluationPeriods: ', (orders) => orders.alarms({ evaluationPeriods: 0 })],
    ['options.period: ', (orders) => orders.alarms(untyped({ period: 60 }))],
    ['options.actions[0]: ', (orders) => orders.alarms(untyped({ actions: ['topic'] }))],
    ['options.parameterName: ', (orders) => orders.publishShape(untyped({ parameterName: 5 }))],
    ['models: ', (orders) => orders.validateModelCompatibility(untyped('models.dms.yaml'))],
    ['props.shape: ', (orders) => DynamORMTableGrants.fromTable(orders.table, untyped({}))],
    ['table: ', () => DynamORMTableGrants.fromTable(untyped({}), untyped({ shape: { partitionKey: {} } }))],
    ['path: ', () => PublishedShape.fromFile(untyped(0))],
    ['parameterName: ', (orders) => PublishedShape.fromParameter(orders, untyped(undefined))],
  ])('is refused for another kind of value: DYN-T039 %s', (place, call) => {
    expect(errorOf(() => call(ordersTable()))).toContain(`DYN-T039 ${place}`);
  });

  test('takes null as nothing', () => {
    const orders = ordersTable();
    const status = { name: 'status', type: 'S' };
    orders.addGlobalIndex('status', untyped({ partitionKey: status, nonKeyAttributes: null, projectionType: null }));
    orders.addLocalIndex('status', untyped({ sortKey: status, nonKeyAttributes: null }));
    expect(orders.alarms(untyped(null))).toHaveLength(3);
    expect(() => orders.publishShape(untyped(null))).not.toThrow();
  });
});

describe('connecting', () => {
  test('names what to use for a function without an environment', () => {
    const orders = ordersTable();
    const handler = newHandler(Stack.of(orders));
    const alias = new Alias(Stack.of(orders), 'Live', { aliasName: 'live', version: handler.currentVersion });
    const imported = LambdaFunction.fromFunctionName(Stack.of(orders), 'Imported', 'orders');
    for (const one of [alias, imported, handler.currentVersion]) {
      expect(errorOf(() => orders.connect(untyped(one), TableAccess.READ))).toMatch(/DYN-T039 handler: .*TableClient\.withoutEnvironment/);
    }
    const code = Code.fromInline('exports.handler = async () => {};');
    const single = new SingletonFunction(Stack.of(orders), 'Single', {
      uuid: 'one',
      runtime: Runtime.NODEJS_22_X,
      handler: 'index.handler',
      code,
    });
    expect(errorOf(() => orders.connect(untyped(single), TableAccess.READ))).toContain('TableClient.singletonFunction');
    expect(() => orders.connectClient(TableClient.singletonFunction(single), TableAccess.READ)).not.toThrow();
  });

  test.each([[undefined], ['READ'], ['admin']])('needs an access; %j is none', (access) => {
    const orders = ordersTable();
    expect(errorOf(() => orders.connect(newHandler(Stack.of(orders)), untyped(access)))).toContain(
      'but takes `read`, `write` or `readWrite`.',
    );
  });

  test('needs a client', () => {
    const orders = ordersTable();
    expect(errorOf(() => orders.connectClient(untyped(newHandler(Stack.of(orders))), TableAccess.READ))).toContain(
      'but takes a TableClient',
    );
    const makers = [TableClient.container, TableClient.taskDefinition, TableClient.singletonFunction, TableClient.withoutEnvironment];
    for (const make of makers) expect(errorOf(() => make(untyped({})))).toContain('DYN-T039');
  });
});

import { defineCodes } from '@dynamorm-cdk/core/diagnostics';

/** The rendered template against what was declared. */
export const templateCodes = defineCodes({
  'DYN-T080': {
    severity: 'warning',
    title: 'Every index in the template is declared on the construct.',
    why: 'Grants and model checks ignore an index that you add to the inner table. This is an error in a MultiTenantTable and for an existing table.',
    broken: "orders.table.addGlobalSecondaryIndex({ indexName: 'gsi-status', partitionKey: status });",
    fixed: "orders.addGlobalIndex('gsi-status', { partitionKey: status });",
  },
  'DYN-T081': {
    severity: 'warning',
    title: 'The keys in the template match the declaration.',
    why: 'Models and grants are checked against the declared keys. This is an error in a MultiTenantTable and for an existing table.',
    broken: "cfnTable.addPropertyOverride('AttributeDefinitions.0.AttributeType', 'N');",
    fixed: "partitionKey: { name: 'PK', type: AttributeType.NUMBER },",
  },
  'DYN-T082': {
    severity: 'warning',
    title: 'The time to live attribute in the template matches the declaration.',
    why: 'Models are checked against the declared attribute. This is an error in a MultiTenantTable and for an existing table.',
    broken: "cfnTable.addPropertyOverride('TimeToLiveSpecification', { AttributeName: 'expires', Enabled: true });",
    fixed: "timeToLiveAttribute: 'expires',",
  },
  'DYN-T083': {
    severity: 'warning',
    title: 'Every declared index is in the template, with the same settings.',
    why: 'Grants and model checks rely on the declaration. This is an error in a MultiTenantTable and for an existing table.',
    broken: "cfnTable.addPropertyOverride('GlobalSecondaryIndexes.0.Projection.ProjectionType', 'KEYS_ONLY');",
    fixed: "globalSecondaryIndexes: [{ indexName: 'gsi-status', partitionKey: status, projectionType: ProjectionType.KEYS_ONLY }],",
  },
  'DYN-T084': {
    severity: 'warning',
    title: 'The replicas in the template match the declaration.',
    why: 'Grants do not cover a replica that you add to the inner table, and clients find no table in a region that an override removes. This is an error in a MultiTenantTable.',
    broken: "orders.table.addReplica({ region: 'eu-central-1' });",
    fixed: "replicas: [{ region: 'eu-central-1' }],",
  },
  'DYN-T134': {
    severity: 'warning',
    title: 'The name and the encryption in the template match the declaration.',
    why: 'Grants name the declared keys, and policies and variables in other stacks the declared name. This is an error in a MultiTenantTable.',
    broken: "cfnTable.addPropertyOverride('SSESpecification.SSEEnabled', false);",
    fixed: 'encryption: TableEncryptionV2.dynamoOwnedKey(),',
  },
  'DYN-T085': {
    severity: 'info',
    title: 'An existing table is defined in this app, so that its keys can be checked.',
    why: 'An imported table has a name, but no keys. Check the declaration against the deployed table with `dynamorm-cdk drift`.',
  },
  'DYN-T086': {
    severity: 'warning',
    title: 'The stream in the template matches the declaration.',
    why: 'Consumers of the stream rely on the declared view type. This is an error in a MultiTenantTable and for an existing table.',
    broken: "cfnTable.addPropertyOverride('StreamSpecification.StreamViewType', 'KEYS_ONLY');",
    fixed: 'stream: StreamViewType.KEYS_ONLY,',
  },
  'DYN-T104': {
    severity: 'warning',
    title: 'The removal policy in the template matches the declaration.',
    why: '`applyRemovalPolicy` and `RemovalPolicies` bypass the construct. A table that you want to keep is deleted with its stack or, with deletion protection, deleting the stack fails.',
    broken: 'RemovalPolicies.of(app).destroy();',
    fixed: 'removalPolicy: RemovalPolicy.DESTROY,\ndeletionProtection: false,',
  },
  'DYN-T105': {
    severity: 'error',
    title: 'A table has a stream if something in the app reads it.',
    why: 'CDK returns a stream ARN for every TableV2, but the deployment fails if the table has no stream.',
    broken:
      "const orders = new DynamORMTable(this, 'Orders', { partitionKey });\nhandler.addEventSource(new DynamoEventSource(orders.table, { startingPosition }));",
    fixed:
      "const orders = new DynamORMTable(this, 'Orders', { partitionKey, stream: StreamViewType.NEW_AND_OLD_IMAGES });\nhandler.addEventSource(new DynamoEventSource(orders.table, { startingPosition }));",
  },
  'DYN-T106': {
    severity: 'error',
    title: 'Tables of one account and region have different names.',
    why: 'The second table cannot be created. This is a warning if the stacks set no account and region.',
    broken:
      "new DynamORMTable(this, 'Orders', { models, tableName: 'orders' });\nnew DynamORMTable(this, 'Archive', { models, tableName: 'orders' });",
    fixed:
      "new DynamORMTable(this, 'Orders', { models, tableName: 'orders' });\nnew DynamORMTable(this, 'Archive', { models, tableName: 'orders-archive' });",
  },
  'DYN-T132': {
    severity: 'error',
    title: 'CloudFormation and DynamoDB accept the table in the template.',
    why: 'Overrides can produce a table that they refuse, for example throughput that does not fit the billing mode, a vector index on a provisioned table, or two indexes with the same name.',
    broken: "cfnTable.addPropertyOverride('BillingMode', 'PROVISIONED');",
    fixed: 'billing: Billing.provisioned({ readCapacity: Capacity.fixed(5), writeCapacity: Capacity.autoscaled({ maxCapacity: 10 }) }),',
  },
});

import { defineCodes } from '@dynamorm-cdk/core/diagnostics';

/** The rendered template against what was declared. */
export const templateCodes = defineCodes({
  'DYN-T080': {
    severity: 'warning',
    title: 'Every index in the template is declared on the construct.',
    why: 'Grants and model checks do not know an index that was added to the inner table. An error in a MultiTenantTable and in an existing table.',
    broken: "orders.table.addGlobalSecondaryIndex({ indexName: 'gsi-status', partitionKey: status });",
    fixed: "orders.addGlobalIndex('gsi-status', { partitionKey: status });",
  },
  'DYN-T081': {
    severity: 'warning',
    title: 'The keys in the template are the declared ones.',
    why: 'Models and grants are checked against the declared keys. An error in a MultiTenantTable and in an existing table.',
    broken: "cfnTable.addPropertyOverride('AttributeDefinitions.0.AttributeType', 'N');",
    fixed: "partitionKey: { name: 'PK', type: AttributeType.NUMBER },",
  },
  'DYN-T082': {
    severity: 'warning',
    title: 'The time to live attribute in the template is the declared one.',
    why: 'Models are checked against the declared attribute. An error in a MultiTenantTable and in an existing table.',
    broken: "cfnTable.addPropertyOverride('TimeToLiveSpecification.AttributeName', 'expires');",
    fixed: "timeToLiveAttribute: 'expires',",
  },
  'DYN-T083': {
    severity: 'warning',
    title: 'Every declared index is in the template as it was declared.',
    why: 'Grants and model checks rely on the declaration. An error in a MultiTenantTable and in an existing table.',
    broken: "cfnTable.addPropertyOverride('GlobalSecondaryIndexes.0.Projection.ProjectionType', 'KEYS_ONLY');",
    fixed: "globalSecondaryIndexes: [{ indexName: 'gsi-status', partitionKey: status, projectionType: ProjectionType.KEYS_ONLY }],",
  },
  'DYN-T084': {
    severity: 'warning',
    title: 'Every replica in the template is declared.',
    why: 'Grants do not cover a replica that was added to the inner table. An error in a MultiTenantTable.',
    broken: "orders.table.addReplica({ region: 'eu-central-1' });",
    fixed: "replicas: [{ region: 'eu-central-1' }],",
  },
  'DYN-T085': {
    severity: 'info',
    title: 'An existing table is defined in this app, so that its keys can be checked.',
    why: 'An imported table has a name and no keys. Check it against the deployed table with `dynamorm-cdk drift`.',
  },
  'DYN-T086': {
    severity: 'warning',
    title: 'The stream in the template is the declared one.',
    why: 'Consumers of the stream rely on the declared view type. An error in a MultiTenantTable and in an existing table.',
    broken: "cfnTable.addPropertyOverride('StreamSpecification.StreamViewType', 'KEYS_ONLY');",
    fixed: 'stream: StreamViewType.KEYS_ONLY,',
  },
  'DYN-T104': {
    severity: 'warning',
    title: 'The removal policy in the template is the declared one.',
    why: '`applyRemovalPolicy` and `RemovalPolicies` come past the construct. A table that was meant to stay goes with its stack, or, with deletion protection, the deletion of the stack fails.',
    broken: 'RemovalPolicies.of(app).destroy();',
    fixed: 'removalPolicy: RemovalPolicy.DESTROY,\ndeletionProtection: false,',
  },
  'DYN-T105': {
    severity: 'error',
    title: 'Whoever reads the stream of a table finds one.',
    why: 'CDK takes the ARN of the stream from every TableV2, and the deployment fails where the table has none.',
    broken:
      "const orders = new DynamORMTable(this, 'Orders', { partitionKey });\nhandler.addEventSource(new DynamoEventSource(orders.table, { startingPosition }));",
    fixed:
      "const orders = new DynamORMTable(this, 'Orders', { partitionKey, stream: StreamViewType.NEW_AND_OLD_IMAGES });\nhandler.addEventSource(new DynamoEventSource(orders.table, { startingPosition }));",
  },
  'DYN-T106': {
    severity: 'error',
    title: 'Tables of one account and region have different names.',
    why: 'The second one cannot be created. A warning where the stacks name no account and region.',
    broken:
      "new DynamORMTable(this, 'Orders', { models, tableName: 'orders' });\nnew DynamORMTable(this, 'Archive', { models, tableName: 'orders' });",
    fixed:
      "new DynamORMTable(this, 'Orders', { models, tableName: 'orders' });\nnew DynamORMTable(this, 'Archive', { models, tableName: 'orders-archive' });",
  },
  'DYN-T132': {
    severity: 'error',
    title: 'CloudFormation and DynamoDB accept the table as the template has it.',
    why: 'Overrides can ask for what they refuse: throughput that does not fit the billing mode, a vector index of a provisioned table, one name of two indexes.',
    broken: "cfnTable.addPropertyOverride('BillingMode', 'PROVISIONED');",
    fixed: 'billing: Billing.provisioned({ readCapacity: Capacity.fixed(5), writeCapacity: Capacity.autoscaled({ maxCapacity: 10 }) }),',
  },
});

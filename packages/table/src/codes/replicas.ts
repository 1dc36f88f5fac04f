import { defineCodes } from '@dynamorm-cdk/core/diagnostics';

/** Replicas and customer keys. */
export const replicaCodes = defineCodes({
  'DYN-T022': {
    severity: 'error',
    title: 'A stack with replicas or a customer key has an explicit region.',
    why: "The template also lists the replica in the stack's region, so synthesis must know the region.",
    broken: "new Stack(app, 'Orders');",
    fixed: "new Stack(app, 'Orders', { env: { account: '111122223333', region: 'eu-west-1' } });",
  },
  'DYN-T023': {
    severity: 'error',
    title: 'Each region of a table is known at synthesis and listed once.',
    why: 'The table is already in the region of the stack. List each other region once.',
    broken: "// in a stack of eu-west-1\nreplicas: [{ region: 'eu-west-1' }],",
    fixed: "// in a stack of eu-west-1\nreplicas: [{ region: 'eu-central-1' }],",
  },
  'DYN-T024': {
    severity: 'error',
    title: "With customer managed keys, list a key in the region of each replica, but not for the stack's region.",
    why: 'A KMS key works in one region. The key of the table, in its own region, is the first argument of `TableEncryptionV2.customerManagedKey`.',
    broken: "encryption: TableEncryptionV2.customerManagedKey(key),\nreplicas: [{ region: 'eu-central-1' }],",
    fixed:
      "encryption: TableEncryptionV2.customerManagedKey(key, { 'eu-central-1': replicaKeyArn }),\nreplicas: [{ region: 'eu-central-1' }],",
  },
  'DYN-T034': {
    severity: 'error',
    title: 'Each region of a replica exists, in the partition of the table.',
    why: 'A mistyped region fails during deployment, after the table is created. DynamoDB replicates only within one partition, never between China, GovCloud and the other regions.',
    broken: "replicas: [{ region: 'eu-centrl-1' }],",
    fixed: "replicas: [{ region: 'eu-central-1' }],",
  },
  'DYN-T029': {
    severity: 'error',
    title: 'Replicas set options only for indexes that the table has.',
    why: 'CDK would write options for a nonexistent index, and the deployment would fail.',
    broken: "replicas: [{ region: 'eu-central-1', globalSecondaryIndexOptions: { 'gsi-state': { maxReadRequestUnits: 10 } } }],",
    fixed: "replicas: [{ region: 'eu-central-1', globalSecondaryIndexOptions: { 'gsi-status': { maxReadRequestUnits: 10 } } }],",
  },
  'DYN-T032': {
    severity: 'error',
    title: 'A table that another account can access does not use the AWS managed key.',
    why: 'No policy can allow another account to use that key, so every call fails with a KMS error. The AWS managed key is the default.',
    broken: "orders.grants.read(new AccountPrincipal('444455556666'));",
    fixed:
      "const orders = new DynamORMTable(this, 'Orders', { models, encryption: TableEncryptionV2.dynamoOwnedKey() });\norders.grants.read(new AccountPrincipal('444455556666'));",
  },
  'DYN-T033': {
    severity: 'error',
    title: 'A key that you pass as an alias is known.',
    why: 'In a permission, the ARN of an alias never means its key, so the grant would allow nothing.',
    broken: "fieldEncryptionKey: Alias.fromAliasName(this, 'FieldKey', 'alias/orders'),",
    fixed: "fieldEncryptionKey: Key.fromLookup(this, 'FieldKey', { aliasName: 'alias/orders' }),",
  },
  'DYN-T133': {
    severity: 'warning',
    title: 'A replica exists before it gets a resource policy.',
    why: "Outside the stack's region, CloudFormation refuses a new replica with a resource policy. Deploy the replica first, then add the policy and acknowledge the warning.",
    broken: "replicas: [{ region: 'us-east-1', resourcePolicy }], // a new replica",
    fixed: "replicas: [{ region: 'us-east-1' }], // its resourcePolicy in the next deployment",
  },
  'DYN-T111': {
    severity: 'error',
    title: 'A table that is copied into another account has no other replicas.',
    why: 'DynamoDB adds a replica of another account to a table of one region, with eventual consistency. The deployment of the replica would fail.',
    broken:
      "const orders = new DynamORMTable(this, 'Orders', { ...base, tableName: 'orders', replicas: [{ region: 'eu-central-1' }] });\nnew TableV2MultiAccountReplica(theirStack, 'Orders', { replicaSourceTable: orders.table });",
    fixed:
      "const orders = new DynamORMTable(this, 'Orders', { ...base, tableName: 'orders' });\nnew TableV2MultiAccountReplica(theirStack, 'Orders', { replicaSourceTable: orders.table });",
  },
});

import { defineCodes } from '@dynamorm-cdk/core/diagnostics';

/** Grants: whom and what they reach. */
export const grantCodes = defineCodes({
  'DYN-T060': {
    severity: 'error',
    title: 'A grant names indexes that the table has.',
    why: 'A grant of a nonexistent index allows nothing, so queries on the index that you meant are denied.',
    broken: "orders.grants.read(handler, { indexes: ['gsi-state'] });",
    fixed: "orders.grants.read(handler, { indexes: ['gsi-status'] });",
  },
  'DYN-T061': {
    severity: 'error',
    title: '`leadingKeys` has at least one pattern, and no pattern is empty.',
    why: 'An empty list would create a condition that denies everything or that IAM refuses.',
    broken: 'orders.grants.read(handler, { leadingKeys: [] });',
    fixed: "orders.grants.read(handler, { leadingKeys: ['ORDER#*'] });",
  },
  'DYN-T062': {
    severity: 'error',
    title: 'A grant of Scan is not narrowed by `leadingKeys`.',
    why: 'A Scan has no partition key, so IAM has nothing to compare and would deny every Scan.',
    broken: "orders.grants.scan(handler, { leadingKeys: ['ORDER#*'] });",
    fixed: "orders.grants.read(handler, { leadingKeys: ['ORDER#*'] });",
  },
  'DYN-T063': {
    severity: 'error',
    title: 'A table has a stream before you grant access to it.',
    why: 'Without a stream there is nothing to grant. Set the `stream` prop.',
    broken: "const orders = new DynamORMTable(this, 'Orders', { partitionKey });\norders.grants.stream(handler);",
    fixed:
      "const orders = new DynamORMTable(this, 'Orders', { partitionKey, stream: StreamViewType.NEW_AND_OLD_IMAGES });\norders.grants.stream(handler);",
  },
  'DYN-T064': {
    severity: 'warning',
    title: 'The grantee belongs to the account of the table.',
    why: 'Across accounts, two policies must allow the access: the resource policy of the table and the policy of the role. A grant writes the resource policy for a table of this app. If only the policy of an imported role is missing, this is an informational message.',
    broken:
      "const orders = DynamORMTable.fromExisting(this, 'Orders', { table: TableV2.fromTableName(this, 'Table', 'orders'), partitionKey });\norders.grants.read(Role.fromRoleArn(this, 'Reader', 'arn:aws:iam::444455556666:role/reader'));",
    fixed:
      "// in the app that makes the table:\norders.grants.read(Role.fromRoleArn(this, 'Reader', 'arn:aws:iam::444455556666:role/reader'));\n// and in account 444455556666: allow the same actions in the policy of the role",
  },
  'DYN-T065': {
    severity: 'warning',
    title: 'The grantee has a policy to which CDK can add a statement.',
    why: 'An imported user or a service principal has no policy in this app, so nothing is granted.',
    broken: "orders.grants.read(new ServicePrincipal('lambda.amazonaws.com'));",
    fixed: "orders.grants.read(new Role(this, 'Reader', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') }));",
  },
  'DYN-T066': {
    severity: 'error',
    title: 'A grant with `leadingKeys` has patterns for each index.',
    why: 'IAM compares the patterns with the partition key of the table or index that is queried. An index with another partition key has other values, so the patterns of the table would deny every query on it.',
    broken: "orders.grants.read(handler, { leadingKeys: ['ORDER#*'] }); // gsi-status is led by `status`",
    fixed: "orders.grants.read(handler, { leadingKeys: ['ORDER#*'], indexLeadingKeys: { 'gsi-status': ['OPEN'] } });",
  },
  'DYN-T067': {
    severity: 'error',
    title: 'Only a string key has patterns of leading keys.',
    why: 'IAM compares a number or a binary value as text, so `1*` would match 1, 10 and 1000.',
    broken: "orders.grants.read(handler, { leadingKeys: ['1*'] }); // the partition key has type N",
    fixed: "orders.grants.read(handler, { leadingKeys: ['1', '2'] });",
  },
  'DYN-T068': {
    severity: 'error',
    title: 'A grant of single actions or vector indexes lists each of them.',
    why: 'A wildcard grants more than intended, and granting an action that IAM does not authorize on a table has no effect.',
    broken: "orders.grants.actions(handler, ['dynamodb:Describe*']);",
    fixed: "orders.grants.actions(handler, ['dynamodb:DescribeTable']);",
  },
  'DYN-T069': {
    severity: 'error',
    title: 'A table has a physical name before a narrowed grant to another account.',
    why: "Another account needs the table's resource policy, which cannot refer to the table. The policy names an index through the table's name, or allows everything with `*`.",
    broken: "orders.grants.query(new AccountPrincipal('444455556666'), { indexes: ['gsi-status'] });",
    fixed:
      "const orders = new DynamORMTable(this, 'Orders', { models, tableName: 'orders', encryption: TableEncryptionV2.dynamoOwnedKey() });\norders.grants.query(new AccountPrincipal('444455556666'), { indexes: ['gsi-status'] });",
  },
  'DYN-T098': {
    severity: 'warning',
    title: "A grantee that needs the table's resource policy can access every replica.",
    why: "A grant writes the table's policy only in the region of its stack. CloudFormation refuses a resource policy on a new replica in another region, so add the replica's policy in a second deployment.",
    broken:
      "const orders = new DynamORMTable(this, 'Orders', { models, encryption, replicas: [{ region: 'eu-central-1' }] });\norders.grants.read(new AccountPrincipal('444455556666'));",
    fixed:
      "// once the replica is deployed:\nconst replicas = [{ region: 'eu-central-1', resourcePolicy: policyForReader }];\nconst orders = new DynamORMTable(this, 'Orders', { models, encryption, replicas });\norders.grants.read(new AccountPrincipal('444455556666'));",
  },
  'DYN-T099': {
    severity: 'error',
    title: 'A role in another account has a physical name before you grant it a table.',
    why: "Another account needs the table's resource policy, which must name the role. CloudFormation cannot refer to resources of another account, so the name must be known at synthesis.",
    broken: "const reader = new Role(theirStack, 'Reader', { assumedBy });\norders.grants.read(reader);",
    fixed:
      "const reader = new Role(theirStack, 'Reader', { assumedBy, roleName: PhysicalName.GENERATE_IF_NEEDED });\norders.grants.read(reader);",
  },
  'DYN-T109': {
    severity: 'warning',
    title: 'The policy of a customer managed key allows the grantees of the table.',
    why: 'A user without a policy in this app, a service or another account can use a key only if the key policy allows it. A grant writes the policy of a key of this app, but not of an imported key.',
    broken:
      "const key = Key.fromKeyArn(this, 'Key', keyArn);\nconst orders = new DynamORMTable(this, 'Orders', { models, encryption: TableEncryptionV2.customerManagedKey(key) });\norders.grants.read(new AccountPrincipal('444455556666'));",
    fixed:
      "const key = new Key(this, 'Key');\nconst orders = new DynamORMTable(this, 'Orders', { models, encryption: TableEncryptionV2.customerManagedKey(key) });\norders.grants.read(new AccountPrincipal('444455556666'));",
  },
  'DYN-T110': {
    severity: 'error',
    title: 'The policy of a table does not allow everybody.',
    why: 'DynamoDB blocks public access: it refuses a resource policy with a principal `*` and no condition that limits it, so the deployment fails.',
    broken: 'orders.grants.read(new StarPrincipal());',
    fixed: "orders.grants.read(new OrganizationPrincipal('o-abcdefghij'));",
  },
  'DYN-T095': {
    severity: 'warning',
    title: 'A grant names no index that a later step of the rollout deletes.',
    why: 'From that step on, the index no longer exists and synthesis fails with DYN-T060. A grant without `indexes` covers each index while it exists.',
    broken: "orders.grants.read(handler, { indexes: ['gsi-old'] });",
    fixed: 'orders.grants.read(handler);',
  },
});

import { defineCodes } from '@dynamorm-cdk/core/diagnostics';

/** Grants: whom and what they reach. */
export const grantCodes = defineCodes({
  'DYN-T060': {
    severity: 'error',
    title: 'A grant names indexes that the table has.',
    why: 'A grant of an index that does not exist allows nothing, so queries on the index that was meant are denied.',
    broken: "orders.grants.read(handler, { indexes: ['gsi-state'] });",
    fixed: "orders.grants.read(handler, { indexes: ['gsi-status'] });",
  },
  'DYN-T061': {
    severity: 'error',
    title: '`leadingKeys` names at least one pattern, and none is empty.',
    why: 'An empty list would render a condition that denies everything, or that IAM refuses.',
    broken: 'orders.grants.read(handler, { leadingKeys: [] });',
    fixed: "orders.grants.read(handler, { leadingKeys: ['ORDER#*'] });",
  },
  'DYN-T062': {
    severity: 'error',
    title: 'A grant of Scan is not narrowed by `leadingKeys`.',
    why: 'A Scan carries no partition key, so IAM has nothing to compare and would deny every Scan.',
    broken: "orders.grants.scan(handler, { leadingKeys: ['ORDER#*'] });",
    fixed: "orders.grants.read(handler, { leadingKeys: ['ORDER#*'] });",
  },
  'DYN-T063': {
    severity: 'error',
    title: 'A stream that is granted exists.',
    why: 'The table has no stream, so there is nothing to grant.',
    broken: "const orders = new DynamORMTable(this, 'Orders', { partitionKey });\norders.grants.stream(handler);",
    fixed:
      "const orders = new DynamORMTable(this, 'Orders', { partitionKey, stream: StreamViewType.NEW_AND_OLD_IMAGES });\norders.grants.stream(handler);",
  },
  'DYN-T064': {
    severity: 'warning',
    title: 'The grantee belongs to the account of the table.',
    why: 'Across accounts both sides must allow: the resource policy of the table, which a grant writes for a table of this app, and the policy of the role. An informational message where only the policy of an imported role is still to be written, in its own account.',
    broken:
      "const orders = DynamORMTable.fromExisting(this, 'Orders', { table: TableV2.fromTableName(this, 'Table', 'orders'), partitionKey });\norders.grants.read(Role.fromRoleArn(this, 'Reader', 'arn:aws:iam::444455556666:role/reader'));",
    fixed:
      "// in the app that makes the table:\norders.grants.read(Role.fromRoleArn(this, 'Reader', 'arn:aws:iam::444455556666:role/reader'));\n// and in account 444455556666: allow the same actions in the policy of the role",
  },
  'DYN-T065': {
    severity: 'warning',
    title: 'The grantee has a policy that a statement can be added to.',
    why: 'An imported user or a service principal has no policy in this app, so nothing is granted.',
    broken: "orders.grants.read(new ServicePrincipal('lambda.amazonaws.com'));",
    fixed: "orders.grants.read(new Role(this, 'Reader', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') }));",
  },
  'DYN-T066': {
    severity: 'error',
    title: 'A grant that `leadingKeys` narrows says what narrows each index.',
    why: 'IAM compares the partition key of what a call addresses. An index that another attribute leads has other keys, so the patterns of the table would deny every query on it.',
    broken: "orders.grants.read(handler, { leadingKeys: ['ORDER#*'] }); // gsi-status is led by `status`",
    fixed: "orders.grants.read(handler, { leadingKeys: ['ORDER#*'], indexLeadingKeys: { 'gsi-status': ['OPEN'] } });",
  },
  'DYN-T067': {
    severity: 'error',
    title: 'Patterns of leading keys are for keys of type string.',
    why: 'IAM compares the text of a number or a binary value: `1*` would be 1, 10 and 1000.',
    broken: "orders.grants.read(handler, { leadingKeys: ['1*'] }); // the partition key has type N",
    fixed: "orders.grants.read(handler, { leadingKeys: ['1', '2'] });",
  },
  'DYN-T068': {
    severity: 'error',
    title: 'A grant of single actions or vector indexes names them.',
    why: 'A wildcard grants what nobody thought of, and an action that is authorized elsewhere would be granted to no effect.',
    broken: "orders.grants.actions(handler, ['dynamodb:Describe*']);",
    fixed: "orders.grants.actions(handler, ['dynamodb:DescribeTable']);",
  },
  'DYN-T069': {
    severity: 'error',
    title: 'A narrowed grant to another account is on a table with a physical name.',
    why: "Another account needs the table's own policy, which cannot refer to the table: it names an index by the name of the table, or everything by `*`.",
    broken: "orders.grants.query(new AccountPrincipal('444455556666'), { indexes: ['gsi-status'] });",
    fixed:
      "const orders = new DynamORMTable(this, 'Orders', { models, tableName: 'orders', encryption: TableEncryptionV2.dynamoOwnedKey() });\norders.grants.query(new AccountPrincipal('444455556666'), { indexes: ['gsi-status'] });",
  },
  'DYN-T098': {
    severity: 'warning',
    title: "A grantee that needs the table's own policy reaches every replica.",
    why: 'A grant writes the policy of the table in the region of its stack. CloudFormation refuses a resource policy that comes with a new replica of another region, so its policy is a second deployment.',
    broken:
      "const orders = new DynamORMTable(this, 'Orders', { models, encryption, replicas: [{ region: 'eu-central-1' }] });\norders.grants.read(new AccountPrincipal('444455556666'));",
    fixed:
      "// once the replica is deployed:\nconst replicas = [{ region: 'eu-central-1', resourcePolicy: policyForReader }];\nconst orders = new DynamORMTable(this, 'Orders', { models, encryption, replicas });\norders.grants.read(new AccountPrincipal('444455556666'));",
  },
  'DYN-T099': {
    severity: 'error',
    title: 'A role of another account that is granted a table has a physical name.',
    why: "Another account needs the table's own policy, which must name the role. CloudFormation cannot refer to what another account makes, so the name must be known at synthesis.",
    broken: "const reader = new Role(theirStack, 'Reader', { assumedBy });\norders.grants.read(reader);",
    fixed:
      "const reader = new Role(theirStack, 'Reader', { assumedBy, roleName: PhysicalName.GENERATE_IF_NEEDED });\norders.grants.read(reader);",
  },
  'DYN-T109': {
    severity: 'warning',
    title: 'The policy of a customer key allows whoever is granted the table.',
    why: 'A user without a policy of this app, a service or another account can use a key only if the policy of the key says so. A grant writes the policy of a key of this app; that of an imported key stays as it is.',
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
    why: 'From that step on the index is gone, and synthesis fails with DYN-T060. A grant without `indexes` covers each index while it exists.',
    broken: "orders.grants.read(handler, { indexes: ['gsi-old'] });",
    fixed: 'orders.grants.read(handler);',
  },
});

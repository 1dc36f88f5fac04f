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
    why: 'Across accounts both sides must allow: the resource policy of the table and the policy of the role. The policy of a role imported from another account must be written there.',
    broken: "orders.grants.read(Role.fromRoleArn(this, 'Reader', 'arn:aws:iam::444455556666:role/reader'));",
    fixed:
      "new DynamORMTable(this, 'Orders', { partitionKey, resourcePolicy: policyForReader });\n// and in account 444455556666: allow the same actions in the policy of the role",
  },
  'DYN-T065': {
    severity: 'warning',
    title: 'The grantee has a policy that a statement can be added to.',
    why: 'An imported user or a service principal has no policy in this app, so nothing is granted.',
    broken: "orders.grants.read(new ServicePrincipal('glue.amazonaws.com'));",
    fixed: "orders.grants.read(new Role(this, 'Glue', { assumedBy: new ServicePrincipal('glue.amazonaws.com') }));",
  },
  'DYN-T095': {
    severity: 'warning',
    title: 'A grant names no index that a later step of the rollout deletes.',
    why: 'From that step on the index is gone, and synthesis fails with DYN-T060. A grant without `indexes` covers each index while it exists.',
    broken: "orders.grants.read(handler, { indexes: ['gsi-old'] });",
    fixed: 'orders.grants.read(handler);',
  },
});

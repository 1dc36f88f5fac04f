import { defineCodes } from '@dynamorm-cdk/core/diagnostics';

/** What a deployment does to tables. */
export const planCodes = defineCodes({
  'DYN-C301': {
    severity: 'error',
    title: 'A deployment replaces no table: data loss.',
    why: 'CloudFormation creates a new, empty table when keys, local indexes or the name change. A warning with `--allow-replacement`.',
    broken: 'KeySchema:\n  - { AttributeName: OrderID, KeyType: HASH } # deployed with PK',
    fixed: 'KeySchema:\n  - { AttributeName: PK, KeyType: HASH }',
  },
  'DYN-C302': {
    severity: 'error',
    title: 'CloudFormation and DynamoDB accept a change.',
    why: 'They refuse this one, however it is deployed. The message says why.',
    broken: 'OrdersTable:\n  Type: AWS::DynamoDB::Table\n  DeletionPolicy: Snapshot',
    fixed: 'OrdersTable:\n  Type: AWS::DynamoDB::Table\n  DeletionPolicy: Retain',
  },
  'DYN-C303': {
    severity: 'error',
    title: 'A deployment deletes no table: data loss.',
    why: 'The table is removed from its stack, and its `DeletionPolicy` does not retain it. Retain it first, in a separate deployment.',
    broken: '# OrdersTable was removed from the template; it had no DeletionPolicy',
    fixed: 'OrdersTable:\n  Type: AWS::DynamoDB::Table\n  DeletionPolicy: Retain',
  },
  'DYN-C304': {
    severity: 'warning',
    title: 'A table stays in its stack.',
    why: 'It is retained outside of the stack, and CloudFormation does not manage it any more.',
  },
  'DYN-C305': {
    severity: 'error',
    title: 'A table or replica that is deleted has no deletion protection.',
    why: 'DynamoDB refuses the deletion, and the deployment fails. Turn protection off in a deployment before, if you mean it.',
  },
  'DYN-C306': {
    severity: 'error',
    title: 'One index change is deployed at a time.',
    why: 'CloudFormation creates or deletes one index in an update. For a CDK app, `dynamorm-cdk rollout run` deploys the changes one by one. To review each step, use `rollout: Rollout.staged()` with `plan --state`; the finding is then an informational message.',
  },
  'DYN-C307': {
    severity: 'warning',
    title: 'A changed index has a new name.',
    why: 'Under its old name the index is deleted and recreated, so queries on it fail in between. Give it a new name to avoid the gap.',
    broken: '- IndexName: gsi-status # with other keys than before',
    fixed: '- IndexName: gsi-status-2',
  },
  'DYN-C308': {
    severity: 'error',
    title: 'The time to live attribute is turned off before another one is turned on.',
    why: 'DynamoDB refuses to change the attribute in one update. Turn it off and on in separate deployments, an hour apart. For a CDK app, `dynamorm-cdk rollout run` does both.',
  },
  'DYN-C309': {
    severity: 'error',
    title: 'One replica is added or removed at a time.',
    why: 'DynamoDB accepts one in an update, with strong consistency up to three. Deploy the others afterwards. For a CDK app, `dynamorm-cdk rollout run` deploys them one by one.',
  },
  'DYN-C310': {
    severity: 'warning',
    title: 'The effect on a table is known before deployment.',
    why: 'It depends on a parameter, a condition or another value of CloudFormation. Give parameters with `--parameter`. To stop a pipeline where an outcome is unknown: `--severity DYN-C310=error`.',
  },
  'DYN-C311': {
    severity: 'warning',
    title: 'Keys and indexes are known before deployment.',
    why: 'Nothing was planned for the table.',
  },
  'DYN-C312': {
    severity: 'warning',
    title: 'A stream keeps its ARN.',
    why: 'Another view type creates a new stream, and turning it off ends it. Consumers that know the old ARN stop.',
  },
  'DYN-C313': {
    severity: 'info',
    title: 'A change is one that DynamoDB accepts only so often.',
    why: 'Another change within the period is refused. The message names the period.',
  },
  'DYN-C314': {
    severity: 'info',
    title: 'A stack of `--from` is not in `--to`.',
    why: 'A deployment of `--to` does not change it.',
  },
  'DYN-C315': {
    severity: 'info',
    title: 'Some properties of a deployed table are not compared.',
    why: 'AWS does not return them in the form of a template. Compare two templates to see them.',
  },
  'DYN-C316': {
    severity: 'warning',
    title: 'Replicas are added and removed in a separate deployment.',
    why: 'AWS recommends it: an update that fails may leave a replica behind.',
  },
});

/** Steps of staged rollouts, and their state file. */
export const rolloutCodes = defineCodes({
  'DYN-C320': {
    severity: 'error',
    title: '`--to` is the full table, not the template of a step.',
    why: 'The state was not changed. Synthesize with the context value `full` for `plan --state`.',
    broken: '$ cdk synth --output cdk.full\n$ dynamorm-cdk plan --from stack:Orders --to cdk.full --state dynamorm-rollout.json',
    fixed:
      '$ cdk synth --output cdk.full -c @dynamorm-cdk/table:rolloutStep=full\n$ dynamorm-cdk plan --from stack:Orders --to cdk.full --state dynamorm-rollout.json',
  },
  'DYN-C321': {
    severity: 'info',
    title: 'The steps of a table were written to the state file.',
    why: 'Commit the file, and deploy step by step.',
  },
  'DYN-C322': {
    severity: 'info',
    title: 'A rollout is complete.',
    why: 'It left the state file.',
  },
  'DYN-C323': {
    severity: 'info',
    title: 'A rollout goes on.',
    why: 'The next deployment includes one more step.',
  },
  'DYN-C324': {
    severity: 'warning',
    title: 'The step of a rollout is deployed before it advances.',
    why: 'The state stays as it is. Deploy, wait until the index is active, and run `plan --advance` again.',
  },
  'DYN-C325': {
    severity: 'error',
    title: 'The deployed indexes match a step of the rollout.',
    why: 'Somebody changed the table in another way. The state is unchanged. Plan again from the deployed table.',
  },
  'DYN-C326': {
    severity: 'warning',
    title: 'The steps of a table can be kept.',
    why: 'The table has no `rollout: Rollout.staged()`, or its template has no construct path.',
  },
  'DYN-C327': {
    severity: 'error',
    title: 'The state file belongs to the table.',
    why: 'The state names the account, region, stack and table that it was planned for. The state of one environment would delete or create the wrong index in another.',
    broken: 'dynamorm-cdk plan --from stack:ShopDev --state prod-rollout.json --advance',
    fixed: 'dynamorm-cdk plan --from stack:ShopProd --state prod-rollout.json --advance',
  },
});

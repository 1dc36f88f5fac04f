import { defineCodes } from '@dynamorm-cdk/core/diagnostics';

/** Model tables and the tables that they are compared with. */
export const tableCodes = defineCodes({
  'DYN-C101': {
    severity: 'error',
    title: 'Each table of the models is found.',
    why: 'Nothing was compared for it. Name the table with `--map`, or add the template that defines it.',
    broken: '$ dynamorm-cdk check --models models.dms.yaml --template cdk.out',
    fixed: '$ dynamorm-cdk check --models models.dms.yaml --template cdk.out --map orders=OrdersTable',
  },
  'DYN-C102': {
    severity: 'warning',
    title: 'Each table has models.',
    why: 'Nothing was compared for it. If it needs none, name it with `--ignore`. An error where `--resource` asks for the table.',
    broken: '$ dynamorm-cdk check --models models.dms.yaml --template cdk.out',
    fixed: '$ dynamorm-cdk check --models models.dms.yaml --template cdk.out --ignore AuditTable',
  },
  'DYN-C103': {
    severity: 'error',
    title: 'A name means one table.',
    why: 'Several tables match, and the command does not guess. Name one with its stack.',
    broken: '$ dynamorm-cdk check --models models.dms.yaml --template cdk.out --map orders=Table',
    fixed: '$ dynamorm-cdk check --models models.dms.yaml --template cdk.out --map orders=Shop/Table',
  },
  'DYN-C104': {
    severity: 'error',
    title: '`--map`, `--resource`, `--ignore` and `--parameter` name what exists.',
    why: 'An option without effect is usually a typing error.',
    broken: '$ dynamorm-cdk check --models models.dms.yaml --template cdk.out --ignore AuditTabel',
    fixed: '$ dynamorm-cdk check --models models.dms.yaml --template cdk.out --ignore AuditTable',
  },
  'DYN-C105': {
    severity: 'warning',
    title: 'The keys of a table are known before deployment.',
    why: 'Nothing was compared, because the keys are parameters or other values of CloudFormation. Check the deployed table with `drift`.',
    broken: 'KeySchema: !Ref Keys',
    fixed: 'KeySchema:\n  - { AttributeName: PK, KeyType: HASH }',
    language: 'yaml',
  },
  'DYN-C106': {
    severity: 'warning',
    title: 'All of a template is here.',
    why: 'A nested template is stored elsewhere, or a macro adds resources. Check the cloud assembly, which holds all templates, or the processed template.',
    broken: '$ dynamorm-cdk check --models models.dms.yaml --template cdk.out/Shop.template.json',
    fixed: '$ dynamorm-cdk check --models models.dms.yaml --template cdk.out',
  },
  'DYN-C107': {
    severity: 'info',
    title: 'A table of the models was skipped, because `--resource` asks for another one.',
    why: 'Check the remaining tables in a second call, or omit `--resource`.',
  },
});

/** Deployed tables: recovery, state, and tables that are created. */
export const deployedCodes = defineCodes({
  'DYN-C120': {
    severity: 'info',
    title: 'Point-in-time recovery is on.',
    why: 'Without it, items that a program deletes are lost. An error with `--require-point-in-time-recovery`.',
  },
  'DYN-C121': {
    severity: 'info',
    title: 'Point-in-time recovery can be read.',
    why: 'It needs `dynamodb:DescribeContinuousBackups`. An error with `--require-point-in-time-recovery`.',
  },
  'DYN-C122': {
    severity: 'warning',
    title: 'Table, indexes and replicas are active.',
    why: 'Queries on an index that is being created fail or see some of the items. A replica that is not active is behind, or cannot be read.',
  },
  'DYN-C123': {
    severity: 'error',
    title: 'Each key attribute of a table has an attribute definition.',
    why: 'CloudFormation refuses a table or index if a key attribute has no type.',
    broken: 'AttributeDefinitions: [{ AttributeName: id, AttributeType: S }]   # gsi-email is keyed by email',
    fixed: 'AttributeDefinitions: [{ AttributeName: id, AttributeType: S }, { AttributeName: email, AttributeType: S }]',
  },
  'DYN-C124': {
    severity: 'info',
    title: 'A vector index was not compared.',
    why: 'Models have no vector indexes, and DynamORM does not search them. Run `plan` to see how a deployment changes it.',
  },
  'DYN-C140': {
    severity: 'info',
    title: 'A table was created.',
    why: 'It has the keys, indexes and time to live of the models.',
  },
  'DYN-C141': {
    severity: 'info',
    title: 'A table exists and has the right shape.',
    why: 'It is left as it is, with its items.',
  },
  'DYN-C142': {
    severity: 'error',
    title: 'A table that exists has the shape of the models.',
    why: 'No table was created. Delete the table on the endpoint, and run the command again.',
  },
  'DYN-C143': {
    severity: 'info',
    title: 'A table of another shape was deleted, with its items.',
    why: '`--recreate` asks for it: the models decide what tests run against.',
  },
});

/** Model documents that are written from source code. */
export const documentCodes = defineCodes({
  'DYN-C224': {
    severity: 'error',
    title: 'The model document matches the source.',
    why: 'The models changed and nobody wrote the document again. Run the same command without `--check`, and commit what it writes.',
    broken: '$ dynamorm-cdk extract ./internal/... --out models.dms.yaml --check',
    fixed: '$ dynamorm-cdk extract ./internal/... --out models.dms.yaml',
  },
  'DYN-C064': {
    severity: 'error',
    title: 'The check of the environment matches the models.',
    why: 'A service would start without a variable that its models need now. Run the same command without `--check`, and commit what it writes.',
    broken: '$ dynamorm-cdk extract ./internal/... --runtime-check internal/models/environment_check.go --check',
    fixed: '$ dynamorm-cdk extract ./internal/... --runtime-check internal/models/environment_check.go',
  },
});

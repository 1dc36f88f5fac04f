import { defineCodes } from '@dynamorm-cdk/core/diagnostics';

/** Tables whose keys and indexes must tell tenants apart. */
export const tableCodes = defineCodes({
  'DYN-V010': {
    severity: 'error',
    title: 'The key with the tenant id is a string.',
    why: 'IAM compares leading keys as text.',
    broken: "partitionKey: { name: 'tenantID', type: AttributeType.NUMBER },",
    fixed: "partitionKey: { name: 'tenantID', type: AttributeType.STRING },",
  },
  'DYN-V011': {
    severity: 'error',
    title: 'The tenant index is a global index of the table, with the tenant as its first partition attribute.',
    why: 'IAM compares only the first partition attribute. With another first attribute, IAM would compare the wrong value.',
    broken: "globalSecondaryIndexes: [{ indexName: 'gsi-tenant', partitionKeys: [status, tenantID] }],",
    fixed: "globalSecondaryIndexes: [{ indexName: 'gsi-tenant', partitionKeys: [tenantID, status] }],",
  },
  'DYN-V012': {
    severity: 'error',
    title: 'The indexes of an imported table are declared.',
    why: 'Guardrails list every index. If one is missing, policies that are attached to the role later can allow it.',
    broken: "new TenantGrants(this, 'Grants', { table: TableV2.fromTableName(this, 'Docs', 'docs'), isolation });",
    fixed:
      "new TenantGrants(this, 'Grants', {\n  table: TableV2.fromTableName(this, 'Docs', 'docs'),\n  isolation,\n  shape: { partitionKey: { name: 'tenantID', type: KeyType.STRING }, indexes: [] },\n});",
  },
  'DYN-V013': {
    severity: 'error',
    title: 'Every index in the template is declared on the table.',
    why: 'The guardrails do not list an index from an override, so a later `dynamodb:*` on a tenant role would expose it to every tenant.',
    broken: "cfnTable.addPropertyOverride('GlobalSecondaryIndexes.1', { IndexName: 'gsi-status' });",
    fixed: "docs.wholeTable.addGlobalIndex('gsi-status', { partitionKey: status });",
  },
  'DYN-V014': {
    severity: 'error',
    title: 'Isolation inside a shared table needs `table`.',
    why: 'Only `TenantIsolation.tablePerTenant()` works without a table, because it grants tables by name.',
    broken: "new TenantGrants(this, 'Grants', { isolation: TenantIsolation.partitionKey() });",
    fixed: "new TenantGrants(this, 'Grants', { table, isolation: TenantIsolation.partitionKey() });",
  },
  'DYN-V015': {
    severity: 'error',
    title: 'A role has the same isolation in all its grants on a table.',
    why: 'The guardrails of one isolation would deny the calls that the other allows.',
  },
  'DYN-V016': {
    severity: 'error',
    title: 'A declared shape is known at synthesis.',
    why: 'Grants and guardrails list the key and each index, so names and types must be known before deployment.',
    broken: 'shape: { partitionKey: { name: UnknownValue.TEXT, type: KeyType.UNKNOWN }, indexes: [] },',
    fixed: "shape: { partitionKey: { name: 'tenantID', type: KeyType.STRING }, indexes: [] },",
  },
  'DYN-V063': {
    severity: 'error',
    title: 'The keys in the template match the tenant grants.',
    why: 'Policies compare the leading key of the table and of each granted index with the tenant. If an override, an aspect or a parameter changes the key, they compare the wrong attribute.',
    broken: "cfnTable.addPropertyOverride('KeySchema.0.AttributeName', 'status');",
    fixed: "new TableV2(this, 'Docs', { partitionKey: { name: 'tenantID', type: AttributeType.STRING } });",
  },
  'DYN-V064': {
    severity: 'error',
    title: 'The statements of a role name every index and replica in the template.',
    why: 'An aspect can change a table after the policy of the role is written. Policies that are attached to the role later can allow indexes and replicas that no statement lists.',
    broken: 'visit: (node) => node === lastOfStack && table.addGlobalSecondaryIndex(index),',
    fixed: 'visit: (node) => node === table && table.addGlobalSecondaryIndex(index),',
  },
  'DYN-V066': {
    severity: 'error',
    title: 'The names of tables and indexes have only letters, digits, `_`, `.` and `-`.',
    why: 'In a policy, `*`, `?` and `${...}` match more than one name, so a grant would cover other tables or indexes.',
    broken: "TableV2.fromTableName(this, 'Docs', 'docs-*');",
    fixed: "TableV2.fromTableName(this, 'Docs', 'docs-prod');",
  },
  'DYN-V067': {
    severity: 'error',
    title: 'All constructs for the same table declare the same keys and indexes.',
    why: 'A table that is imported twice, and tables with the same name in two regions, share the guardrails of a role. If they differ, the guardrails of one do not fit the other.',
  },
  'DYN-V068': {
    severity: 'error',
    title: 'Only tables of tenants have names that begin with the tenant prefix.',
    why: "The name of a tenant's table ends with the tenant id. With the prefix `app-`, the tenant `archive-acme` owns the table `app-archive-acme`, even if that table has another purpose.",
    broken:
      "TenantIsolation.tablePerTenant({ tableNamePrefix: 'app-' });\nTenantIsolation.tablePerTenant({ tableNamePrefix: 'app-archive-' });",
    fixed:
      "TenantIsolation.tablePerTenant({ tableNamePrefix: 'app-live-' });\nTenantIsolation.tablePerTenant({ tableNamePrefix: 'app-archive-' });",
  },
  'DYN-V069': {
    severity: 'error',
    title: '`otherTables` does not list tables of tenants.',
    why: 'Every tenant can access the tables in `otherTables`, as far as grants allow.',
    broken: "otherTables: [TableV2.fromTableName(this, 'Acme', 'docs-acme')], // tableNamePrefix: 'docs-'",
    fixed: "otherTables: [TableV2.fromTableName(this, 'Settings', 'settings')],",
  },
  'DYN-V074': {
    severity: 'error',
    title: 'No key prefix of a table begins with another one.',
    why: 'With the prefixes `A#` and `A#ADMIN#` and the separator `#`, the tenant `ADMIN` of the first prefix owns every key of the second.',
    broken:
      "TenantIsolation.prefixedPartitionKey({ prefix: 'A#', separator: '#' });\nTenantIsolation.prefixedPartitionKey({ prefix: 'A#ADMIN#', separator: '#' });",
    fixed:
      "TenantIsolation.prefixedPartitionKey({ prefix: 'A#', separator: '#' });\nTenantIsolation.prefixedPartitionKey({ prefix: 'ADMIN#', separator: '#' });",
  },
  'DYN-V075': {
    severity: 'error',
    title: 'The statements have the name of the table.',
    why: 'A role in another region or account refers to the table by name. If an override changes the name, the guardrails protect a nonexistent table.',
    broken: "cfnTable.addPropertyOverride('TableName', 'docs-2');",
    fixed: "new TableV2(this, 'Docs', { tableName: 'docs-2', partitionKey });",
  },
  'DYN-V050': {
    severity: 'error',
    title: 'Every model in the table has the tenant attribute, as a string.',
    why: 'An item without the attribute is not in the tenant index, so no tenant sees it.',
    broken: "isolation: TenantIsolation.index(),\ntenantAttribute: 'tenant', // the models have tenantID",
    fixed: "isolation: TenantIsolation.index(),\ntenantAttribute: 'tenantID',",
  },
  'DYN-V051': {
    severity: 'error',
    title: "A tenant's own table has a `tenantId` of letters, digits, `_`, `.` and `-`, and a table name that ends in it.",
    why: 'The policy of the tenant allows the table with the name of prefix and id. Remove `tenantId` if tenants share the table.',
    broken: "isolation: TenantIsolation.tablePerTenant({ tableNamePrefix: 'docs-' }),\ntenantId: 'acme/eu',",
    fixed: "isolation: TenantIsolation.tablePerTenant({ tableNamePrefix: 'docs-' }),\ntenantId: 'acme-eu',",
  },
});

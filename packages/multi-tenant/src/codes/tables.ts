import { defineCodes } from '@dynamorm-cdk/core/diagnostics';

/** Tables whose keys and indexes must tell tenants apart. */
export const tableCodes = defineCodes({
  'DYN-V010': {
    severity: 'error',
    title: 'The key that holds the tenant id is a string.',
    why: 'IAM compares leading keys as text.',
    broken: "partitionKey: { name: 'tenantID', type: AttributeType.NUMBER },",
    fixed: "partitionKey: { name: 'tenantID', type: AttributeType.STRING },",
  },
  'DYN-V011': {
    severity: 'error',
    title: 'The tenant index is a global index of the table whose first partition attribute is the tenant.',
    why: 'IAM compares the first partition attribute only. Behind another leading attribute, every tenant would read by another value.',
    broken: "globalSecondaryIndexes: [{ indexName: 'gsi-tenant', partitionKeys: [status, tenantID] }],",
    fixed: "globalSecondaryIndexes: [{ indexName: 'gsi-tenant', partitionKeys: [tenantID, status] }],",
  },
  'DYN-V012': {
    severity: 'error',
    title: 'The indexes of an imported table are stated.',
    why: 'An index that no guardrail names is open to whatever is attached to the role later.',
    broken: "new TenantGrants(this, 'Grants', { table: TableV2.fromTableName(this, 'Docs', 'docs'), isolation });",
    fixed:
      "new TenantGrants(this, 'Grants', {\n  table: TableV2.fromTableName(this, 'Docs', 'docs'),\n  isolation,\n  shape: { partitionKey: { name: 'tenantID', type: KeyType.STRING }, indexes: [] },\n});",
  },
  'DYN-V013': {
    severity: 'error',
    title: 'Every index in the template is declared on the table.',
    why: 'An index that comes in by an override is in no guardrail: a later `dynamodb:*` on a tenant role would open it to every tenant.',
    broken: "cfnTable.addPropertyOverride('GlobalSecondaryIndexes.1', { IndexName: 'gsi-status' });",
    fixed: "docs.wholeTable.addGlobalIndex('gsi-status', { partitionKey: status });",
  },
  'DYN-V014': {
    severity: 'error',
    title: 'Isolation inside a shared table comes with the table.',
    why: 'Only `TenantIsolation.tablePerTenant()` works without a table: it grants tables by name.',
    broken: "new TenantGrants(this, 'Grants', { isolation: TenantIsolation.partitionKey() });",
    fixed: "new TenantGrants(this, 'Grants', { table, isolation: TenantIsolation.partitionKey() });",
  },
  'DYN-V015': {
    severity: 'error',
    title: 'A table has one isolation for each role.',
    why: 'The guardrails of one isolation would deny what the other allows.',
  },
  'DYN-V016': {
    severity: 'error',
    title: 'A stated shape is known at synthesis.',
    why: 'Grants and guardrails name the key and each index. A name or type that only the deployment knows can be in none of them.',
    broken: 'shape: { partitionKey: { name: UnknownValue.TEXT, type: KeyType.UNKNOWN }, indexes: [] },',
    fixed: "shape: { partitionKey: { name: 'tenantID', type: KeyType.STRING }, indexes: [] },",
  },
  'DYN-V063': {
    severity: 'error',
    title: 'The keys in the template are those that the tenant grants were written for.',
    why: 'Policies compare the leading key of the table and of each granted index with the tenant. An override, an aspect or a parameter that changes the key changes what they compare.',
    broken: "cfnTable.addPropertyOverride('KeySchema.0.AttributeName', 'status');",
    fixed: "new TableV2(this, 'Docs', { partitionKey: { name: 'tenantID', type: AttributeType.STRING } });",
  },
  'DYN-V064': {
    severity: 'error',
    title: 'The statements of a role name every index and replica in the template.',
    why: 'An aspect can change a table after the policy of the role is written. What no statement names is open to whatever is attached to the role later.',
    broken: 'visit: (node) => node === lastOfStack && table.addGlobalSecondaryIndex(index),',
    fixed: 'visit: (node) => node === table && table.addGlobalSecondaryIndex(index),',
  },
  'DYN-V066': {
    severity: 'error',
    title: 'Names of tables and indexes are letters, digits, `_`, `.` and `-`.',
    why: 'In a policy `*`, `?` and `${...}` stand for more than one name, so a grant would reach other tables or indexes.',
    broken: "TableV2.fromTableName(this, 'Docs', 'docs-*');",
    fixed: "TableV2.fromTableName(this, 'Docs', 'docs-prod');",
  },
  'DYN-V067': {
    severity: 'error',
    title: 'Whatever stands for one table tells the same of its keys and indexes.',
    why: 'A table that is imported twice, and tables of one name in two regions, share the guardrails of a role. Where they differ, the guardrails of one do not fit the other.',
  },
  'DYN-V068': {
    severity: 'error',
    title: "Only tenants' own tables have names that begin with their prefix.",
    why: 'The id of a tenant ends the name of its table. Under the prefix `app-` the tenant `archive-acme` has the table `app-archive-acme`, whatever it is for.',
    broken:
      "TenantIsolation.tablePerTenant({ tableNamePrefix: 'app-' });\nTenantIsolation.tablePerTenant({ tableNamePrefix: 'app-archive-' });",
    fixed:
      "TenantIsolation.tablePerTenant({ tableNamePrefix: 'app-live-' });\nTenantIsolation.tablePerTenant({ tableNamePrefix: 'app-archive-' });",
  },
  'DYN-V069': {
    severity: 'error',
    title: 'No table of a tenant stands in `otherTables`.',
    why: 'Every tenant reaches the tables of `otherTables`, as far as grants allow it.',
    broken: "otherTables: [TableV2.fromTableName(this, 'Acme', 'docs-acme')], // tableNamePrefix: 'docs-'",
    fixed: "otherTables: [TableV2.fromTableName(this, 'Settings', 'settings')],",
  },
  'DYN-V074': {
    severity: 'error',
    title: 'No key prefix of a table begins with another one.',
    why: 'Under the prefixes `A#` and `A#ADMIN#` with the separator `#`, the tenant `ADMIN` of the first owns every key of the second.',
    broken:
      "TenantIsolation.prefixedPartitionKey({ prefix: 'A#', separator: '#' });\nTenantIsolation.prefixedPartitionKey({ prefix: 'A#ADMIN#', separator: '#' });",
    fixed:
      "TenantIsolation.prefixedPartitionKey({ prefix: 'A#', separator: '#' });\nTenantIsolation.prefixedPartitionKey({ prefix: 'ADMIN#', separator: '#' });",
  },
  'DYN-V075': {
    severity: 'error',
    title: 'The table has the name that the statements have.',
    why: 'A role in another region or account names the table by its text. After an override of the name, its guardrails are about a table that is not there.',
    broken: "cfnTable.addPropertyOverride('TableName', 'docs-2');",
    fixed: "new TableV2(this, 'Docs', { tableName: 'docs-2', partitionKey });",
  },
  'DYN-V050': {
    severity: 'error',
    title: 'Every model in the table has the tenant attribute, as a string.',
    why: 'An item without the attribute is in no tenant index, so no tenant sees it.',
    broken: "isolation: TenantIsolation.index(),\ntenantAttribute: 'tenant', // the models have tenantID",
    fixed: "isolation: TenantIsolation.index(),\ntenantAttribute: 'tenantID',",
  },
  'DYN-V051': {
    severity: 'error',
    title: "A tenant's own table has a `tenantId` of letters, digits, `_`, `.` and `-`, and a table name that ends in it.",
    why: 'The policy of the tenant allows the table whose name is the prefix and the id. Tenants that share a table have no `tenantId`.',
    broken: "isolation: TenantIsolation.tablePerTenant({ tableNamePrefix: 'docs-' }),\ntenantId: 'acme/eu',",
    fixed: "isolation: TenantIsolation.tablePerTenant({ tableNamePrefix: 'docs-' }),\ntenantId: 'acme-eu',",
  },
});

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

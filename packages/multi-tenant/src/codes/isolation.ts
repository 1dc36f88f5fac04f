import { defineCodes } from '@dynamorm-cdk/core/diagnostics';

/** Where the tenant id stands: separators, prefixes, names and shards. */
export const isolationCodes = defineCodes({
  'DYN-V001': {
    severity: 'error',
    title: 'A separator contains a character that no tenant id can contain.',
    why: 'A session tag can have letters, digits, spaces and `_ . : / = + - @`. With `:` as separator, tenant `acme` would read the items of tenant `acme:eu`.',
    broken: "TenantIsolation.prefixedPartitionKey({ prefix: 'TENANT#', separator: ':' });",
    fixed: "TenantIsolation.prefixedPartitionKey({ prefix: 'TENANT#', separator: '#' });",
  },
  'DYN-V002': {
    severity: 'error',
    title: 'A prefix is literal text.',
    why: 'A token cannot be escaped, and a `*` in its value would expose the items of other tenants. Without prefix and separator, the key is the tenant id itself.',
    broken: 'TenantIsolation.prefixedPartitionKey({ prefix: parameter.valueAsString });',
    fixed: "TenantIsolation.prefixedPartitionKey({ prefix: 'TENANT#' });",
  },
  'DYN-V003': {
    severity: 'error',
    title: 'The tenant tag key has 1 to 128 letters, digits or `_ . : / = + @ -`, and table and role use the same one.',
    why: 'The key is part of a policy variable. If table and role differ, every call of a tenant is denied.',
    broken: "new TenantAccessRole(this, 'Role', { broker, tenantTagKey: 'aws:tenant' });",
    fixed: "new TenantAccessRole(this, 'Role', { broker, tenantTagKey: 'TenantID' });",
  },
  'DYN-V004': {
    severity: 'error',
    title: 'The prefix of tenant tables is literal text with letters, digits, `_`, `.` and `-`.',
    why: 'Without a prefix, a tenant id could be the name of any table of the account.',
    broken: "TenantIsolation.tablePerTenant({ tableNamePrefix: '' });",
    fixed: "TenantIsolation.tablePerTenant({ tableNamePrefix: 'docs-' });",
  },
  'DYN-V005': {
    severity: 'error',
    title: 'The tenant index has a literal name of 3 to 255 letters, digits, `_`, `.` or `-`.',
    why: 'Policies name the index, so its name must be known at synthesis.',
    broken: "TenantIsolation.index({ indexName: 'by tenant' });",
    fixed: "TenantIsolation.index({ indexName: 'gsi-tenant' });",
  },
  'DYN-V006': {
    severity: 'error',
    title: 'The number of shards is a whole number from 2 to 64, and only shards have a shard separator.',
    why: 'A policy lists each shard, and a read queries each shard. For an index with the tenant id as its key, omit `shards`.',
    broken: 'TenantIsolation.index({ shards: 1 });',
    fixed: 'TenantIsolation.index({ shards: 8 });',
  },
  'DYN-V007': {
    severity: 'error',
    title: 'Each value that isolation depends on has the kind that its place takes.',
    why: 'Plain JavaScript has no type check. A missing id would remove a condition from a trust policy, and a text in place of a list would be read letter by letter.',
    broken: "new TenantAccessRole(this, 'TenantRole', { broker: authorizer, refusedTenantIds: 'admin' });",
    fixed: "new TenantAccessRole(this, 'TenantRole', { broker: authorizer, refusedTenantIds: ['admin'] });",
  },
});

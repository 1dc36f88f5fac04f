import { defineCodes } from '@dynamorm-cdk/core/diagnostics';

/** What tenants and others are granted, and how large the policies become. */
export const grantCodes = defineCodes({
  'DYN-V030': {
    severity: 'error',
    title: 'Tenants cannot write to a table if only a tenant index isolates them.',
    why: "IAM never sees the values of attributes that are not keys. A tenant could overwrite any item, or add items to another tenant's index partition. If a method grants everything that the isolation allows, this is an informational message.",
    broken: 'docs.tenantGrants.write(TenantPrincipal.accessRole(role)); // TenantIsolation.index()',
    fixed: 'docs.tenantGrants.read(TenantPrincipal.accessRole(role));',
  },
  'DYN-V031': {
    severity: 'error',
    title: 'A role with tenant grants has no plain grant on a tenant table.',
    why: 'The guardrails deny the plain grant for every other key. Without them, the grant would expose the items of all tenants.',
    broken: 'docs.tenantGrants.read(TenantPrincipal.accessRole(role));\ndocs.wholeTable.grants.read(role);',
    fixed: 'docs.tenantGrants.read(TenantPrincipal.accessRole(role));\ndocs.wholeTable.grants.read(reportingRole);',
  },
  'DYN-V032': {
    severity: 'error',
    title: 'A role with tenant grants does not read the stream of a tenant table.',
    why: 'A stream has the items of all tenants, and no condition can narrow it. Read it with a separate role.',
  },
  'DYN-V033': {
    severity: 'error',
    title: 'A role with tenant grants does not call DAX.',
    why: 'DAX reads DynamoDB with its own role, so its cache exposes the items of every tenant to all tenants.',
  },
  'DYN-V034': {
    severity: 'error',
    title: 'With a table per tenant, `otherTables` lists the other tables of the role.',
    why: "The role is denied all tables except the tenant's own. A grant on another table has no effect until you list the table.",
    broken: "new TenantGrants(this, 'Grants', { isolation });\nsettings.grantReadData(role);",
    fixed: "new TenantGrants(this, 'Grants', { isolation, otherTables: [settings] });\nsettings.grantReadData(role);",
  },
  'DYN-V035': {
    severity: 'warning',
    title: 'A grant of all tenants is marked with `allTenants: true`.',
    why: 'Plain grants expose the items of all tenants. Use them only for trusted services.',
    broken: 'docs.wholeTable.grants.read(report);',
    fixed: 'docs.wholeTable.grants.read(report, { allTenants: true });',
  },
  'DYN-V073': {
    severity: 'error',
    title: 'A role with tenant grants does not search the vectors of a shared table.',
    why: 'SearchVectors has no key, so no condition can limit it to one tenant. Let a trusted service search with a filter on the tenant. With a table per tenant, readers can search their own table.',
  },
  'DYN-V040': {
    severity: 'error',
    title: 'Each statement fits into a managed policy of 6,144 characters.',
    why: 'A statement lists the indexes and replicas of its tables, and CDK cannot split it. Grant fewer tables to one role, or use shorter index names.',
  },
  'DYN-V041': {
    severity: 'error',
    title: 'The policies of a role stay within the quotas of IAM.',
    why: 'IAM accepts 10,240 characters of inline policy, 6,144 in a managed policy, and 10 managed policies unless AWS raised the quota. Use several tenant roles, or set `managedPolicyQuota`.',
  },
  'DYN-V097': {
    severity: 'error',
    title: 'An encryption key that you pass as an alias is known.',
    why: 'In a permission, the ARN of an alias never means its key, so tenants could not read what they write.',
    broken: "fieldEncryptionKey: Alias.fromAliasName(this, 'FieldKey', 'alias/docs'),",
    fixed: "fieldEncryptionKey: Key.fromLookup(this, 'FieldKey', { aliasName: 'alias/docs' }),",
  },
});

import { defineCodes } from '@dynamorm-cdk/core/diagnostics';

/** What tenants and others are granted, and how large the policies become. */
export const grantCodes = defineCodes({
  'DYN-V030': {
    severity: 'error',
    title: 'Tenants do not write to a table that only its tenant index isolates.',
    why: 'IAM never sees the values of attributes that are not keys. A tenant could overwrite any item, or add items to the index of another tenant. Where a method grants all that the isolation allows, this is an informational message.',
    broken: 'docs.tenantGrants.write(TenantPrincipal.accessRole(role)); // TenantIsolation.index()',
    fixed: 'docs.tenantGrants.read(TenantPrincipal.accessRole(role));',
  },
  'DYN-V031': {
    severity: 'error',
    title: 'A role with tenant grants has no plain grant on a tenant table.',
    why: 'The guardrails deny the plain grant for every other key. Without them it would show the items of all tenants.',
    broken: 'docs.tenantGrants.read(TenantPrincipal.accessRole(role));\ndocs.wholeTable.grants.read(role);',
    fixed: 'docs.tenantGrants.read(TenantPrincipal.accessRole(role));\ndocs.wholeTable.grants.read(reportingRole);',
  },
  'DYN-V032': {
    severity: 'error',
    title: 'A role with tenant grants does not read the stream of a tenant table.',
    why: 'A stream carries the items of all tenants, and no condition can narrow it. Read it with a role of its own.',
  },
  'DYN-V033': {
    severity: 'error',
    title: 'A role with tenant grants does not call DAX.',
    why: 'DAX reads DynamoDB with its own role, so its cache shows the items of every tenant to each of them.',
  },
  'DYN-V034': {
    severity: 'error',
    title: 'Under a table per tenant, other tables of the role are named in `otherTables`.',
    why: "The role is denied all tables except the tenant's own. A grant on another table has no effect until you name the table.",
    broken: "new TenantGrants(this, 'Grants', { isolation });\nsettings.grantReadData(role);",
    fixed: "new TenantGrants(this, 'Grants', { isolation, otherTables: [settings] });\nsettings.grantReadData(role);",
  },
  'DYN-V035': {
    severity: 'warning',
    title: 'A grant of all tenants is marked with `allTenants: true`.',
    why: 'The plain grants show the items of all tenants. They are meant for trusted services only.',
    broken: 'docs.wholeTable.grants.read(report);',
    fixed: 'docs.wholeTable.grants.read(report, { allTenants: true });',
  },
  'DYN-V073': {
    severity: 'error',
    title: 'A role with tenant grants does not search the vectors of a shared table.',
    why: 'SearchVectors names no key, so no condition can keep it to one tenant. A trusted service can search with a filter on the tenant; under a table per tenant, readers may search their own table.',
  },
  'DYN-V040': {
    severity: 'error',
    title: 'Each statement fits into a managed policy of 6,144 characters.',
    why: 'A statement names the indexes and replicas of its tables, and CDK cannot split it. Grant fewer tables to one role, or shorten the names of indexes.',
  },
  'DYN-V041': {
    severity: 'error',
    title: 'The policies of a role stay within the quotas of IAM.',
    why: 'IAM accepts 10,240 characters of inline policy, 6,144 in a managed policy, and 10 managed policies unless the quota was raised. Use several tenant roles, or set `managedPolicyQuota`.',
  },
  'DYN-V097': {
    severity: 'error',
    title: 'A key of tenants that is given as an alias is known.',
    why: 'In a permission, the ARN of an alias means the alias and never its key: tenants could not read what they write.',
    broken: "fieldEncryptionKey: Alias.fromAliasName(this, 'FieldKey', 'alias/docs'),",
    fixed: "fieldEncryptionKey: Key.fromLookup(this, 'FieldKey', { aliasName: 'alias/docs' }),",
  },
});

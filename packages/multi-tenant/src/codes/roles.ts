import { defineCodes } from '@dynamorm-cdk/core/diagnostics';

/** Roles of tenant sessions: who opens them, what they carry, where their policies stand. */
export const roleCodes = defineCodes({
  'DYN-V020': {
    severity: 'error',
    title: 'Sessions of a role with tenant grants can carry the tag of a tenant.',
    why: 'A function serves all tenants in one session, so its own role cannot isolate them. Let the function assume a `TenantAccessRole` for each tenant.',
    broken: 'docs.tenantGrants.read(TenantPrincipal.taggedSessions(handler.role));',
    fixed:
      "const role = new TenantAccessRole(this, 'TenantRole', { broker: handler });\ndocs.tenantGrants.read(TenantPrincipal.accessRole(role));",
  },
  'DYN-V021': {
    severity: 'error',
    title: 'The role, its stack and its stage have no tag with the name of the tenant tag.',
    why: 'Tag keys ignore case, and IAM uses a tag of the role if the session has no such tag. Every session without a tag would be that tenant.',
    broken: "Tags.of(stack).add('tenantid', 'platform');",
    fixed: "Tags.of(stack).add('owner', 'platform');",
  },
  'DYN-V022': {
    severity: 'error',
    title: 'This app writes the policy of a role with tenant grants.',
    why: 'CDK reports a grant on an imported or frozen role as successful, but does not write its policy. The guardrails would be missing.',
    broken: "Role.fromRoleArn(this, 'Tenant', arn, { mutable: false });",
    fixed: "new TenantAccessRole(this, 'TenantRole', { broker });",
  },
  'DYN-V023': {
    severity: 'error',
    title: 'The trust policy in the template is unchanged from `TenantAccessRole`.',
    why: 'A statement that bypasses the construct does not require the tenant tag, so the tenant of its sessions is not verified.',
    broken: 'role.assumeRolePolicy?.addStatements(statement);',
    fixed: 'role.grantAssume(broker);',
  },
  'DYN-V024': {
    severity: 'error',
    title: 'The role keeps its tenant boundary.',
    why: 'A role has only one permissions boundary. If another boundary replaces it, policies that are attached to the role later can allow indexes that are created outside the app.',
    broken: "new TenantAccessRole(this, 'TenantRole', { broker, tenantBoundary: true });\nPermissionsBoundary.of(app).apply(boundary);",
    fixed: "new TenantAccessRole(this, 'TenantRole', { broker, tenantBoundary: false });\nPermissionsBoundary.of(app).apply(boundary);",
  },
  'DYN-V025': {
    severity: 'error',
    title: 'The tenant role belongs to the account of the table.',
    why: 'This app cannot write the policy of a role in another account. Create the role in the account of the table, and let the other account be the broker.',
  },
  'DYN-V065': {
    severity: 'error',
    title: 'No session of a tenant can open sessions of another tenant.',
    why: "The caller that opens a session chooses its tenant. If a tenant's session can open sessions, directly or through another role, one tenant can become any other.",
    broken: "new TenantAccessRole(this, 'Reports', { broker: docsTenantRole });",
    fixed: "new TenantAccessRole(this, 'Reports', { broker: authorizer });",
  },
  'DYN-V070': {
    severity: 'error',
    title: 'The tenant boundary in the template is unchanged.',
    why: 'The boundary allows only the tenant grants on DynamoDB. An override that adds to it or empties it breaks that guarantee.',
  },
  'DYN-V071': {
    severity: 'error',
    title: 'Policies that name the tenant have the Version 2012-10-17.',
    why: 'In an older version, IAM reads `${aws:PrincipalTag/TenantID}` as plain text, so no Deny compares the tenant.',
    broken: "cfnPolicy.addPropertyOverride('PolicyDocument.Version', '2008-10-17');",
    fixed: "cfnPolicy.addPropertyOverride('Description', 'The tenant boundary');",
  },
  'DYN-V072': {
    severity: 'error',
    title: 'A role with tenant grants does not administer IAM.',
    why: 'A session that can write policies can remove its own guardrails.',
    broken: "role.addManagedPolicy(ManagedPolicy.fromAwsManagedPolicyName('AdministratorAccess'));",
    fixed: "operator.addManagedPolicy(ManagedPolicy.fromAwsManagedPolicyName('AdministratorAccess'));",
  },
  'DYN-V060': {
    severity: 'error',
    title: 'A broker is a single role, and no role of tenants trusts everybody.',
    why: 'A principal that can open tenant sessions can act as any tenant. An account root, a service or a wildcard would let every role of the account do so.',
    broken: "new TenantAccessRole(this, 'TenantRole', { broker: new AccountRootPrincipal() });",
    fixed: "new TenantAccessRole(this, 'TenantRole', { broker: authorizer });",
  },
  'DYN-V061': {
    severity: 'error',
    title: 'A role has a `roleName` if its ARN must be known at synthesis.',
    why: 'Without `roleName`, CloudFormation generates the name at deployment.',
    broken: "const role = new TenantAccessRole(this, 'TenantRole', { broker });\nrole.roleArnByName;",
    fixed: "const role = new TenantAccessRole(this, 'TenantRole', { broker, roleName: 'docs-tenant' });\nrole.roleArnByName;",
  },
  'DYN-V062': {
    severity: 'error',
    title: 'A tenant role has a broker or a federation, and a federation has a literal issuer and an audience.',
    why: 'Without an audience, tokens for any other application are accepted too.',
    broken: "TenantFederation.openIdConnect(provider, { issuer: 'login.example.com', audience: [] });",
    fixed: "TenantFederation.openIdConnect(provider, { issuer: 'login.example.com', audience: ['docs-app'] });",
  },
  'DYN-V098': {
    severity: 'error',
    title: 'Each role has a different variable in the environment of its broker.',
    why: 'The second role would overwrite the ARN of the first, and the broker would open sessions of the wrong role.',
    broken: 'docsRole.connectBroker(authorizer, [docs]);\nmailRole.connectBroker(authorizer, [mail]);',
    fixed:
      "docsRole.connectBroker(authorizer, [docs]);\nmailRole.connectBroker(authorizer, [mail], { roleVariableName: 'MAIL_ROLE_ARN' });",
  },
  'DYN-V099': {
    severity: 'error',
    title: 'A broker does not refer to the stack of a role that trusts it, unless both are in the same stack.',
    why: 'The trust policy refers to the broker, so the stack of the role is deployed after the stack of the broker. A reference back would create a circular dependency.',
    broken:
      "const role = new TenantAccessRole(docsStack, 'TenantRole', { broker: authorizer }); // authorizer is in another stack\nrole.connectBroker(authorizer, [docs]);",
    fixed: "const role = new TenantAccessRole(authorizer, 'TenantRole', { broker: authorizer });\nrole.connectBroker(authorizer, [docs]);",
  },
});

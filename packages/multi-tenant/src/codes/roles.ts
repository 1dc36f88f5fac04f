import { defineCodes } from '@dynamorm-cdk/core/diagnostics';

/** Roles of tenant sessions: who opens them, what they carry, where their policies stand. */
export const roleCodes = defineCodes({
  'DYN-V020': {
    severity: 'error',
    title: 'Sessions of a role with tenant grants can carry the tag of a tenant.',
    why: 'A function runs for all tenants in one session, so its own role cannot isolate them. Let the function assume a `TenantAccessRole` for each tenant.',
    broken: 'docs.tenantGrants.read(TenantPrincipal.taggedSessions(handler.role));',
    fixed:
      "const role = new TenantAccessRole(this, 'TenantRole', { broker: handler });\ndocs.tenantGrants.read(TenantPrincipal.accessRole(role));",
  },
  'DYN-V021': {
    severity: 'error',
    title: 'Neither the role nor its stack or stage carries a tag named like the tenant tag.',
    why: 'Tag keys ignore case, and a tag of the role counts where a session has none. Every session without a tag would be that tenant.',
    broken: "Tags.of(stack).add('tenantid', 'platform');",
    fixed: "Tags.of(stack).add('owner', 'platform');",
  },
  'DYN-V022': {
    severity: 'error',
    title: 'This app writes the policy of a role with tenant grants.',
    why: 'CDK reports a grant as given although the policy of an imported or frozen role is written nowhere. The guardrails would be missing.',
    broken: "Role.fromRoleArn(this, 'Tenant', arn, { mutable: false });",
    fixed: "new TenantAccessRole(this, 'TenantRole', { broker });",
  },
  'DYN-V023': {
    severity: 'error',
    title: 'The trust policy in the template is the one that `TenantAccessRole` wrote.',
    why: 'A statement added past the construct does not require the tag of a tenant, so nobody vouches for the tenant of the sessions that it admits.',
    broken: 'role.assumeRolePolicy?.addStatements(statement);',
    fixed: 'role.grantAssume(broker);',
  },
  'DYN-V024': {
    severity: 'error',
    title: 'The role keeps its tenant boundary.',
    why: 'A role has one permissions boundary. Where another replaces it, indexes made outside the app are open to whatever is attached to the role.',
    broken: "new TenantAccessRole(this, 'TenantRole', { broker, tenantBoundary: true });\nPermissionsBoundary.of(app).apply(boundary);",
    fixed: "new TenantAccessRole(this, 'TenantRole', { broker, tenantBoundary: false });\nPermissionsBoundary.of(app).apply(boundary);",
  },
  'DYN-V025': {
    severity: 'error',
    title: 'The tenant role belongs to the account of the table.',
    why: 'An identity policy reaches its own account only, and the policy of a role elsewhere cannot be written from here. Create the role in the account of the table, and let the other account be the broker.',
  },
  'DYN-V065': {
    severity: 'error',
    title: 'No session of a tenant can open sessions of another.',
    why: 'Whoever opens sessions of a role chooses their tenant. If the sessions of a tenant can do so, directly or by way of another role, one tenant becomes any other.',
    broken: "new TenantAccessRole(this, 'Reports', { broker: docsTenantRole });",
    fixed: "new TenantAccessRole(this, 'Reports', { broker: authorizer });",
  },
  'DYN-V070': {
    severity: 'error',
    title: 'The tenant boundary in the template is the one that was written.',
    why: 'The boundary allows the tenant grants and nothing else of DynamoDB. An override that adds to it, or empties it, changes what holds.',
  },
  'DYN-V071': {
    severity: 'error',
    title: 'Policies that name the tenant have the Version 2012-10-17.',
    why: 'Under an older version IAM takes `${aws:PrincipalTag/TenantID}` for a text. No Deny compares the tenant then.',
    broken: "cfnPolicy.addPropertyOverride('PolicyDocument.Version', '2008-10-17');",
    fixed: "cfnPolicy.addPropertyOverride('Description', 'The tenant boundary');",
  },
  'DYN-V072': {
    severity: 'error',
    title: 'A role with tenant grants does not administer IAM.',
    why: 'A session that may write policies can take away the guardrails that keep it to its tenant.',
    broken: "role.addManagedPolicy(ManagedPolicy.fromAwsManagedPolicyName('AdministratorAccess'));",
    fixed: "operator.addManagedPolicy(ManagedPolicy.fromAwsManagedPolicyName('AdministratorAccess'));",
  },
  'DYN-V060': {
    severity: 'error',
    title: 'A broker is a single role.',
    why: 'Whoever may open tenant sessions can be every tenant. An account root, a service or everybody would let all roles of the account do so.',
    broken: "new TenantAccessRole(this, 'TenantRole', { broker: new AccountRootPrincipal() });",
    fixed: "new TenantAccessRole(this, 'TenantRole', { broker: authorizer });",
  },
  'DYN-V061': {
    severity: 'error',
    title: 'A role whose ARN must be known at synthesis has a `roleName`.',
    why: 'CloudFormation generates other names at deployment.',
    broken: "const role = new TenantAccessRole(this, 'TenantRole', { broker });\nrole.roleArnByName;",
    fixed: "const role = new TenantAccessRole(this, 'TenantRole', { broker, roleName: 'docs-tenant' });\nrole.roleArnByName;",
  },
  'DYN-V062': {
    severity: 'error',
    title: 'A tenant role has a broker or a federation, and a federation has a literal issuer and an audience.',
    why: 'Without an audience, tokens issued for any other application are accepted too.',
    broken: "TenantFederation.openIdConnect(provider, { issuer: 'login.example.com', audience: [] });",
    fixed: "TenantFederation.openIdConnect(provider, { issuer: 'login.example.com', audience: ['docs-app'] });",
  },
  'DYN-V098': {
    severity: 'error',
    title: 'Each role has a variable of its own in the environment of its broker.',
    why: 'The second role would overwrite the ARN of the first, and the broker would open sessions of the wrong role.',
    broken: 'docsRole.connectBroker(authorizer, [docs]);\nmailRole.connectBroker(authorizer, [mail]);',
    fixed:
      "docsRole.connectBroker(authorizer, [docs]);\nmailRole.connectBroker(authorizer, [mail], { roleVariableName: 'MAIL_ROLE_ARN' });",
  },
  'DYN-V099': {
    severity: 'error',
    title: 'A broker refers to nothing in the stack of a role that trusts it, unless both are in one stack.',
    why: 'The trust policy refers to the broker, so the stack of the role is deployed after that of the broker. A reference back would close a cycle.',
    broken:
      "const role = new TenantAccessRole(docsStack, 'TenantRole', { broker: authorizer }); // authorizer is in another stack\nrole.connectBroker(authorizer, [docs]);",
    fixed: "const role = new TenantAccessRole(authorizer, 'TenantRole', { broker: authorizer });\nrole.connectBroker(authorizer, [docs]);",
  },
});

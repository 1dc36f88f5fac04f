import { type IGrantable, type IPrincipal, type IRole, Role } from 'aws-cdk-lib/aws-iam';
import { Token } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { refuse } from '../findings';

/** The role behind a broker. An account, a service or everybody is no broker: whoever vends sessions can be every tenant. */
export function brokerRole(broker: IGrantable): IRole {
  const principal = broker.grantPrincipal;
  if (!isRole(principal)) {
    throw refuse(
      'DYN-V060',
      `${describe(broker)} is not a single role. A principal that can open tenant sessions can act as any tenant, and an account root, a service or ` +
        'a wildcard would let every role of the account do so. Pass the role of the function or service that authenticates tenants.',
    );
  }
  const whyNot = whyNoRole(principal.roleArn);
  if (whyNot === undefined) return principal;
  throw refuse(
    'DYN-V060',
    `${describe(broker)} refers to \`${principal.roleArn}\`, which ${whyNot}. A principal that can open tenant sessions can act as any tenant. Pass the ARN of ` +
      'one role, as `arn:aws:iam::111122223333:role/authorizer`.',
  );
}

/** An imported role is whatever its ARN says. */
function whyNoRole(arn: string): string | undefined {
  if (Token.isUnresolved(arn)) return undefined;
  const [, , service, , account = '', ...rest] = arn.split(':');
  const resource = rest.join(':');
  if (/[*?]/.test(arn)) return 'is a pattern: `*` and `?` in the ARN of a principal match no role, or every role';
  if (service !== 'iam') return 'is a session or a resource of another service';
  if (!/^\d{12}$/.test(account)) return 'has no account of 12 digits';
  return resource.startsWith('role/') ? undefined : `is a ${resource.split('/')[0] || 'text'}, not a role`;
}

function isRole(principal: IPrincipal): principal is IRole {
  return Role.isRole(principal) || (Construct.isConstruct(principal) && typeof (principal as Partial<IRole>).roleArn === 'string');
}

function describe(broker: IGrantable): string {
  if (Construct.isConstruct(broker)) return `\`${broker.node.path}\``;
  const { principalJson } = broker.grantPrincipal.policyFragment;
  return `\`${Token.isUnresolved(principalJson) ? broker.grantPrincipal : JSON.stringify(principalJson)}\``;
}

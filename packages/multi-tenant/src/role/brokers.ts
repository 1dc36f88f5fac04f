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
      `${describe(broker)} is no single role. Whoever may open tenant sessions can be every tenant, and an account root, a service or ` +
        'everybody would let all roles of the account do so. Give the role of the one function or service that authenticates tenants.',
    );
  }
  return principal;
}

function isRole(principal: IPrincipal): principal is IRole {
  return Role.isRole(principal) || (Construct.isConstruct(principal) && typeof (principal as Partial<IRole>).roleArn === 'string');
}

function describe(broker: IGrantable): string {
  if (Construct.isConstruct(broker)) return `\`${broker.node.path}\``;
  const { principalJson } = broker.grantPrincipal.policyFragment;
  return `\`${Token.isUnresolved(principalJson) ? broker.grantPrincipal : JSON.stringify(principalJson)}\``;
}

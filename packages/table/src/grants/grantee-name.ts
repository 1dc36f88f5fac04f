import { writtenPath } from '@dynamorm-cdk/core/constructs';
import type { IGrantable, IPrincipal } from 'aws-cdk-lib/aws-iam';
import { Token } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { namesOf } from './principal-accounts';

/** What messages call a grantee: its construct path where it is a construct, otherwise the principal. */
export function granteeName(grantee: IGrantable): string {
  for (const candidate of [grantee, grantee.grantPrincipal]) {
    if (Construct.isConstruct(candidate)) return `\`${writtenPath(candidate.node.path)}\``;
  }
  return principalName(grantee.grantPrincipal);
}

/** The account that a principal stands for as a whole; it has no policy that would be asked. */
export function wholeAccount(principal: IPrincipal): string | undefined {
  const { accountId, wrapped } = principal as { accountId?: unknown; wrapped?: IPrincipal };
  if (typeof accountId === 'string') return accountId;
  return wrapped && wholeAccount(wrapped);
}

/** What principals of CDK say of themselves; those of a CompositePrincipal are its own matter. */
interface Named {
  readonly service?: unknown;
  readonly organizationId?: unknown;
  readonly _principals?: readonly IPrincipal[];
}

/** The values that a policy would name. */
function principalName(principal: IPrincipal): string {
  const account = wholeAccount(principal);
  if (account !== undefined) return Token.isUnresolved(account) ? 'the account of the stack' : `account \`${account}\``;
  const { service, organizationId, _principals: several } = principal as Named;
  if (Array.isArray(several)) return several.map(principalName).join(' and ');
  if (typeof organizationId === 'string') return `the organization \`${organizationId}\``;
  if (typeof service === 'string' && !Token.isUnresolved(service)) return `\`${service}\``;
  const values = Object.values(namesOf(principal)).flat();
  const texts = values.filter((value): value is string => typeof value === 'string' && !Token.isUnresolved(value));
  if (texts.length < values.length || texts.length === 0) return 'a principal that is unknown until deployment';
  return texts.includes('*') ? 'everybody' : texts.map((text) => `\`${text}\``).join(' and ');
}

import type { IPrincipal } from 'aws-cdk-lib/aws-iam';
import { Aws, type Stack, Token } from 'aws-cdk-lib/core';
import { RegionInfo } from 'aws-cdk-lib/region-info';

/** Under `customizeRoles` a statement goes into a report as it is when it is added: what comes later needs a statement of its own. */
export function isReportedAtOnce(principal: IPrincipal): boolean {
  return (principal as { _precreatedRole?: unknown })._precreatedRole !== undefined;
}

/** The domain of the services of AWS. The report would show a token where a template has an intrinsic function. */
export function serviceDomain(principal: IPrincipal, { region }: Stack): string {
  if (!isReportedAtOnce(principal)) return Aws.URL_SUFFIX;
  return (Token.isUnresolved(region) ? undefined : RegionInfo.get(region).domainSuffix) ?? 'amazonaws.com';
}

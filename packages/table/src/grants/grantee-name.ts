import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';

/** What messages call a grantee: its construct path where it is a construct. */
export function granteeName(grantee: IGrantable): string {
  for (const candidate of [grantee, grantee.grantPrincipal]) {
    if (Construct.isConstruct(candidate)) return `\`${candidate.node.path}\``;
  }
  return `\`${grantee.grantPrincipal}\``;
}

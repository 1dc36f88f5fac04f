import type { IRole, ManagedPolicy } from 'aws-cdk-lib/aws-iam';
import type { IConstruct } from 'constructs';

/** What grants need of a role whose trust policy demands the tenant's tag. */
export interface AccessRole extends IRole {
  readonly tenantTagKey: string;
  /** @internal */
  readonly _boundary?: ManagedPolicy;
  /** @internal */
  readonly _refusedTags: string[];
  /** @internal */
  _refuseTags(patterns: string[]): void;
}

const roles = new WeakMap<IConstruct, AccessRole[]>();

/** Every such role of an app, no matter who grants to it: a role that was imported before it was made is found here. */
export function accessRolesOf(scope: IConstruct): AccessRole[] {
  const known = roles.get(scope.node.root) ?? [];
  roles.set(scope.node.root, known);
  return known;
}

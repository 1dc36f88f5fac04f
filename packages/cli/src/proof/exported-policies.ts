import type { Resource, Template } from '../template/parse-template';

interface RoleDetail {
  readonly RoleName?: string;
  readonly Arn?: string;
  readonly AssumeRolePolicyDocument?: unknown;
  readonly RolePolicyList?: readonly { readonly PolicyName: string; readonly PolicyDocument: unknown }[];
  readonly AttachedManagedPolicies?: readonly { readonly PolicyName: string; readonly PolicyArn: string }[];
  readonly PermissionsBoundary?: { readonly PermissionsBoundaryArn?: string };
}

interface PolicyDetail {
  readonly Arn?: string;
  readonly PolicyVersionList?: readonly { readonly Document?: unknown; readonly IsDefaultVersion?: boolean }[];
}

/** What IAM exports: everything of an account, or one policy. */
interface Export {
  readonly RoleDetailList?: readonly RoleDetail[];
  readonly Policies?: readonly PolicyDetail[];
  readonly RoleName?: string;
  readonly PolicyName?: string;
  readonly PolicyDocument?: unknown;
  readonly PolicyVersion?: { readonly Document?: unknown };
  readonly Statement?: unknown;
}

/**
 * The template that would make what IAM exports: `aws iam get-account-authorization-details`, `get-role-policy`, `get-policy-version`, or a bare
 * policy document.
 *
 * @returns undefined for anything else
 */
export function exportedPolicies(parsed: unknown): Template | undefined {
  const source = (typeof parsed === 'object' && parsed !== null ? parsed : {}) as Export;
  if (Array.isArray(source.RoleDetailList)) {
    const documents = documentsOf(source.Policies ?? []);
    return { Resources: Object.fromEntries(source.RoleDetailList.flatMap((role) => resourcesOf(role, documents))) };
  }
  const document = source.PolicyDocument ?? source.PolicyVersion?.Document ?? (source.Statement === undefined ? undefined : source);
  if (document === undefined) return undefined;
  const id = source.RoleName ?? 'Role';
  const Policies = [{ PolicyName: source.PolicyName ?? 'Policy', PolicyDocument: document }];
  return { Resources: { [id]: { Type: 'AWS::IAM::Role', Properties: { RoleName: id, Policies } } } };
}

function documentsOf(policies: readonly PolicyDetail[]): Map<string, unknown> {
  return new Map(
    policies.flatMap(({ Arn, PolicyVersionList = [] }) => {
      const document = PolicyVersionList.find(({ IsDefaultVersion }) => IsDefaultVersion)?.Document;
      return Arn === undefined || document === undefined ? [] : [[Arn, document] as const];
    }),
  );
}

/** A managed policy of the export stands in the role; one whose text is not in it stays a name. */
function resourcesOf(role: RoleDetail, documents: ReadonlyMap<string, unknown>): [string, Resource][] {
  const { RoleName: id = 'Role', Arn, AssumeRolePolicyDocument, RolePolicyList = [], AttachedManagedPolicies = [] } = role;
  const attached = AttachedManagedPolicies.filter(({ PolicyArn }) => documents.has(PolicyArn));
  const boundary = role.PermissionsBoundary?.PermissionsBoundaryArn;
  const boundaryId = `${id}/boundary`;
  const isKnown = boundary !== undefined && documents.has(boundary);
  const [, partition = 'aws', , , account] = Arn?.split(':') ?? [];
  const made: Resource = {
    Type: 'AWS::IAM::Role',
    Properties: {
      RoleName: id,
      AssumeRolePolicyDocument,
      Policies: [
        ...RolePolicyList,
        ...attached.map(({ PolicyName, PolicyArn }) => ({ PolicyName, PolicyDocument: documents.get(PolicyArn) })),
      ],
      ManagedPolicyArns: AttachedManagedPolicies.filter((one) => !attached.includes(one)).map(({ PolicyArn }) => PolicyArn),
      ...(boundary === undefined ? {} : { PermissionsBoundary: isKnown ? { Ref: boundaryId } : boundary }),
    },
    ...(account === undefined ? {} : { Place: { partition, region: 'eu-west-1', account } }),
  };
  const policy: Resource = { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: documents.get(boundary ?? '') } };
  return [[id, made], ...(isKnown ? [[boundaryId, policy] as [string, Resource]] : [])];
}

import { NotDecided } from '../policy/not-decided';
import type { Policy } from '../policy/policy';
import type { Policies } from '../theorem/policies';
import { resolve } from './resolve';
import { type Choice, isMade, isTable, type Place, type Resource, resourcesOf, type Template } from './template';

/** Policies of AWS that say nothing of DynamoDB. */
const WITHOUT_DYNAMODB = [
  'service-role/AWSLambdaBasicExecutionRole',
  'service-role/AWSLambdaVPCAccessExecutionRole',
  'AWSXRayDaemonWriteAccess',
  'CloudWatchLambdaInsightsExecutionRolePolicy',
];

/** What a template says of one role. */
export interface RoleInTemplate {
  readonly policies: Policies;
  readonly trust: Policy;
  /** The account that it belongs to. */
  readonly account: string;
}

/**
 * Everything in a template that decides the calls of a role's sessions.
 *
 * @param id logical id of the role
 * @throws NotDecided where a policy of the role has its text elsewhere
 */
export function readRole(id: string, template: Template, place: Place, choice: Choice): RoleInTemplate {
  const resolved = (value: unknown) => resolve(value, template, place, choice);
  const role = template.Resources?.[id];
  if (role?.Type !== 'AWS::IAM::Role') throw new NotDecided(`the template has no role with the logical id ${id}`);
  const properties = (resolved(role.Properties) ?? {}) as Record<string, unknown>;
  const roleName = resolved({ Ref: id });
  const attached = resourcesOf(template).filter(([, resource]) => isMade(resource, choice) && isAttached(resource, roleName, resolved));
  const inline = (Array.isArray(properties.Policies) ? properties.Policies : []) as { PolicyName?: string; PolicyDocument?: unknown }[];
  const named = Array.isArray(role.Properties?.ManagedPolicyArns) ? role.Properties.ManagedPolicyArns : [];
  const boundary = role.Properties?.PermissionsBoundary;
  return {
    policies: {
      identity: [
        ...inline.map(({ PolicyName = id, PolicyDocument }) => ({ name: PolicyName, document: PolicyDocument })),
        ...attached.map(([name, resource]) => policyOf(name, resource, resolved)),
        ...named.flatMap((arn) => managed(arn, template, resolved)),
      ],
      boundary: boundary === undefined ? undefined : managed(boundary, template, resolved)[0],
      resource: resourcesOf(template).flatMap(([name, resource]) =>
        isMade(resource, choice) ? tablePolicy(name, resource, resolved, principalOf(String(roleName), role.Place ?? place)) : [],
      ),
    },
    account: role.Place?.account ?? place.account,
    trust: { name: `${id}, trust policy`, document: properties.AssumeRolePolicyDocument },
  };
}

/** A policy names its roles by `Roles`; one of a role alone by `RoleName`. */
function isAttached({ Type, Properties = {} }: Resource, roleName: unknown, resolved: (value: unknown) => unknown): boolean {
  if (Type === 'AWS::IAM::RolePolicy') return resolved(Properties.RoleName) === roleName;
  if (Type !== 'AWS::IAM::Policy' && Type !== 'AWS::IAM::ManagedPolicy') return false;
  const roles = resolved(Properties.Roles);
  return Array.isArray(roles) && roles.includes(roleName);
}

function policyOf(name: string, { Properties = {} }: Resource, resolved: (value: unknown) => unknown): Policy {
  return { name, document: resolved(Properties.PolicyDocument) };
}

/** A managed policy: of the template, or of AWS with nothing of DynamoDB in it. */
function managed(reference: unknown, template: Template, resolved: (value: unknown) => unknown): Policy[] {
  const id = (reference as { Ref?: string })?.Ref;
  const resource = id === undefined ? undefined : template.Resources?.[id];
  if (id !== undefined && resource) return [policyOf(id, resource, resolved)];
  const arn = resolved(reference);
  if (typeof arn === 'string' && WITHOUT_DYNAMODB.some((name) => arn.endsWith(`:iam::aws:policy/${name}`))) return [];
  throw new NotDecided(`the text of the managed policy ${typeof arn === 'string' ? arn : JSON.stringify(arn)} is not in the template`);
}

/** What the policies of a table and its replicas say to the role, its sessions, its account or everybody. */
function tablePolicy(
  name: string,
  resource: Resource,
  resolved: (value: unknown) => unknown,
  namesRole: (principal: unknown) => boolean,
): Policy[] {
  if (!isTable(resource)) return [];
  const { ResourcePolicy, Replicas } = (resolved(resource.Properties) ?? {}) as {
    ResourcePolicy?: { PolicyDocument?: PolicyText };
    Replicas?: readonly { ResourcePolicy?: { PolicyDocument?: PolicyText } }[];
  };
  const documents = [ResourcePolicy, ...(Array.isArray(Replicas) ? Replicas : []).map((replica) => replica.ResourcePolicy)];
  return documents.flatMap((policy) => {
    const document = policy?.PolicyDocument;
    if (document === undefined) return [];
    const statements = [document.Statement ?? []].flat().filter(({ Principal }) => namesRole(Principal));
    return [{ name: `${name}, resource policy`, document: { ...document, Statement: statements } }];
  });
}

interface PolicyText {
  readonly Statement?: readonly { readonly Principal?: unknown }[] | { readonly Principal?: unknown };
}

/** Whether a principal of a resource policy is the role, a session of it, its account or everybody. */
function principalOf(roleName: string, { partition, account }: Place): (principal: unknown) => boolean {
  const role = `arn:${partition}:iam::${account}:role/${roleName}`;
  const session = `arn:${partition}:sts::${account}:assumed-role/${roleName}/`;
  return (principal) => {
    // A statement without a Principal, or with NotPrincipal, is for whoever reads it to refuse.
    if (principal === '*' || principal === undefined) return true;
    const listed = [(principal as { AWS?: unknown }).AWS ?? []].flat();
    return listed.some((one) => {
      if (typeof one !== 'string')
        throw new NotDecided(`a resource policy names somebody who is known only at deployment: ${JSON.stringify(one)}`);
      return ['*', account, `arn:${partition}:iam::${account}:root`, role].includes(one) || one.startsWith(session);
    });
  };
}

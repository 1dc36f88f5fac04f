import { conditionsHold } from './conditions';
import { matchesPieces, parsePattern, VariableText } from './pattern';
import { assertModelled, listOf, type PolicyJson, type StatementJson } from './policy-document';
import type { RequestContext } from './request-context';

/** One question to IAM: may this action be done to this resource, in this context? */
export interface Authorization {
  readonly action: string;
  readonly resource: string;
  readonly context: RequestContext;
}

/** All policies that have a say in one account, without service control policies. */
export interface Policies {
  /** Everything attached to the role. */
  readonly identity: PolicyJson[];
  /** The role's permissions boundary. */
  readonly boundary?: PolicyJson;
  /** The table's own policy. */
  readonly resource?: PolicyJson;
  /** ARN of the role, which a resource policy may name. */
  readonly roleArn?: string;
  /** ARN of the assumed-role session, which a resource policy may name. */
  readonly sessionArn?: string;
  /** How wildcard characters in a tag's value count. */
  readonly variables?: VariableText;
}

export type Verdict = 'allowed' | 'explicitly denied' | 'not allowed';

/**
 * Decides one authorization: an explicit Deny wins; otherwise identity and boundary must both allow, or the resource policy names the
 * session (no boundary counts then) or the role (the boundary still counts).
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
 */
export function evaluate(policies: Policies, request: Authorization): Verdict {
  const variables = policies.variables ?? VariableText.LITERAL;
  const all = [...policies.identity, ...(policies.boundary ? [policies.boundary] : []), ...(policies.resource ? [policies.resource] : [])];
  for (const policy of all) modelled(policy);

  const applies = (statement: StatementJson, effect: 'Allow' | 'Deny') =>
    statement.Effect === effect && statementApplies(statement, request, variables);
  const named = (principals: string[]) => (statement: StatementJson) =>
    statement.Principal === '*' ||
    listOf((statement.Principal as { AWS?: string | string[] })?.AWS).some((arn) => principals.includes(arn));
  const session = named(['*', ...(policies.sessionArn ? [policies.sessionArn] : [])]);
  const role = named(policies.roleArn ? [policies.roleArn] : []);

  const ofTable = policies.resource?.Statement ?? [];
  const ofRole = policies.identity.flatMap((policy) => policy.Statement);
  const ofBoundary = policies.boundary?.Statement;
  const denies = [...ofRole, ...(ofBoundary ?? []), ...ofTable.filter((statement) => session(statement) || role(statement))];
  if (denies.some((statement) => applies(statement, 'Deny'))) return 'explicitly denied';

  if (ofTable.some((statement) => session(statement) && applies(statement, 'Allow'))) return 'allowed';
  const inBoundary = ofBoundary === undefined || ofBoundary.some((statement) => applies(statement, 'Allow'));
  const granted = [...ofRole, ...ofTable.filter(role)].some((statement) => applies(statement, 'Allow'));
  return inBoundary && granted ? 'allowed' : 'not allowed';
}

/** Whether action, resource and conditions of a statement fit a request, whatever its effect. */
export function statementApplies(statement: StatementJson, request: Authorization, variables: VariableText): boolean {
  return (
    actionApplies(statement, request.action) &&
    resourceApplies(statement, request, variables) &&
    conditionsHold(statement.Condition, request.context, variables)
  );
}

function actionApplies(statement: StatementJson, action: string): boolean {
  const fits = (text: string) => globMatches(text.toLowerCase(), action.toLowerCase());
  return statement.Action !== undefined ? listOf(statement.Action).some(fits) : !listOf(statement.NotAction).some(fits);
}

function resourceApplies(statement: StatementJson, request: Authorization, variables: VariableText): boolean {
  const fits = (text: string) => arnMatches(text, request, variables);
  if (statement.Resource !== undefined) return listOf(statement.Resource).some(fits);
  if (statement.NotResource !== undefined) return !listOf(statement.NotResource).some(fits);
  return true;
}

/** Part by part, so that a wildcard never crosses into the next part of the ARN. A variable is put in after the split. */
function arnMatches(text: string, request: Authorization, variables: VariableText): boolean {
  if (text === '*') return true;
  const wanted = arnParts(text);
  const actual = arnParts(request.resource);
  return wanted.every((part, i) => {
    const pieces = parsePattern(part, request.context, true, variables);
    return pieces !== undefined && actual[i] !== undefined && matchesPieces(pieces, actual[i]);
  });
}

function arnParts(arn: string): string[] {
  const parts = arn.split(':');
  if (parts[0] === '*' && parts.length === 1) return parts;
  if (parts.length < 6) throw new Error(`${arn} is no ARN`);
  return [...parts.slice(0, 5), parts.slice(5).join(':')];
}

function globMatches(glob: string, text: string): boolean {
  return matchesPieces(
    [...glob].map((char) => (char === '*' || char === '?' ? { wildcard: char } : { literal: char })),
    text,
  );
}

const checked = new WeakSet<PolicyJson>();

function modelled(policy: PolicyJson): void {
  if (checked.has(policy)) return;
  assertModelled(policy);
  checked.add(policy);
}

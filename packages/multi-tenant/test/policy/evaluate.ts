import { conditionsHold } from './conditions';
import { matches, VariableText } from './pattern';
import { assertModelled, listOf, type PolicyJson, type StatementJson } from './policy-document';
import { RequestContext } from './request-context';

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
  const asked = action.toLowerCase();
  const fits = (text: string) => matches(text.toLowerCase(), asked, NO_CONTEXT, true, VariableText.LITERAL);
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
  return wanted.every((part, i) => actual[i] !== undefined && matches(part, actual[i], request.context, true, variables));
}

const splitArns = new Map<string, string[]>();
const NO_CONTEXT = new RequestContext({});

function arnParts(arn: string): string[] {
  const known = splitArns.get(arn);
  if (known) return known;
  const parts = arn.split(':');
  if (parts.length < 6 && arn !== '*') throw new Error(`${arn} is no ARN`);
  const made = arn === '*' ? parts : [...parts.slice(0, 5), parts.slice(5).join(':')];
  splitArns.set(arn, made);
  return made;
}

const checked = new WeakSet<PolicyJson>();

function modelled(policy: PolicyJson): void {
  if (checked.has(policy)) return;
  assertModelled(policy);
  checked.add(policy);
}

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
  return decider(policies)((statement) => statementApplies(statement, request, variables));
}

/** The same, where it is known already which statements apply. */
export function decider(policies: Policies): (applies: (statement: StatementJson) => boolean) => Verdict {
  const { identity, boundary, resource } = policies;
  for (const policy of [...identity, boundary, resource]) if (policy) modelled(policy);

  const named = (statement: StatementJson, arn: string | undefined) =>
    arn !== undefined && listOf((statement.Principal as { AWS?: string | string[] })?.AWS).includes(arn);
  const ofTable = resource?.Statement ?? [];
  const forSession = ofTable.filter((statement) => statement.Principal === '*' || named(statement, policies.sessionArn));
  const forRole = ofTable.filter((statement) => named(statement, policies.roleArn));
  const ofRole = identity.flatMap((policy) => policy.Statement);

  const denies = [...ofRole, ...(boundary?.Statement ?? []), ...forSession, ...forRole].filter(({ Effect }) => Effect === 'Deny');
  const allows = (statements: StatementJson[]) => statements.filter(({ Effect }) => Effect === 'Allow');
  const past = allows(forSession);
  const limits = boundary && allows(boundary.Statement);
  const granted = allows([...ofRole, ...forRole]);
  return (applies) => {
    if (denies.some(applies)) return 'explicitly denied';
    if (past.some(applies)) return 'allowed';
    return (limits === undefined || limits.some(applies)) && granted.some(applies) ? 'allowed' : 'not allowed';
  };
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

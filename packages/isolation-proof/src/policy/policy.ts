import { NotDecided } from './not-decided';

/** A policy whose intrinsic functions are resolved to text. */
export interface Policy {
  /** What the reader knows it by, such as a logical id. */
  readonly name: string;
  readonly document: unknown;
}

/** One statement of a policy. */
export interface Statement {
  /** The policy it stands in. */
  readonly policy: string;
  /** Its place in the policy, from 1. */
  readonly number: number;
  readonly effect: 'Allow' | 'Deny';
  readonly actions?: readonly string[];
  readonly notActions?: readonly string[];
  readonly resources?: readonly string[];
  readonly notResources?: readonly string[];
  readonly principal?: unknown;
  readonly conditions: readonly Condition[];
}

/** One operator with one key. */
export interface Condition {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
}

interface RawStatement {
  readonly Effect?: unknown;
  readonly Action?: unknown;
  readonly NotAction?: unknown;
  readonly Resource?: unknown;
  readonly NotResource?: unknown;
  readonly Principal?: unknown;
  readonly NotPrincipal?: unknown;
  readonly Condition?: Record<string, Record<string, unknown>>;
}

/** A policy variable within a text of a policy, but none of the escapes `${*}`, `${?}` and `${$}`. */
const VARIABLE = /\$\{([^}*?$]+)\}/g;

/**
 * The statements of a policy, each with its place.
 *
 * @param isMeant by its actions, whether a statement is looked at
 * @throws NotDecided for what no proof can be made about
 */
export function statementsOf({ name, document }: Policy, isMeant: (actions: readonly unknown[]) => boolean = () => true): Statement[] {
  if (typeof document !== 'object' || document === null) throw new NotDecided(`the text of policy ${name} is not known`);
  const { Version, Statement: listed } = document as { Version?: unknown; Statement?: unknown };
  const statements = listOf(listed) as RawStatement[];
  if (Version !== '2012-10-17' && JSON.stringify(statements).search(VARIABLE) >= 0) {
    throw new NotDecided(`policy ${name} uses variables, which IAM replaces only in a policy of Version 2012-10-17`);
  }
  return statements.flatMap((statement, at) =>
    statement.Action === undefined || isMeant(listOf(statement.Action)) ? [readStatement(statement, name, at + 1)] : [],
  );
}

/** Whether actions may be some of DynamoDB's: a statement about another service need not be readable. */
export function isAboutDynamo(actions: readonly unknown[]): boolean {
  return actions.some((action) => {
    if (typeof action !== 'string') return true;
    const service = action.split(':')[0].toLowerCase();
    return /[*?]/.test(service) || service === 'dynamodb';
  });
}

/** The variables that a statement uses, as they stand between the braces. */
export function variablesOf({ resources, notResources, conditions }: Statement): string[] {
  const texts = [...(resources ?? []), ...(notResources ?? []), ...conditions.flatMap(({ values }) => values)];
  return [...new Set(texts.flatMap((text) => [...text.matchAll(VARIABLE)].map(([, name]) => name)))];
}

function readStatement(raw: RawStatement, policy: string, number: number): Statement {
  const where = `statement ${number} of policy ${policy}`;
  if (raw.Effect !== 'Allow' && raw.Effect !== 'Deny') throw new NotDecided(`the effect of ${where} is not known`);
  if (raw.NotPrincipal !== undefined) throw new NotDecided(`${where} has a NotPrincipal`);
  return {
    policy,
    number,
    effect: raw.Effect,
    actions: textsOf(raw.Action, where),
    notActions: textsOf(raw.NotAction, where),
    resources: textsOf(raw.Resource, where),
    notResources: textsOf(raw.NotResource, where),
    principal: raw.Principal,
    conditions: Object.entries(raw.Condition ?? {}).flatMap(([operator, keys]) =>
      Object.entries(keys).map(([key, values]) => ({ operator, key, values: textsOf(values, where) ?? [] })),
    ),
  };
}

function textsOf(value: unknown, where: string): string[] | undefined {
  if (value === undefined) return undefined;
  return listOf(value).map((one) => {
    if (typeof one === 'string') return one;
    if (typeof one === 'boolean' || typeof one === 'number') return String(one);
    throw new NotDecided(`${where} holds a value that is known only at deployment: ${JSON.stringify(one)}`);
  });
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : value === undefined ? [] : [value];
}

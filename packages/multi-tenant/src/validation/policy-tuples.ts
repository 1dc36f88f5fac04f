import { listOf } from './rendered-resource';

/** A rendered policy statement. */
export type RenderedStatement = Record<string, unknown>;

/** The least thing that a statement says: one action on one resource to one principal, under its conditions. */
export interface PolicyTuple {
  /** Two tuples of the same key say the same. */
  readonly key: string;
  readonly effect: unknown;
  /** The action, such as `dynamodb:GetItem`; all excepted ones together where the statement has NotAction. */
  readonly action: string;
  /** The resource as rendered, in JSON where it is no text; likewise for NotResource. */
  readonly resource: string;
}

/**
 * Takes a statement apart. CDK merges and splits statements of a role as it sees fit; their tuples stay the same.
 */
export function policyTuplesOf(statement: RenderedStatement): PolicyTuple[] {
  const actions = parts(statement, 'Action');
  const resources = parts(statement, 'Resource');
  const principals = principalParts(statement.Principal);
  const terms = canonical(statement.Condition ?? {});
  return actions.flatMap((action) =>
    resources.flatMap((resource) =>
      principals.map((principal) => ({
        key: JSON.stringify([statement.Effect, action, resource, principal, terms]),
        effect: statement.Effect,
        action,
        resource,
      })),
    ),
  );
}

function parts(statement: RenderedStatement, element: 'Action' | 'Resource'): string[] {
  const excepted = statement[`Not${element}`];
  if (excepted !== undefined) return [`not ${listOf(excepted).map(text).sort().join(' ')}`];
  const given = listOf(statement[element]).map(text);
  return given.length === 0 ? [''] : given;
}

function principalParts(principal: unknown): string[] {
  if (principal === undefined || typeof principal === 'string') return [String(principal ?? '')];
  return Object.entries(principal as Record<string, unknown>).flatMap(([kind, values]) =>
    listOf(values).map((value) => `${kind} ${text(value)}`),
  );
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Conditions with their keys in order, and each value as a list: how they are written makes no difference. */
function canonical(conditions: unknown): unknown {
  if (typeof conditions !== 'object' || conditions === null) return conditions;
  return Object.entries(conditions)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([operator, keys]) => [
      operator,
      Object.entries(keys as Record<string, unknown>)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, values]) => [key, listOf(values).map(text).sort()]),
    ]);
}

import { and, not, or, type Term } from '../smt/text';
import { type Doubt, readCondition } from './condition';
import { matches } from './pattern';
import { type Statement, variablesOf } from './policy';
import type { Request } from './request';
import { resourceMatches } from './resource';

/**
 * What a variable without a value does. AWS documents that it matches nothing; read otherwise, the whole statement is void. What is proved must
 * hold under both.
 */
export type AbsentVariable = 'matches nothing' | 'voids the statement';

/** How a policy is read where its documentation leaves room. */
export interface Reading {
  readonly absentVariable: AbsentVariable;
  readonly doubt: Doubt;
}

/** Whether a statement applies to a request. */
export function applies(statement: Statement, request: Request, { absentVariable, doubt }: Reading): Term {
  const action = (pattern: string) => matches(pattern.toLowerCase(), request.action, request.variables, true);
  const resource = (pattern: string) => resourceMatches(pattern, request);
  const { actions, notActions, resources, notResources, effect, conditions } = statement;
  return and([
    actions ? or(actions.map(action)) : not(or((notActions ?? []).map(action))),
    resources ? or(resources.map(resource)) : not(or((notResources ?? []).map(resource))),
    ...conditions.map((condition) => readCondition(condition, effect, request, doubt).holds),
    ...(absentVariable === 'voids the statement' ? variablesOf(statement).map((name) => request.variables.of(name).present) : []),
  ]);
}

/** The conditions of a statement that no proof knows. */
export function doubtsOf(statement: Statement, request: Request): string[] {
  return statement.conditions
    .filter((condition) => readCondition(condition, statement.effect, request, 'for the call').doubtful)
    .map(({ operator, key, values }) => `${operator} ${key} ${JSON.stringify(values)}`);
}

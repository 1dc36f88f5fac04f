import { matches, type VariableText } from './pattern';
import { type ConditionsJson, listOf } from './policy-document';
import type { RequestContext } from './request-context';

/** The single-value operators that the package emits, and whether each compares with wildcards and negates. */
const OPERATORS: { readonly [name: string]: { readonly wildcards: boolean; readonly negated: boolean } } = {
  StringEquals: { wildcards: false, negated: false },
  StringNotEquals: { wildcards: false, negated: true },
  StringLike: { wildcards: true, negated: false },
  StringNotLike: { wildcards: true, negated: true },
};

/** Whether all conditions of a statement hold. Throws on an operator that is not modelled. */
export function conditionsHold(conditions: ConditionsJson | undefined, context: RequestContext, variables: VariableText): boolean {
  const results = Object.entries(conditions ?? {}).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) => conditionHolds(operator, key, listOf(values), context, variables)),
  );
  return results.every(Boolean);
}

function conditionHolds(operator: string, key: string, values: string[], context: RequestContext, variables: VariableText): boolean {
  if (values.length === 0) throw new Error(`${operator} of ${key} has no values`);
  const present = context.value(key);
  if (operator === 'Null') return nullHolds(values, present !== undefined);

  const [, set, single] = /^(?:(ForAllValues|ForAnyValue):)?(\w+)$/.exec(operator) ?? [];
  const known = OPERATORS[single];
  if (!known) throw new Error(`condition operator ${operator} is not modelled`);
  const holdsFor = (value: string) => {
    const matched = values.some((wanted) => matches(wanted, value, context, known.wildcards, variables));
    return matched !== known.negated;
  };

  if (set === 'ForAllValues') return listOf(present).every(holdsFor);
  if (set === 'ForAnyValue') return listOf(present).some(holdsFor);
  if (Array.isArray(present)) throw new Error(`${operator} on the multi-valued key ${key} is not modelled`);
  if (present === undefined) return known.negated;
  return holdsFor(present);
}

function nullHolds(values: string[], present: boolean): boolean {
  return values.some((value) => {
    if (value !== 'true' && value !== 'false') throw new Error(`Null compares with ${value}`);
    return (value === 'true') === !present;
  });
}

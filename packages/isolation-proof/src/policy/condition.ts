import { and, FALSE, not, or, type Term, TRUE } from '../smt/text';
import { matches } from './pattern';
import type { Condition } from './policy';
import type { Key, Request } from './request';

/** How what is not modelled is read: in favour of the call, or against it. */
export type Doubt = 'for the call' | 'against the call';

/** The keys of a call: the partition key values that it names in its table or index. */
const LEADING_KEYS = 'dynamodb:leadingkeys';

/** Operators that compare text, with what each does. */
const COMPARISONS: Record<string, { readonly negated: boolean; readonly wildcards: boolean }> = {
  stringequals: { negated: false, wildcards: false },
  stringlike: { negated: false, wildcards: true },
  stringnotequals: { negated: true, wildcards: false },
  stringnotlike: { negated: true, wildcards: true },
};

/** A condition as it stands in an Allow or a Deny. */
export interface ReadCondition {
  readonly holds: Term;
  /** It is not modelled: what is proved does not hang on it, and a counterexample may. */
  readonly doubtful: boolean;
}

/** @returns when the condition holds; one that is not modelled holds as the doubt and the effect of its statement demand */
export function readCondition(condition: Condition, effect: 'Allow' | 'Deny', request: Request, doubt: Doubt): ReadCondition {
  const { quantifier, name, ifExists } = operatorOf(condition.operator);
  const key = condition.key.toLowerCase();
  const inDoubt = { holds: (effect === 'Allow') === (doubt === 'for the call') ? TRUE : FALSE, doubtful: true };
  if (name === 'null') {
    const wanted = (value: string) => (value.toLowerCase() === 'true' ? not : (term: Term) => term);
    const present = presenceOf(key, request);
    return present === undefined ? inDoubt : known(or(condition.values.map((value) => wanted(value)(present))));
  }
  const comparison = COMPARISONS[name];
  if (!comparison) return inDoubt;
  const { negated, wildcards } = comparison;
  const compare = (value: Term) => {
    const any = or(condition.values.map((pattern) => matches(pattern, value, request.variables, wildcards)));
    return negated ? not(any) : any;
  };
  if (key === LEADING_KEYS) return known(overKeys(request.keys, quantifier ?? unquantified(effect, doubt), compare));
  if (!request.variables.has(key) || quantifier !== undefined) return inDoubt;
  const { present, value } = request.variables.of(key);
  const whenAbsent = negated || ifExists;
  return known(whenAbsent ? or([not(present), compare(value)]) : and([present, compare(value)]));
}

/** How many keys a call must have for the condition to show what it does: one for each that need only hold for some key. */
export function someKeyConditions(effect: 'Allow' | 'Deny', conditions: readonly Condition[]): number {
  const existential = effect === 'Allow' ? 'foranyvalue' : 'forallvalues';
  return conditions.filter(({ operator, key }) => {
    const { quantifier, name } = operatorOf(operator);
    return key.toLowerCase() === LEADING_KEYS && name !== 'null' && (quantifier === existential || quantifier === undefined);
  }).length;
}

function known(holds: Term): ReadCondition {
  return { holds, doubtful: false };
}

function operatorOf(operator: string): { quantifier?: string; name: string; ifExists: boolean } {
  const [first, second] = operator.toLowerCase().split(':');
  const name = second ?? first;
  const ifExists = name.endsWith('ifexists');
  return { quantifier: second === undefined ? undefined : first, name: ifExists ? name.slice(0, -'ifexists'.length) : name, ifExists };
}

function presenceOf(key: string, request: Request): Term | undefined {
  if (key === LEADING_KEYS) return or(request.keys.map(({ present }) => present));
  return request.variables.has(key) ? request.variables.of(key).present : undefined;
}

/** AWS does not say how an operator without a quantifier reads several keys. */
function unquantified(effect: 'Allow' | 'Deny', doubt: Doubt): string {
  return (effect === 'Allow') === (doubt === 'for the call') ? 'foranyvalue' : 'every';
}

function overKeys(keys: readonly Key[], quantifier: string, compare: (value: Term) => Term): Term {
  const some = or(keys.map(({ present, value }) => and([present, compare(value)])));
  const every = and(keys.map(({ present, value }) => or([not(present), compare(value)])));
  if (quantifier === 'foranyvalue') return some;
  if (quantifier === 'forallvalues') return every;
  return and([or(keys.map(({ present }) => present)), every]);
}

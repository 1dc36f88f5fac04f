import { type ConditionsJson, listOf, type PolicyJson, type StatementJson } from '../policy/policy-document';

/** A policy with one fault. */
export interface Mutant {
  readonly fault: string;
  readonly policy: PolicyJson;
}

const LISTS = ['Action', 'NotAction', 'Resource', 'NotResource'] as const;

/** Operators that somebody could have written instead. */
const OTHER_OPERATORS: { readonly [operator: string]: string[] } = {
  'ForAllValues:StringEquals': ['ForAnyValue:StringEquals', 'ForAllValues:StringLike'],
  'ForAllValues:StringLike': ['ForAnyValue:StringLike'],
  'ForAnyValue:StringNotEquals': ['ForAllValues:StringNotEquals', 'ForAnyValue:StringNotLike'],
  'ForAnyValue:StringNotLike': ['ForAllValues:StringNotLike'],
};

/** Every policy that differs from the shipped one by a single fault. */
export function mutantsOf(policy: PolicyJson): Mutant[] {
  return policy.Statement.flatMap((statement, i) => {
    const name = nameOf(statement);
    const without = { fault: `${name}: gone`, policy: withStatements(policy, i, []) };
    return [
      without,
      ...faultsOf(statement).map(({ fault, made }) => ({ fault: `${name}: ${fault}`, policy: withStatements(policy, i, [made]) })),
    ];
  });
}

/** What a statement is about, whatever the order in which CDK renders it. */
export function nameOf(statement: StatementJson): string {
  const operators = Object.keys(statement.Condition ?? {}).map((operator) => operator.replace(/^.*:/, ''));
  const actions = listOf(statement.Action ?? statement.NotAction).map((action) => action.replace('dynamodb:', ''));
  const what = statement.NotAction
    ? 'all other actions'
    : actions.includes('*')
      ? 'all actions'
      : actions.includes('GetItem')
        ? 'items'
        : actions.join();
  const where = statement.NotResource ? ' on other tables' : '';
  return `${statement.Effect} ${what}${where}${operators.length > 0 ? ` if ${operators.join('+')}` : ''}`;
}

function faultsOf(statement: StatementJson): { fault: string; made: StatementJson }[] {
  const lists = LISTS.flatMap((element) => {
    const values = listOf(statement[element]);
    if (values.length < 2) return [];
    return values.map((value) => ({
      fault: `${element} without ${value.replace(/^arn:aws:dynamodb:/, '')}`,
      made: { ...statement, [element]: values.filter((other) => other !== value) },
    }));
  });
  const conditions = Object.entries(statement.Condition ?? {}).flatMap(([operator, keys]) => [
    { fault: `without ${operator}`, made: withConditions(statement, (all) => omit(all, operator)) },
    ...(OTHER_OPERATORS[operator] ?? []).map((other) => ({
      fault: `${operator} became ${other}`,
      made: withConditions(statement, (all) => ({ ...omit(all, operator), [other]: keys })),
    })),
    ...Object.entries(keys).flatMap(([key, values]) => [
      ...listOf(values).map((value) => ({
        fault: `${operator} ${value} became *`,
        made: withConditions(statement, (all) => ({
          ...all,
          [operator]: { ...keys, [key]: [value === 'false' || value === 'true' ? flip(value) : '*'] },
        })),
      })),
      ...(key === 'dynamodb:LeadingKeys' && listOf(values).length > 1 ? listOf(values) : []).map((value) => ({
        fault: `${operator} without ${value}`,
        made: withConditions(statement, (all) => ({
          ...all,
          [operator]: { ...keys, [key]: listOf(values).filter((one) => one !== value) },
        })),
      })),
      ...listOf(values)
        .filter((value) => value.endsWith('}#*'))
        .map((value) => ({
          fault: `${operator} without the separator`,
          made: withConditions(statement, (all) => ({
            ...all,
            [operator]: { ...keys, [key]: listOf(values).map((one) => (one === value ? one.replace('}#*', '}*') : one)) },
          })),
        })),
    ]),
  ]);
  return [...lists, ...conditions];
}

function withStatements(policy: PolicyJson, i: number, statements: StatementJson[]): PolicyJson {
  return { ...policy, Statement: [...policy.Statement.slice(0, i), ...statements, ...policy.Statement.slice(i + 1)] };
}

function withConditions(statement: StatementJson, change: (conditions: ConditionsJson) => ConditionsJson): StatementJson {
  const Condition = change(statement.Condition ?? {});
  const { Condition: _, ...rest } = statement;
  return Object.keys(Condition).length === 0 ? rest : { ...rest, Condition };
}

function omit(conditions: ConditionsJson, operator: string): ConditionsJson {
  return Object.fromEntries(Object.entries(conditions).filter(([name]) => name !== operator));
}

function flip(value: string): string {
  return value === 'true' ? 'false' : 'true';
}

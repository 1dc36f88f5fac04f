import type { Policy } from '../policy/policy';
import type { Policies } from './policies';

/** Policies from which one statement or one condition is taken out. */
export interface Mutant {
  /** What is missing, such as `policy Tenant, statement 3 without Null dynamodb:LeadingKeys`. */
  readonly missing: string;
  readonly policies: Policies;
}

interface RawStatement {
  readonly Effect: string;
  readonly Condition?: Record<string, Record<string, unknown>>;
}

/** Every statement of the identity policies taken out, one at a time, and every condition. */
export function mutantsOf(policies: Policies): Mutant[] {
  return policies.identity.flatMap((policy, at) => {
    const { Version, Statement } = policy.document as { Version: string; Statement: RawStatement[] };
    const replaced = (statements: readonly RawStatement[]): Policies => {
      const changed: Policy = { name: policy.name, document: { Version, Statement: statements } };
      return { ...policies, identity: policies.identity.map((one, place) => (place === at ? changed : one)) };
    };
    return Statement.flatMap((statement, number) => {
      const title = `policy ${policy.name}, statement ${number + 1} (${statement.Effect})`;
      const conditions = Object.entries(statement.Condition ?? {}).flatMap(([operator, keys]) =>
        Object.keys(keys).map((key) => ({ operator, key })),
      );
      return [
        { missing: title, policies: replaced(Statement.filter((_, place) => place !== number)) },
        ...conditions.map(({ operator, key }) => ({
          missing: `${title} without ${operator} ${key}`,
          policies: replaced(Statement.map((one, place) => (place === number ? withoutCondition(one, operator, key) : one))),
        })),
      ];
    });
  });
}

function withoutCondition(statement: RawStatement, operator: string, key: string): RawStatement {
  const { [operator]: keys = {}, ...others } = statement.Condition ?? {};
  const { [key]: _, ...kept } = keys;
  return { ...statement, Condition: Object.keys(kept).length === 0 ? others : { ...others, [operator]: kept } };
}

import { type Assumptions, evaluated, likenessOf, present, sameValue, withDefaults } from '@dynamorm-cdk/core/cloudformation';
import type { TablePlan } from '../sides/table-plan';
import type { TableSide } from '../sides/table-side';

/** A table that has a name, or comes to have one. */
export interface NameHolder {
  readonly side: TableSide;
  /** A text, or an expression. */
  readonly name: unknown;
}

/** How sure it is that two tables cannot be there at once. */
export type Clash = 'certain' | 'possible' | 'none';

/** The name of a table, as far as its template says it; undefined where CloudFormation makes one. */
export function holderOf(side: TableSide, isNew: boolean): NameHolder {
  const assumptions: Assumptions = { assumed: new Map(), asked: new Map() };
  const values = isNew && side.values ? withDefaults(side.values) : side.values;
  const { TableName } = values === undefined ? side.properties : evaluated({ TableName: side.properties.TableName }, values, assumptions);
  return { side, name: present(TableName) };
}

/** The table that a plan makes: one that is new, or one that takes the place of another under another name. */
export function madeBy({ outcome, from, to }: TablePlan): TableSide | undefined {
  if (from === undefined) return to;
  if (outcome === 'replaced') return to;
  return outcome === 'unknown' && to !== undefined && !sameValue(from.properties.TableName, to.properties.TableName) ? to : undefined;
}

/** Whether two tables have one name in one account and region. */
export function clash(one: NameHolder, other: NameHolder): Clash {
  if (one.name === undefined || other.name === undefined) return 'none';
  const apart = separation(one.side, other.side);
  if (apart === 'apart') return 'none';
  const sameScope = isSameStack(one.side, other.side);
  // Two stacks do not have one name, nor need they have the same parameters.
  if (!sameScope && typeof one.name !== 'string' && typeof other.name !== 'string') {
    return JSON.stringify([one.name, other.name]).includes('AWS::Stack')
      ? 'none'
      : likenessOf(one.name, other.name) === 'same'
        ? 'possible'
        : 'none';
  }
  const likeness = likenessOf(one.name, other.name);
  if (likeness === 'same') return apart === 'together' ? 'certain' : 'possible';
  return likeness === 'unknown' && sameScope && isNarrow(one, other) ? 'possible' : 'none';
}

/** A parameter alone may be any name: that says nothing. */
function isNarrow({ name: one }: NameHolder, { name: other }: NameHolder): boolean {
  return [one, other].every((name) => typeof name === 'string' || JSON.stringify(name).includes('Fn::'));
}

/** Whether two stacks may be in one account and region. Stages of one app usually are not. */
function separation(one: TableSide, other: TableSide): 'together' | 'open' | 'apart' {
  const [ours, theirs] = [one, other].map(({ stackPlace = {}, place = {} }) => ({ ...place, ...stackPlace }));
  for (const key of ['account', 'region'] as const) {
    const [mine, yours] = [ours[key], theirs[key]];
    if (mine !== undefined && yours !== undefined && mine !== yours) return 'apart';
  }
  if (ours.account !== undefined && ours.region !== undefined && theirs.account !== undefined && theirs.region !== undefined)
    return 'together';
  return stageOf(one) === stageOf(other) ? 'together' : 'open';
}

function stageOf({ scope, source }: TableSide): string {
  return source === 'assembly' && scope.includes('/') ? scope.slice(0, scope.indexOf('/')) : '';
}

function isSameStack(one: TableSide, other: TableSide): boolean {
  return (
    one.scope === other.scope || (one.source === 'file' && other.source === 'file') || one.source === 'stack' || other.source === 'stack'
  );
}

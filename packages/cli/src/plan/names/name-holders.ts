import { type Assumptions, evaluated, likenessOf, present, sameValue, withDefaults, worldsOf } from '@dynamorm-cdk/core/cloudformation';
import type { TablePlan } from '../sides/table-plan';
import type { TableSide } from '../sides/table-side';
import { isThere } from '../worlds/side-in-world';

/** A table that has a name, or comes to have one. */
export interface NameHolder {
  readonly side: TableSide;
  /** A text, or an expression; undefined where CloudFormation makes one. */
  readonly name: unknown;
}

/** How sure it is that two tables cannot be there at once. */
type Clash = 'certain' | 'possible' | 'none';

/** A table whose conditions decide whether it is there, and under which name. */
export interface Candidate {
  readonly side: TableSide;
  readonly inWorld: InWorld;
  /** What it is in each way in which its own conditions may turn out. */
  readonly ways: (NameHolder | undefined)[];
}

/** A table as some conditions turn out; undefined where its own does not hold. */
type InWorld = (assumptions: Assumptions) => NameHolder | undefined;

/** The name of a table, as far as its template says it. */
export function candidateOf(side: TableSide, isNew: boolean): Candidate {
  const values = isNew && side.values ? withDefaults(side.values, side.keptParameters) : side.values;
  const inWorld: InWorld = (assumptions) => {
    if (values === undefined) return { side, name: present(side.properties.TableName) };
    if (!isThere(side, values, assumptions)) return undefined;
    return { side, name: present(evaluated({ TableName: side.properties.TableName }, values, assumptions).TableName) };
  };
  const ways = worldsOf(inWorld)?.map(({ outcome }) => outcome) ?? [inWorld({ assumed: new Map(), asked: new Map() })];
  return { side, inWorld, ways };
}

/** The table that a plan makes: one that is new or comes with its condition, or one that takes the place of another under another name. */
export function madeBy({ outcome, from, to }: TablePlan): TableSide | undefined {
  if (from === undefined) return outcome === 'unchanged' ? undefined : to;
  if (outcome === 'replaced' || outcome === 'created') return to;
  return outcome === 'unknown' && to !== undefined && !sameValue(from.properties.TableName, to.properties.TableName) ? to : undefined;
}

/** A table that is made and another one, with how sure it is that they cannot be there at once. */
export interface Meeting {
  readonly own: NameHolder;
  readonly other: NameHolder;
  readonly clash: Exclude<Clash, 'none'>;
}

/** Whether a table that is made gets the name of another one, however their conditions turn out; undefined where it does not. */
export function meetingOf(made: Candidate, another: Candidate): Meeting | undefined {
  // Most tables have other names whatever their conditions are, which is quickly seen.
  if (!made.ways.some((own) => another.ways.some((other) => own && other && clash(own, other) !== 'none'))) return undefined;
  const ways = waysOf(made, another).filter(([own]) => own !== undefined);
  const found = ways.flatMap(([own, other]): Meeting[] => {
    if (own === undefined || other === undefined) return [];
    const sure = clash(own, other);
    return sure === 'none' ? [] : [{ own, other, clash: sure }];
  });
  const always = found.length === ways.length && found.every((one) => one.clash === 'certain');
  return found[0] && { ...found[0], clash: always ? 'certain' : 'possible' };
}

/** Tables of one stack have the same parameters, those of two stacks have each their own. */
function waysOf(made: Candidate, another: Candidate): [NameHolder | undefined, NameHolder | undefined][] {
  const together =
    made.ways.length > 1 && another.ways.length > 1 && isSameStack(made.side, another.side)
      ? worldsOf((assumptions) => [made.inWorld(assumptions), another.inWorld(assumptions)] as const)
      : undefined;
  if (together !== undefined) return together.map(({ outcome: [own, other] }) => [own, other]);
  return made.ways.flatMap((own) => another.ways.map((other): [typeof own, typeof other] => [own, other]));
}

/** Whether two tables have one name in one account and region. */
function clash(one: NameHolder, other: NameHolder): Clash {
  if (one.name === undefined || other.name === undefined) return 'none';
  if (typeof one.name === 'string' && typeof other.name === 'string' && one.name !== other.name) return 'none';
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

/** Whether two tables may be in one account and region. */
export function isOneAccount(one: TableSide, other: TableSide): boolean {
  return separation(one, other) !== 'apart';
}

function stageOf({ scope, source }: TableSide): string {
  return source === 'assembly' && scope.includes('/') ? scope.slice(0, scope.indexOf('/')) : '';
}

function isSameStack(one: TableSide, other: TableSide): boolean {
  return (
    one.scope === other.scope || (one.source === 'file' && other.source === 'file') || one.source === 'stack' || other.source === 'stack'
  );
}

import { quoteAll } from '@dynamorm-cdk/core/text';
import type { Finding } from '@dynamorm-cdk/model-spec';
import { finding } from '../../codes';
import { placeOf } from '../../tables/found-table';
import { isNamed } from '../../tables/names';
import type { Side } from './sides';
import type { Pair } from './table-plan';
import { rootOf, type TableSide } from './table-side';

/** Tables of both sides, brought together as CloudFormation would: by stack and logical id. */
export interface Pairing {
  readonly pairs: Pair[];
  readonly removed: TableSide[];
  readonly created: TableSide[];
  /** Tables of stacks that are not deployed: they stay as they are. */
  readonly untouched: TableSide[];
  readonly findings: Finding[];
}

type Rule = (from: TableSide, to: TableSide) => boolean;

/** Pairs tables by `--map`, by stack and logical id, by logical id alone where a side has no stack names, and by physical name. */
export function pairTables(from: Side, to: Side, map: ReadonlyMap<string, string[]>): Pairing {
  const findings = unknownNames(from, to, map);
  const pairs: Pair[] = [];
  const open = { from: [...from.tables], to: [...to.tables] };
  const mapped: Rule = (one, other) => [...map].some(([name, others]) => isNamed(one, name) && others.some((to) => isNamed(other, to)));
  const rules: Rule[] = [
    mapped,
    ...longestTails.map(
      (length): Rule =>
        (one, other) =>
          isSameFile(one, other, length) && one.selector === other.selector,
    ),
    (one, other) => one.selector === other.selector,
    (one, other) => one.source === 'stack' && isStackName(one.scope, other.scope) && one.logicalId === other.logicalId,
    (one, other) =>
      !(one.source === 'assembly' && other.source === 'assembly') &&
      one.logicalId !== undefined &&
      one.logicalId === other.logicalId &&
      isNestedAlike(one, other),
    (one, other) => one.source === 'table' && other.exactNames.includes(one.selector),
  ];
  for (const rule of rules) {
    for (const one of [...open.from]) {
      const candidates = open.to.filter((other) => rule(one, other));
      const rivals = open.from.filter((other) => candidates.some((candidate) => rule(other, candidate)));
      if (candidates.length > 1 || rivals.length > 1) {
        findings.push(ambiguous(one, candidates));
        open.from = open.from.filter((other) => other !== one);
      } else if (candidates.length === 1) {
        pairs.push({ from: one, to: candidates[0] });
        open.from = open.from.filter((other) => other !== one);
        open.to = open.to.filter((other) => other !== candidates[0]);
      }
    }
  }
  if (from.kind === 'table')
    return { pairs, removed: [], created: [], untouched: [], findings: [...findings, ...open.from.map((one) => unmatched(one, open.to))] };
  const untouched = open.from.filter((one) => !isDeployedWith(one, from, to, pairs));
  const absent = untouched.filter((one) => !isUnread(one, to)).map(rootOf);
  findings.push(...[...new Set(absent)].map((scope) => notInTo(scope, to)));
  const unclear = new Set(findings.filter(({ code }) => code === 'DYN-C103').flatMap(({ expected }) => expected?.split(', ') ?? []));
  const created = open.to.filter((one) => !unclear.has(one.selector) && (from.kind !== 'stack' || isOfStack(one, from, to, pairs)));
  return {
    pairs,
    removed: open.from.filter((one) => !untouched.includes(one)).map((one) => withNestedStack(one, to)),
    created: created.map((one) => withKeptParameters(one, from)),
    untouched,
    findings,
  };
}

/** A stack that is there keeps the values of its parameters, whatever their defaults are. */
function withKeptParameters(one: TableSide, from: Side): TableSide {
  const before = from.tables.find((other) =>
    from.kind === 'file' ? nestedPath(other) === nestedPath(one) : isStackName(other.scope, one.scope),
  );
  return before?.values === undefined ? one : { ...one, keptParameters: before.values.declared };
}

/** Whether the stack of a table is among what is deployed: one that is not keeps its tables. */
function isDeployedWith(one: TableSide, from: Side, to: Side, pairs: Pair[]): boolean {
  if (isUnread(one, to)) return false;
  if (pairs.some((pair) => rootOf(pair.from) === rootOf(one))) return true;
  if (to.kind === 'file' && (from.kind === 'file' || from.scopes.length === 1)) return true;
  return to.scopes.some((scope) => scope === rootOf(one) || isStackName(rootOf(one), scope));
}

/** How many folders and files at the end of two paths are compared, so that `old/api/t.yaml` becomes `new/api/t.yaml`. */
const longestTails = [4, 3, 2, 1];

/** Whether two templates have the same path, as far as its end goes. */
function isSameFile(one: TableSide, other: TableSide, length: number): boolean {
  if (one.source !== 'file' || other.source !== 'file') return false;
  const [ours, theirs] = [one, other].map((side) => rootOf(side).split(/[\\/]/).slice(-length));
  return ours.length === length && ours.join('/') === theirs.join('/');
}

function nestedPath({ nested = [] }: TableSide): string {
  return nested.map(({ id }) => id).join('/');
}

/** Whether the template of a nested stack that holds the table was not there to be read. */
function isUnread(one: TableSide, { unread = [] }: Side): boolean {
  const path = nestedPath(one);
  return unread.some((scope) => {
    const own = scope.startsWith(`${rootOf(one)}/`) ? scope.slice(rootOf(one).length + 1) : scope;
    return path === own || path.startsWith(`${own}/`);
  });
}

/** Tables in two nested stacks are two tables. A nested stack that is deployed may be named alone. */
function isNestedAlike(one: TableSide, other: TableSide): boolean {
  if (nestedPath(one) === nestedPath(other)) return true;
  return one.source === 'stack' && one.nested === undefined && !isStackName(one.scope, rootOf(other));
}

/** A nested stack that leaves takes its tables with it. */
function withNestedStack(one: TableSide, { scopes }: Side): TableSide {
  const { nested = [] } = one;
  const leavesWith = nested.find((_, at) => {
    const path = nestedPath({ ...one, nested: nested.slice(0, at + 1) });
    return !scopes.some((scope) => scope === path || isStackName(`${rootOf(one)}/${path}`, scope));
  });
  return leavesWith === undefined ? one : { ...one, leavesWith };
}

/** Whether a new table is one of a deployed stack: the other stacks of an app are not looked at. */
function isOfStack(one: TableSide, from: Side, to: Side, pairs: Pair[]): boolean {
  if (pairs.some((pair) => rootOf(pair.to) === rootOf(one))) return true;
  if (from.scopes.some((scope) => isStackName(scope, rootOf(one)))) return true;
  return from.scopes.length === 1 && to.scopes.length === 1;
}

/** The CDK names the stack of a stage `Stage-Stack`, and shows it as `Stage/Stack`. */
function isStackName(name: string, scope: string): boolean {
  return name.replaceAll('/', '-') === scope.replaceAll('/', '-');
}

function unknownNames(from: Side, to: Side, map: ReadonlyMap<string, string[]>): Finding[] {
  const absent = (side: Side, name: string): Finding[] =>
    side.tables.some((table) => isNamed(table, name))
      ? []
      : [
          finding('DYN-C104', {
            message: `--map names \`${name}\`, but there is no such table in ${side.place}.`,
            found: name,
            hint: `There are ${selectorsOf(side.tables)}.`,
          }),
        ];
  return [...map].flatMap(([name, others]) => [...absent(from, name), ...others.flatMap((other) => absent(to, other))]);
}

function ambiguous(one: TableSide, candidates: TableSide[]): Finding {
  const isTold = new Set(candidates.map(({ selector }) => selector)).size === candidates.length;
  return finding('DYN-C103', {
    message: `The table \`${one.label}\` could be any of ${selectorsOf(candidates)}.`,
    expected: candidates.map(({ selector }) => selector).join(', '),
    found: one.selector,
    hint: isTold
      ? `Say which is meant, such as \`--map ${one.selector}=${candidates[0].selector}\`.`
      : 'Give the templates the same file names on both sides, or plan them one by one.',
    ...placeOf(one),
  });
}

function unmatched(one: TableSide, others: TableSide[]): Finding {
  return finding('DYN-C103', {
    message: `Which table of --to \`${one.label}\` becomes is not known: no table there has that name.`,
    found: one.selector,
    hint:
      others.length === 0 ? 'No table is left.' : `There are ${selectorsOf(others)}: say \`--map ${one.selector}=${others[0].selector}\`.`,
  });
}

function notInTo(scope: string, to: Side): Finding {
  const message = `The stack \`${scope}\` is not in ${to.place}: a deployment does not touch its tables.`;
  return finding('DYN-C314', {
    message,
    found: scope,
    hint: 'A stack that is removed from an app stays deployed until somebody deletes it.',
  });
}

function selectorsOf(tables: TableSide[]): string {
  return quoteAll(tables.map(({ selector }) => selector)) || 'none';
}

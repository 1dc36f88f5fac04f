import { canonical, known, type Properties, present, recordOf, recordsOf, UNKNOWN } from '../cloudformation';
import type { TableDefinition, TableUpdate } from './fact';

/** A list of a table by the name of each item; items without a known name are not in it. */
export function byName(list: unknown, name = 'IndexName'): Map<string, Properties> {
  return new Map(recordsOf(list).flatMap((item) => (typeof item[name] === 'string' ? [[item[name] as string, item]] : [])));
}

/** Whether a list and each of its items are written out. */
export function isWrittenOut(list: unknown): boolean {
  const value = known(list);
  return value === undefined || (Array.isArray(value) && value.every((item) => known(item) !== UNKNOWN));
}

/** Replicas of a global table by their region, which may be an expression such as that of the stack's own. */
export function replicasOf({ properties }: TableDefinition): Map<string, Properties> {
  return new Map(recordsOf(properties.Replicas).map((replica) => [canonical(replica.Region ?? null), replica]));
}

const OWN = canonical({ Ref: 'AWS::Region' });

/** Whether a replica is that of the region of the stack; `undefined` where it may be. */
export function isOwnRegion(region: string, { region: own }: TableDefinition): boolean | undefined {
  if (region === OWN) return true;
  return own === undefined ? undefined : region === canonical(own);
}

/**
 * Both sides with the region of the stack written in the same way: one may name it, and the other refer to it. A table always has a replica
 * there, so the only region that one side alone has is that.
 */
export function withAlignedRegions({ before, after }: TableUpdate): TableUpdate {
  const [ours, theirs] = [before, after].map(replicasOf);
  const onlyIn = (one: Map<string, unknown>, other: Map<string, unknown>): string[] =>
    [...one.keys()].filter((region) => !other.has(region));
  const [gone, added] = [onlyIn(ours, theirs), onlyIn(theirs, ours)];
  const named = (regions: string[]): string | undefined => (regions.length === 1 && regions[0].startsWith('"') ? regions[0] : undefined);
  if (added.includes(OWN) && named(gone) !== undefined) return { before, after: withOwnRegion(after, named(gone)) };
  if (gone.includes(OWN) && named(added) !== undefined) return { before: withOwnRegion(before, named(added)), after };
  return { before, after };
}

function withOwnRegion(table: TableDefinition, region = '""'): TableDefinition {
  const Replicas = recordsOf(table.properties.Replicas).map((replica) =>
    canonical(replica.Region ?? null) === OWN ? { ...replica, Region: JSON.parse(region) as unknown } : replica,
  );
  return { ...table, properties: { ...table.properties, Replicas } };
}

/** A region as messages show it. */
export function regionText(region: string): string {
  const value = JSON.parse(region) as unknown;
  return typeof value === 'string' ? value : region === OWN ? 'own region' : region;
}

/** Whether a property is there and not taken away. */
export function has(owner: unknown, property: string): boolean {
  return present(recordOf(owner)[property]) !== undefined;
}

/** A switch that is on for certain. */
export function isOn(value: unknown): boolean {
  return value === true || value === 'true';
}

/** A switch that is off for certain. */
export function isOff(value: unknown): boolean {
  return value === false || value === 'false';
}

/** A whole number, also where a template writes it as text; `undefined` where it is something else. */
export function numberOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

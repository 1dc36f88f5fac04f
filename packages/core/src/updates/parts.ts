import { canonical, known, type Properties, present, recordOf, recordsOf, UNKNOWN } from '../cloudformation';
import type { TableDefinition } from './fact';

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

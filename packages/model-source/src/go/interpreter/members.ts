import { pathToField } from '../methods';
import { pointedTo, type Resolved, resolveType } from '../resolve-type';
import { type Cause, type Value, zeroOf } from './value';

/** A field of a struct, or an item of a list by its number. */
export function member(owner: Value, name: string, cause: (why: string) => Cause): Value {
  if (owner.kind === 'unknown') return { kind: 'unknown', cause: owner.cause };
  if (owner.kind === 'list' && /^\d+$/.test(name) && owner.items[Number(name)]) return takenFrom(owner.items[Number(name)], owner.from);
  if (owner.kind !== 'struct') return { kind: 'unknown', cause: cause(`\`${name}\` is not followed`) };
  const unset: Value = { kind: 'unknown', cause: cause(`\`${name}\` is given its value when the program runs`) };
  return takenFrom(owner.fields.get(name) ?? fieldOf(owner.type, name, cause) ?? unset, owner.from);
}

/** A value that says which package variable it was taken from. */
export function takenFrom(value: Value, from: string | undefined): Value {
  const isKnown = value.kind === 'text' || value.kind === 'struct' || value.kind === 'map' || value.kind === 'list';
  return from === undefined || !isKnown ? value : { ...value, from };
}

/** The embedded fields that lead to a member of a value; none where it is the value's own. */
export function stepsTo(owner: Value, name: string): readonly string[] {
  if (owner.kind !== 'struct' || owner.type === undefined || owner.fields.has(name)) return [];
  return pathToField(pointedTo(owner.type), name) ?? [];
}

/** What a field holds that was given nothing. */
function fieldOf(type: Resolved | undefined, name: string, cause: (why: string) => Cause): Value | undefined {
  const { fields, scope } = type === undefined ? {} : pointedTo(type);
  const found = fields?.find((field) => field.name === name);
  return found && scope && zeroOf(resolveType(found.type, scope), cause('its type is unknown'));
}

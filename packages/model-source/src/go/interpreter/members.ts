import { type Resolved, resolveType } from '../resolve-type';
import { type Cause, type Value, zeroOf } from './value';

/** A field of a struct, or an item of a list by its number. */
export function member(owner: Value, name: string, cause: (why: string) => Cause): Value {
  if (owner.kind === 'unknown') return owner;
  if (owner.kind === 'list' && /^\d+$/.test(name) && owner.items[Number(name)]) return takenFrom(owner.items[Number(name)], owner.from);
  if (owner.kind !== 'struct') return { kind: 'unknown', cause: cause(`\`${name}\` is not followed`) };
  const unset: Value = { kind: 'unknown', cause: cause(`\`${name}\` is given its value when the program runs`) };
  return takenFrom(owner.fields.get(name) ?? fieldOf(owner.type, name, cause, 0) ?? unset, owner.from);
}

/** A value that says which package variable it was taken from. */
export function takenFrom(value: Value, from: string | undefined): Value {
  const isKnown = value.kind === 'text' || value.kind === 'struct' || value.kind === 'map' || value.kind === 'list';
  return from === undefined || !isKnown ? value : { ...value, from };
}

/** What a field holds that was given nothing, in the struct or in what it embeds. */
function fieldOf(type: Resolved | undefined, name: string, cause: (why: string) => Cause, depth: number): Value | undefined {
  if (type?.kind === 'pointer') return fieldOf(type.element, name, cause, depth + 1);
  if (type?.fields === undefined || type.scope === undefined || depth > 8) return undefined;
  const { fields, scope } = type;
  const found = fields.find((field) => field.name === name);
  if (found !== undefined) return zeroOf(resolveType(found.type, scope), cause('its type is unknown'));
  for (const field of fields.filter(({ embedded }) => embedded)) {
    const inner = fieldOf(resolveType(field.type, scope), name, cause, depth + 1);
    if (inner !== undefined) return inner;
  }
  return undefined;
}

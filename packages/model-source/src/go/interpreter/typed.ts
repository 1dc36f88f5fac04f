import { methodOf } from '../methods';
import { type Resolved, resolveType, type Scope as TypeScope } from '../resolve-type';
import type { GoType } from '../syntax';
import type { Scope, Value } from './value';

/** What names of types mean in a scope. */
export function typeScope({ file, package: owner }: Pick<Scope, 'file' | 'package'>): TypeScope {
  return { file, package: owner, parameters: new Map() };
}

/** A value as one of a type: `fmt` prints one by the methods that the type has. */
export function typed(value: Value, type: Resolved | undefined): Value {
  if ((value.kind !== 'text' && value.kind !== 'number') || type?.declared === undefined) return value;
  return ['String', 'Error', 'Format'].some((name) => methodOf(type, name) !== undefined) ? { ...value, printed: type } : value;
}

/** A value as one of the type that is written. */
export function asType(value: Value, type: GoType | undefined, scope: Pick<Scope, 'file' | 'package'>): Value {
  return type === undefined || (value.kind !== 'text' && value.kind !== 'number')
    ? value
    : typed(value, resolveType(type, typeScope(scope)));
}

/** A text or number that is printed as itself. */
export function plain(value: Value): Value {
  if ((value.kind !== 'text' && value.kind !== 'number') || value.printed === undefined) return value;
  const { printed: _, ...rest } = value;
  return rest;
}

import type { Declared } from './package';
import { type Resolved, resolveType } from './resolve-type';
import type { GoFunction } from './syntax';

/** Deeper than structs embed one another. */
const deepest = 32;

/** A method that a type has. */
export interface FoundMethod extends Declared<GoFunction> {
  /** It is taken over from an embedded pointer, which is nil when DynamORM asks a new value, and is none of pointers: the program panics. */
  readonly panics: boolean;
  /** The type that has it. */
  readonly self: Resolved;
}

/** The method of a type, or the one that it takes over from what it embeds. */
export function methodOf(type: Resolved, name: string): FoundMethod | undefined {
  const looked = new Set<unknown>([type.fields]);
  let level = [{ type, isNil: false }];
  for (let depth = 0; depth < deepest && level.length > 0; depth++) {
    const found = level.flatMap(({ type, isNil }) => {
      const { declared } = type;
      const method = declared?.package.method(declared.declaration.name, name);
      return method === undefined ? [] : [{ ...method, self: type, panics: isNil && !method.declaration.ofPointer }];
    });
    // Two at one depth hide each other.
    if (found.length > 0) return found.length === 1 ? found[0] : undefined;
    level = level.flatMap(embeddedIn).filter(({ type: { fields } }) => fields === undefined || !looked.has(fields));
    for (const { type } of level) looked.add(type.fields);
  }
  return undefined;
}

function embeddedIn({ type: { fields, scope }, isNil }: { type: Resolved; isNil: boolean }): { type: Resolved; isNil: boolean }[] {
  if (fields === undefined || scope === undefined) return [];
  return fields
    .filter((field) => field.embedded)
    .map((field) => resolveType(field.type, scope))
    .flatMap((type) => {
      if (type.kind !== 'pointer') return [{ type, isNil }];
      return type.element === undefined ? [] : [{ type: type.element, isNil: true }];
    });
}

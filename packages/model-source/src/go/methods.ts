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
  /** The embedded fields that lead to a value of that type. */
  readonly path: readonly string[];
}

/** A type at some depth of embedding. */
interface Embedded {
  readonly type: Resolved;
  readonly isNil: boolean;
  readonly path: readonly string[];
}

/** The method of a type, or the one that it takes over from what it embeds. */
export function methodOf(type: Resolved, name: string): FoundMethod | undefined {
  return firstIn(type, ({ type: self, isNil, path }) => {
    const { declared } = self;
    const method = declared?.package.method(declared.declaration.name, name);
    return method === undefined ? undefined : { ...method, self, path, panics: isNil && !method.declaration.ofPointer };
  });
}

/** The embedded fields that lead to a field of a struct: none where it is its own; undefined where there is no such field, or more than one. */
export function pathToField(type: Resolved, name: string): readonly string[] | undefined {
  return firstIn(type, ({ type: { fields = [] }, path }) => (fields.some((field) => field.name === name) ? path : undefined));
}

/** What is found in a type, or else in those that it embeds; two at one depth hide each other. */
function firstIn<T>(type: Resolved, find: (one: Embedded) => T | undefined): T | undefined {
  const looked = new Set<unknown>([type.fields]);
  let level: Embedded[] = [{ type, isNil: false, path: [] }];
  for (let depth = 0; depth < deepest && level.length > 0; depth++) {
    const found = level.map(find).filter((one) => one !== undefined);
    if (found.length > 0) return found.length === 1 ? found[0] : undefined;
    level = level.flatMap(embeddedIn).filter(({ type: { fields } }) => fields === undefined || !looked.has(fields));
    for (const { type } of level) looked.add(type.fields);
  }
  return undefined;
}

function embeddedIn({ type: { fields, scope }, isNil, path }: Embedded): Embedded[] {
  if (fields === undefined || scope === undefined) return [];
  return fields
    .filter((field) => field.embedded)
    .flatMap((field) => {
      const type = resolveType(field.type, scope);
      const inner = [...path, field.name];
      if (type.kind !== 'pointer') return [{ type, isNil, path: inner }];
      return type.element === undefined ? [] : [{ type: type.element, isNil: true, path: inner }];
    });
}

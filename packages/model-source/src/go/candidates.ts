import { type TagKey, tagKeys } from '../release';
import { isExported } from './model-fields';
import type { Declared } from './package';
import { type Resolved, resolveType, type Scope } from './resolve-type';
import { tagValue } from './struct-tag';
import type { GoTypeDeclaration } from './syntax';

export const noParameters: Scope['parameters'] = new Map();

/** A declared type as it is resolved where it stands. */
export function resolveDeclaration(declared: Declared<GoTypeDeclaration>): Resolved {
  const { declaration, file, package: owner } = declared;
  return resolveType({ kind: 'name', name: declaration.name, arguments: [] }, { file, package: owner, parameters: noParameters });
}

/** The keys of tags in a struct and in what it embeds, pointers only where asked for, and whether DynamORM sees a partition key under them. */
export function tagsIn(struct: Resolved, isPartition: (key: TagKey, tag: string) => boolean, pointers = false): Map<TagKey, boolean> {
  const found = new Map<TagKey, boolean>();
  // A struct that is embedded again by what is embedded says nothing new.
  const looked = new Set<string>();
  const ids = new Map<unknown, number>();
  look(struct, true, 0);
  return found;

  function look({ fields, scope }: Resolved, seen: boolean, depth: number): void {
    if (fields === undefined || scope === undefined || depth > 32) return;
    if (!ids.has(fields)) ids.set(fields, ids.size);
    const key = `${ids.get(fields)} ${seen}`;
    if (looked.has(key)) return;
    looked.add(key);
    for (const field of fields) {
      if (field.tag !== undefined) {
        for (const key of tagKeys) {
          const value = field.tag.literal.includes(key) ? tagValue(field.tag, key) : undefined;
          if (value === undefined) continue;
          found.set(key, (found.get(key) ?? false) || (seen && isExported(field.name) && isPartition(key, value.text)));
        }
      }
      if (!field.embedded) continue;
      const type = resolveType(field.type, scope);
      if (type.kind === 'struct') look(type, seen && isExported(field.name), depth + 1);
      else if (pointers && type.element !== undefined) look(type.element, false, depth + 1);
    }
  }
}

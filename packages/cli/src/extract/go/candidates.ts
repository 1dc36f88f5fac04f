import { isExported } from './model-fields';
import type { Declared, GoPackage } from './package';
import { type TagKey, tagKeys } from './release';
import { pointedTo, type Resolved, resolveType, type Scope } from './resolve-type';
import { tagValue } from './struct-tag';
import type { GoType, GoTypeDeclaration } from './syntax';

const noParameters: Scope['parameters'] = new Map();

/** A declared type as it is resolved where it stands. */
export function resolveDeclaration(declared: Declared<GoTypeDeclaration>): Resolved {
  const { declaration, file, package: owner } = declared;
  return resolveType({ kind: 'name', name: declaration.name, arguments: [] }, { file, package: owner, parameters: noParameters });
}

/** The keys of tags in a struct and in all that it embeds, and whether DynamORM sees a partition key under them. */
export function tagsIn(struct: Resolved, isPartition: (key: TagKey, tag: string) => boolean): Map<TagKey, boolean> {
  const found = new Map<TagKey, boolean>();
  look(struct, true, 0);
  return found;

  function look({ fields, scope }: Resolved, seen: boolean, depth: number): void {
    if (fields === undefined || scope === undefined || depth > 32) return;
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
      else if (type.element !== undefined) look(type.element, false, depth + 1);
    }
  }
}

/** What the types of packages are used for: a struct that is embedded, or the type of a field, need be no model. */
export class Uses {
  private readonly embedded = new Map<GoTypeDeclaration, string>();
  private readonly inFields = new Set<GoTypeDeclaration>();

  constructor(packages: readonly GoPackage[]) {
    for (const { declaration, file, package: owner } of packages.flatMap((one) => one.declaredTypes)) {
      const scope = { file, package: owner, parameters: noParameters };
      if (declaration.type.kind === 'struct') this.look(declaration.type, declaration.name, scope);
      else this.use(declaration.type, scope);
    }
  }

  /** The name of a struct that embeds this one. */
  public embedderOf(declaration: GoTypeDeclaration): string | undefined {
    return this.embedded.get(declaration);
  }

  /** Whether it is part of another type. */
  public isPart(declaration: GoTypeDeclaration): boolean {
    return this.embedded.has(declaration) || this.inFields.has(declaration);
  }

  private look(struct: Extract<GoType, { kind: 'struct' }>, name: string, scope: Scope): void {
    for (const field of struct.fields) {
      if (field.embedded && field.type.kind === 'name') {
        const { declared } = resolveType(field.type, scope);
        if (declared !== undefined && !this.embedded.has(declared.declaration)) this.embedded.set(declared.declaration, name);
      } else {
        this.use(field.type, scope);
      }
    }
  }

  private use(type: GoType, scope: Scope): void {
    switch (type.kind) {
      case 'pointer':
      case 'slice':
      case 'array':
        this.use(type.element, scope);
        break;
      case 'map':
        this.use(type.key, scope);
        this.use(type.value, scope);
        break;
      case 'struct':
        this.look(type, '', scope);
        break;
      case 'name': {
        const { declared } = pointedTo(resolveType(type, scope));
        const own = type.package === undefined ? scope.package.type(type.name) : declared;
        for (const one of [own, declared]) if (one !== undefined) this.inFields.add(one.declaration);
        for (const given of type.arguments) this.use(given, scope);
        break;
      }
    }
  }
}

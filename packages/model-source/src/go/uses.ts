import { tagLike } from '../release';
import { noParameters } from './candidates';
import type { Declared, GoPackage } from './package';
import { pointedTo, resolveType, type Scope } from './resolve-type';
import type { GoType, GoTypeDeclaration } from './syntax';

/** What the types of packages are used for: a struct that is embedded, or the type of a field, need be no model. */
export class Uses {
  private readonly embedders = new Map<GoTypeDeclaration, Declared<GoTypeDeclaration>[]>();
  private readonly inFields = new Set<GoTypeDeclaration>();

  /** `isLeftOut` tells what the caller says is no model: what it embeds is no base of a model. */
  constructor(packages: readonly GoPackage[], isLeftOut: (declared: Declared<GoTypeDeclaration>) => boolean) {
    for (const declared of packages.flatMap((one) => one.declaredTypes)) {
      const { declaration, file, package: owner } = declared;
      const scope = { file, package: owner, parameters: noParameters };
      if (declaration.type.kind === 'struct') this.look(declaration.type, isLeftOut(declared) ? undefined : declared, scope);
      else this.use(declaration.type, scope);
    }
  }

  /** The structs that embed a struct. */
  public embeddersOf(declaration: GoTypeDeclaration): Declared<GoTypeDeclaration>[] {
    return this.embedders.get(declaration) ?? [];
  }

  /** A model that is built on a struct: one that embeds it, and adds tags or a table of its own. */
  public modelOn(declaration: GoTypeDeclaration, looked = new Set<GoTypeDeclaration>()): string | undefined {
    if (looked.has(declaration)) return undefined;
    looked.add(declaration);
    for (const embedder of this.embeddersOf(declaration)) {
      const found = addsToModel(embedder) ? embedder.declaration.name : this.modelOn(embedder.declaration, looked);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** Whether it is part of another type. */
  public isPart(declaration: GoTypeDeclaration): boolean {
    return this.embedders.has(declaration) || this.inFields.has(declaration);
  }

  private look(struct: Extract<GoType, { kind: 'struct' }>, owner: Declared<GoTypeDeclaration> | undefined, scope: Scope): void {
    for (const field of struct.fields) {
      const { declared } = field.embedded && owner ? resolveType(field.type, scope) : {};
      if (owner && declared && field.type.kind === 'name') this.note(declared.declaration, owner);
      else this.use(field.type, scope);
    }
  }

  private note(embedded: GoTypeDeclaration, owner: Declared<GoTypeDeclaration>): void {
    // What embeds itself is a mistake of its own.
    if (embedded === owner.declaration) return;
    const known = this.embedders.get(embedded);
    if (known === undefined) this.embedders.set(embedded, [owner]);
    else known.push(owner);
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
        this.look(type, undefined, scope);
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

/** Whether a struct says anything of a model itself, beside what it embeds: others, such as an answer of an API, may embed models too. */
export function addsToModel({ declaration: { name, type }, package: owner }: Declared<GoTypeDeclaration>): boolean {
  if (owner.method(name, 'TableName') !== undefined) return true;
  return type.kind === 'struct' && type.fields.some(({ tag }) => tag !== undefined && tagLike.test(tag.literal));
}

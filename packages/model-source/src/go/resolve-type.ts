import { type GoKind, predeclaredKind, wellKnownTypes } from './kind';
import type { Declared, GoPackage } from './package';
import type { GoField, GoFile, GoType, GoTypeDeclaration } from './syntax';
import { textOfType } from './type-text';

/** Where a type is written: what names mean there. */
export interface Scope {
  readonly file: GoFile;
  readonly package: GoPackage;
  /** What the parameters of a generic type stand for. */
  readonly parameters: ReadonlyMap<string, Resolved>;
}

/** What is known of a type. */
export interface Resolved {
  readonly kind: GoKind;
  /** The type as it is written. */
  readonly text: string;
  /** The path of the package that defines it and its name there; unnamed types have none. */
  readonly named?: { readonly path: string; readonly package: string; readonly name: string };
  /** Of a named type whose source is here. */
  readonly declared?: Declared<GoTypeDeclaration>;
  /** What a pointer points to, or a list holds. */
  readonly element?: Resolved;
  /** How many an array holds, where a number says it; `counted` are those that a literal writes. */
  readonly length?: number | 'counted';
  /** Of a struct whose source is here, with what names mean in it. */
  readonly fields?: readonly GoField[];
  readonly scope?: Scope;
  /** A struct of which nothing is exported. */
  readonly opaque?: boolean;
  /** Why the kind is unknown. */
  readonly unknown?: string;
}

/** Deeper than any type that compiles. */
const deepest = 64;

/** What is known of a type that is written in a scope. */
export function resolveType(type: GoType, scope: Scope, depth = 0): Resolved {
  const text = textOfType(type);
  if (depth > deepest) return { kind: 'unknown', text, unknown: 'it is made of itself' };
  switch (type.kind) {
    case 'name':
      return resolveName(type, text, scope, depth);
    case 'pointer':
    case 'slice':
      return { kind: type.kind, text, element: resolveType(type.element, scope, depth + 1) };
    case 'array': {
      const length = type.length === undefined ? {} : { length: type.length };
      return { kind: 'array', text, element: resolveType(type.element, scope, depth + 1), ...length };
    }
    case 'struct':
      return { kind: 'struct', text, fields: type.fields, scope };
    default:
      return { kind: type.kind, text };
  }
}

function resolveName(type: Extract<GoType, { kind: 'name' }>, text: string, scope: Scope, depth: number): Resolved {
  if (type.package !== undefined) return resolveImported(type, type.package, text, scope, depth);
  const parameter = scope.parameters.get(type.name);
  if (parameter !== undefined) return { ...parameter, text };
  const declared = scope.package.type(type.name);
  if (declared !== undefined) return resolveDeclared(declared, type.arguments, text, scope, depth);
  const kind = predeclaredKind(type.name);
  if (kind !== undefined) return { kind, text };
  for (const imported of scope.package.dotImports(scope.file)) {
    const found = imported.package?.type(type.name);
    if (found !== undefined) return resolveDeclared(found, type.arguments, text, scope, depth);
    const known = wellKnown(imported.path, type.name, text);
    if (known !== undefined) return known;
  }
  return { kind: 'unknown', text, unknown: `no file of the package declares \`${type.name}\`` };
}

function resolveImported(type: Extract<GoType, { kind: 'name' }>, owner: string, text: string, scope: Scope, depth: number): Resolved {
  const imported = scope.package.importOf(owner, scope.file);
  if (imported === undefined) return { kind: 'unknown', text, unknown: `the file imports no package \`${owner}\`` };
  const declared = imported.package?.type(type.name);
  if (declared !== undefined) return resolveDeclared(declared, type.arguments, text, scope, depth);
  return (
    wellKnown(imported.path, type.name, text) ?? {
      kind: 'unknown',
      text,
      named: { path: imported.path, package: owner, name: type.name },
      unknown:
        imported.package === undefined
          ? `the source of \`${imported.path}\` is not here`
          : `\`${imported.path}\` declares no \`${type.name}\``,
    }
  );
}

function resolveDeclared(declared: Declared<GoTypeDeclaration>, given: GoType[], text: string, scope: Scope, depth: number): Resolved {
  const { declaration, file, package: owner } = declared;
  const parameters = new Map(
    declaration.parameters.map((name, at): [string, Resolved] => [
      name,
      given[at] === undefined
        ? { kind: 'unknown', text: name, unknown: `\`${name}\` stands for any type` }
        : resolveType(given[at], scope, depth + 1),
    ]),
  );
  const underlying = resolveType(declaration.type, { file, package: owner, parameters }, depth + 1);
  if (declaration.alias) return { ...underlying, text };
  const named = { path: owner.importPath, package: owner.name, name: declaration.name };
  return { ...underlying, text, named, declared };
}

function wellKnown(path: string, name: string, text: string): Resolved | undefined {
  const known = wellKnownTypes[`${path}.${name}`];
  if (known === undefined) return undefined;
  const named = { path, package: path.slice(path.lastIndexOf('/') + 1), name };
  if (known === '[]byte') return { kind: 'slice', text, named, element: { kind: 'uint8', text: 'byte' } };
  if (known === '[]string') return { kind: 'slice', text, named, element: { kind: 'string', text: 'string' } };
  return known === 'opaque' ? { kind: 'struct', text, named, opaque: true } : { kind: known, text, named };
}

/** `time.Time` itself, not a type that is made of it. */
export function isTime({ named }: Resolved): boolean {
  return named?.path === 'time' && named.name === 'Time';
}

/** What is at the end of pointers. */
export function pointedTo(type: Resolved): Resolved {
  let end = type;
  for (let depth = 0; end.kind === 'pointer' && end.element !== undefined && depth < deepest; depth++) end = end.element;
  return end;
}

import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  type ClassDeclaration,
  createSourceFile,
  type InterfaceDeclaration,
  isClassDeclaration,
  isConstructorDeclaration,
  isExportDeclaration,
  isInterfaceDeclaration,
  isMethodDeclaration,
  isPropertySignature,
  isStringLiteral,
  type NodeArray,
  type ParameterDeclaration,
  ScriptTarget,
  type SourceFile,
  SyntaxKind,
} from 'typescript';
import { root } from '../root';

/** A parameter of a public call. */
export interface Parameter {
  readonly name: string;
  readonly optional: boolean;
  /** The props of its type, where the type is an interface of ours that holds nothing else, or a list of such. */
  readonly props: readonly string[];
  readonly isList: boolean;
}

/** A constructor, a static function or a method that users call. */
export interface PublicCall {
  /** Such as `DynamORMTable.fromExisting`; of a constructor `new DynamORMTable`. */
  readonly name: string;
  readonly parameters: readonly Parameter[];
}

/** The packages in which props are looked for: each uses those before it. */
const packages = ['model-spec', 'table', 'multi-tenant'];

/** What a package exports to call, as its sources say: nothing is compiled for it. */
export function publicCalls(name: string): PublicCall[] {
  const sources = new Map(packages.map((one) => [one, exported(join(root, 'packages', one, 'src/index.ts'))]));
  const interfaces = new Map(
    [...sources.values()].flat().flatMap((source) => source.statements.filter(isInterfaceDeclaration).map((one) => [one.name.text, one])),
  );
  return (sources.get(name) ?? []).flatMap((source) =>
    source.statements.filter(isClassDeclaration).flatMap((one) => callsOf(one, interfaces)),
  );
}

function exported(index: string): SourceFile[] {
  const source = parsed(index);
  return source.statements
    .filter(isExportDeclaration)
    .flatMap(({ moduleSpecifier: from }) => (from && isStringLiteral(from) ? [parsed(`${join(dirname(index), from.text)}.ts`)] : []));
}

function parsed(file: string): SourceFile {
  return createSourceFile(file, readFileSync(file, 'utf8'), ScriptTarget.ES2023, true);
}

type Interfaces = ReadonlyMap<string, InterfaceDeclaration>;

function callsOf(one: ClassDeclaration, interfaces: Interfaces): PublicCall[] {
  const className = one.name?.text ?? '';
  const isAbstract = has(one.modifiers, SyntaxKind.AbstractKeyword);
  return one.members.flatMap((member): PublicCall[] => {
    if (!isMethodDeclaration(member) && !isConstructorDeclaration(member)) return [];
    if (has(member.modifiers, SyntaxKind.PrivateKeyword) || has(member.modifiers, SyntaxKind.ProtectedKeyword)) return [];
    const parameters = parametersOf(member.parameters, interfaces);
    if (isConstructorDeclaration(member)) return isAbstract ? [] : [{ name: `new ${className}`, parameters }];
    const name = member.name.getText();
    return name.startsWith('_') ? [] : [{ name: `${className}.${name}`, parameters }];
  });
}

function has(modifiers: readonly { readonly kind: SyntaxKind }[] | undefined, kind: SyntaxKind): boolean {
  return modifiers?.some((one) => one.kind === kind) ?? false;
}

function parametersOf(parameters: NodeArray<ParameterDeclaration>, interfaces: Interfaces): Parameter[] {
  return parameters.map(({ name, type, initializer, questionToken, dotDotDotToken }) => ({
    name: name.getText(),
    optional: Boolean(initializer ?? questionToken ?? dotDotDotToken),
    props: propsOf(type?.getText().replace(/\[\]$/, '') ?? '', interfaces),
    isList: type?.getText().endsWith('[]') ?? false,
  }));
}

function propsOf(type: string, interfaces: Interfaces): string[] {
  const one = interfaces.get(type);
  // Behaviour is no props.
  if (!one || /^I[A-Z]/.test(type)) return [];
  const own = one.members.filter(isPropertySignature).map(({ name }) => name.getText());
  const bases = one.heritageClauses?.flatMap(({ types }) => types.map(({ expression }) => expression.getText())) ?? [];
  return [...own, ...bases.flatMap((base) => propsOf(base, interfaces))];
}

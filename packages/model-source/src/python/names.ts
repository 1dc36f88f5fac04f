import type { Node } from 'web-tree-sitter';
import type { Code, Module } from './module';
import type { Modules } from './modules';
import { type Binding, lookUp, memberOf, starImports } from './scope';

/** What an expression names: something of a module that is not looked into, such as `typing.Optional`; a class; or a value. */
export type Named =
  | { readonly kind: 'foreign'; readonly module: string; readonly name: string }
  | { readonly kind: 'class'; readonly code: Code }
  | { readonly kind: 'value'; readonly code: Code }
  /** `function` is the function of the project that it is. */
  | { readonly kind: 'nothing'; readonly why: string; readonly function?: Code };

const longestChain = 50;

/** What a star takes from DynamORM's library, as far as it is read here. */
const libraryNames = new Set([
  'theorydb_field',
  'dynamorm_field',
  'gsi',
  'lsi',
  'IndexSpec',
  'Projection',
  'ModelDefinition',
  'WritePolicy',
  'Role',
]);

/** What a star takes from `typing`, as far as types of fields and classes are made of it. */
const namesOfTyping =
  /^(?:Annotated|Any|ClassVar|Deque|Dict|Final|FrozenSet|Generic|List|Literal|Mapping|MutableMapping|NewType|Optional|Protocol|Sequence|Set|Tuple|TypeVar|Union)$/;

/** Follows names through assignments and imports, as far as files of the project say what they are. */
export class Names {
  constructor(private readonly modules: Modules) {}

  /** What an identifier or a dotted name is. */
  public resolve(code: Code, chain = 0): Named {
    const { node, module } = code;
    if (chain > longestChain) return { kind: 'nothing', why: 'refers to itself' };
    if (isLong(node)) return { kind: 'nothing', why: 'is nested too deeply' };
    if (node.type === 'identifier') return this.identifier(node.text, code, chain);
    const object = node.childForFieldName('object');
    const attribute = node.childForFieldName('attribute');
    if (node.type !== 'attribute' || !object || !attribute) return { kind: 'value', code };
    const owner = this.moduleOf(object, code);
    if (owner !== undefined) return this.ofModule(owner, attribute.text, module, chain);
    return { kind: 'value', code };
  }

  /** Whether a module is no part of the project, nor of Python. */
  public isElsewhere(name: string, { path }: Module): boolean {
    return name !== 'builtins' && this.modules.find(path, name) === undefined;
  }

  /** What a class gives a name in its body, where that is one value. */
  public memberOf(body: Code, name: string): Code | undefined {
    const binding = memberOf(body, name);
    return binding?.kind === 'value' ? { node: binding.node, module: body.module } : undefined;
  }

  private identifier(name: string, code: Code, chain: number): Named {
    const { binding, module } = this.binding(name, code);
    switch (binding?.kind) {
      case 'class':
        return { kind: 'class', code: { node: binding.node, module } };
      case 'value': {
        const next = { node: binding.node, module };
        return isName(next.node) ? this.resolve(next, chain + 1) : { kind: 'value', code: next };
      }
      case 'import':
        return this.ofModule(binding.from, binding.name, module, chain);
      case 'module':
        return { kind: 'nothing', why: `is the module \`${binding.name}\`` };
      case 'opaque':
        return { kind: 'nothing', why: binding.why, ...(binding.node ? { function: { node: binding.node, module } } : {}) };
      default:
        return this.undeclared(name, module, chain);
    }
  }

  private binding(name: string, code: Code): { readonly binding?: Binding; readonly module: Module } {
    const binding = lookUp(name, code);
    const { around } = code.module;
    return binding || !around ? { binding, module: code.module } : this.binding(name, around);
  }

  /** A name that the file does not declare: one of Python's own, or one that a star brings. */
  private undeclared(name: string, module: Module, chain: number): Named {
    for (const star of starImports(module)) {
      const found = this.ofModule(star, name, module, chain + 1);
      if (
        found.kind === 'class' ||
        found.kind === 'value' ||
        (found.kind === 'foreign' && libraryNames.has(name) && libraryOf(found) !== undefined)
      )
        return found;
    }
    const [typing] = starImports(module).filter((star) => /^typing(?:_extensions)?$/.test(star) && namesOfTyping.test(name));
    if (typing !== undefined) return { kind: 'foreign', module: 'typing', name };
    return { kind: 'foreign', module: 'builtins', name };
  }

  private ofModule(name: string, member: string, from: Module, chain: number): Named {
    if (libraryOf({ module: name }) !== undefined) return { kind: 'foreign', module: name, name: member };
    const found = this.modules.find(from.path, name);
    if (found) {
      const there = { node: found.tree.rootNode, module: found };
      const named = chain > longestChain ? undefined : this.identifier(member, there, chain + 1);
      if (named && !(named.kind === 'foreign' && named.module === 'builtins')) return named;
    }
    return { kind: 'foreign', module: name, name: member };
  }

  /** The name of the module that an expression stands for. */
  private moduleOf(node: Node, { module }: Code): string | undefined {
    if (node.type === 'attribute') {
      const owner = this.moduleOf(node.childForFieldName('object') as Node, { node, module });
      return owner === undefined ? undefined : `${owner}.${node.childForFieldName('attribute')?.text}`;
    }
    if (node.type !== 'identifier') return undefined;
    const { binding } = this.binding(node.text, { node, module });
    if (binding?.kind === 'module') return binding.name;
    // from package import module
    if (binding?.kind !== 'import') return undefined;
    const path = binding.from.endsWith('.') ? `${binding.from}${binding.name}` : `${binding.from}.${binding.name}`;
    return this.modules.find(module.path, path) || libraryOf({ module: path }) || binding.from === 'collections' ? path : undefined;
  }
}

/** The name by which DynamORM's Python library marks its fields, where a module is of that library. */
export function libraryOf({ module }: { readonly module: string }): 'theorydb' | 'dynamorm' | undefined {
  const name = /^(tabletheory|theorydb|dynamorm)_py(\.|$)/.exec(module)?.[1];
  // From 2.0 on the package has another name, and the same fields.
  return name === 'tabletheory' ? 'theorydb' : (name as 'theorydb' | 'dynamorm' | undefined);
}

/** Whether a dotted name has more parts than any real one: the grammar takes ever longer to look around in such. */
function isLong(node: Node): boolean {
  let part: Node | null = node;
  for (let length = 0; part?.type === 'attribute'; length++) {
    if (length > longestChain) return true;
    part = part.childForFieldName('object');
  }
  return false;
}

function isName(node: Node): boolean {
  return (
    node.type === 'identifier' ||
    node.type === 'attribute' ||
    (node.type === 'type' && node.namedChildCount === 1 && isName(node.namedChildren[0]))
  );
}

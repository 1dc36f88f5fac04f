import type { Node } from 'web-tree-sitter';
import type { Code, Module } from './module';

/** What a name stands for. */
export type Binding =
  | { readonly kind: 'value'; readonly node: Node; readonly conditional: boolean }
  | { readonly kind: 'class'; readonly node: Node }
  /** `from module import name`. */
  | { readonly kind: 'import'; readonly from: string; readonly name: string }
  /** `import module`, or `import module as name`. */
  | { readonly kind: 'module'; readonly name: string }
  /** `node` is that of a function. */
  | { readonly kind: 'opaque'; readonly why: string; readonly node?: Node };

/** A function, lambda or class, and what it covers in the text: asking a node for its parent takes longer than finding it here. */
interface Around {
  readonly node: Node;
  readonly isFunction: boolean;
  readonly start: number;
  readonly end: number;
}

const around = new WeakMap<Module, readonly Around[]>();

/** What a name stands for where a node uses it, or why that cannot be said. Names of the file itself are found in its text alone. */
export function lookUp(name: string, { node, module }: Code): Binding | undefined {
  let insideFunction = false;
  const { startIndex, endIndex } = node;
  const all = scopesIn(module);
  for (let at = all.length - 1; at >= 0; at--) {
    const { start, end, isFunction, node: scope } = all[at];
    if (start > startIndex || end < endIndex) continue;
    // Functions do not see the names of the class around them.
    if (!isFunction && insideFunction) continue;
    insideFunction ||= isFunction;
    const bindings = bindingsOf(scope, module).get(name);
    if (bindings) return only(bindings, name);
  }
  const bindings = bindingsOf(module.tree.rootNode, module).get(name);
  return bindings && only(bindings, name);
}

/** The innermost function around a node. */
export function functionAround({ node, module }: Code): Node | undefined {
  const { startIndex, endIndex } = node;
  return scopesIn(module).findLast(({ isFunction, start, end }) => isFunction && start <= startIndex && endIndex <= end)?.node;
}

/** The scopes of a file in the order of their beginnings: of two around a node, the later one is the inner one. */
function scopesIn(module: Module): readonly Around[] {
  const known = around.get(module);
  if (known) return known;
  const found = module.tree.rootNode.descendantsOfType(['function_definition', 'lambda', 'class_definition']).map((node) => ({
    node,
    isFunction: node.type !== 'class_definition',
    start: node.startIndex,
    end: node.endIndex,
  }));
  around.set(module, found);
  return found;
}

/** What a name stands for in the body of a class. */
export function memberOf({ node, module }: Code, name: string): Binding | undefined {
  const bindings = node.parent && bindingsOf(node.parent, module).get(name);
  return bindings ? only(bindings, name) : undefined;
}

const stars = new WeakMap<Module, string[]>();

/** The modules of which a file takes every name. */
export function starImports(module: Module): string[] {
  const earlier = stars.get(module);
  if (earlier) return earlier;
  const found = module.tree.rootNode.namedChildren
    .filter((node) => node.type === 'import_from_statement' && node.namedChildren.some((child) => child.type === 'wildcard_import'))
    .map((node) => node.childForFieldName('module_name')?.text ?? '');
  stars.set(module, found);
  return found;
}

/** A name that is given one value is a constant. Imports may stand in a `try` or an `if TYPE_CHECKING`, the first one counts. */
function only(bindings: Binding[], name: string): Binding {
  const imported = bindings.find((one) => one.kind === 'import' || one.kind === 'module');
  if (imported) return imported;
  if (bindings.length > 1) return { kind: 'opaque', why: `uses \`${name}\`, which is given several values` };
  const [binding] = bindings;
  if (binding.kind !== 'value' || !binding.conditional) return binding;
  return { kind: 'opaque', why: `uses \`${name}\`, which is given a value on a condition` };
}

function bindingsOf(scope: Node, module: Module): ReadonlyMap<string, Binding[]> {
  const cached = cacheOf(module).get(scope.id);
  if (cached) return cached;
  const bindings = new Map<string, Binding[]>();
  const add = (name: string, binding: Binding): void => {
    const known = bindings.get(name);
    if (known) known.push(binding);
    else bindings.set(name, [binding]);
  };
  for (const parameter of scope.childForFieldName('parameters')?.namedChildren ?? []) {
    const name = parameter.type === 'identifier' ? parameter : parameter.descendantsOfType('identifier')[0];
    if (name) add(name.text, { kind: 'opaque', why: `uses \`${name.text}\`, which is an argument of a function` });
  }
  const body = scope.type === 'module' ? scope : scope.childForFieldName('body');
  for (const statement of body?.namedChildren ?? []) collect(statement, false, add);
  if (scope.type === 'module') {
    for (const name of globals(scope)) add(name, { kind: 'opaque', why: `uses \`${name}\`, which a function gives another value` });
  }
  cacheOf(module).set(scope.id, bindings);
  return bindings;
}

const caches = new WeakMap<Module, Map<number, ReadonlyMap<string, Binding[]>>>();

function cacheOf(module: Module): Map<number, ReadonlyMap<string, Binding[]>> {
  const cache = caches.get(module) ?? new Map<number, ReadonlyMap<string, Binding[]>>();
  caches.set(module, cache);
  return cache;
}

/** Decorators that leave what a function gives back as it is. */
const keepsResult =
  /^@(?:[\w.]+\.)?(?:staticmethod|classmethod|property|cached_property|lru_cache|cache|cached|override|final|overload|deprecated|no_type_check|typechecked|beartype|validate_call|capture_method)\b/;

function collect(node: Node, conditional: boolean, add: (name: string, binding: Binding) => void): void {
  switch (node.type) {
    case 'expression_statement':
      for (const child of node.namedChildren) collect(child, conditional, add);
      return;
    case 'assignment':
      assigned(node, conditional, add);
      return;
    case 'type_alias_statement': {
      const left = node.childForFieldName('left')?.descendantsOfType('identifier')[0];
      const right = node.childForFieldName('right');
      if (left && right) add(left.text, { kind: 'value', node: right, conditional });
      return;
    }
    case 'augmented_assignment': {
      const left = node.childForFieldName('left');
      if (left) add(left.text, { kind: 'opaque', why: `uses \`${left.text}\`, which is changed` });
      return;
    }
    case 'decorated_definition': {
      const definition = node.childForFieldName('definition');
      const strange = node.namedChildren.find((one) => one.type === 'decorator' && !keepsResult.test(one.text));
      const name = definition?.type === 'function_definition' ? (definition.childForFieldName('name')?.text ?? '') : '';
      if (name !== '' && strange) add(name, { kind: 'opaque', why: `uses \`${name}\`, which \`${strange.text}\` may change` });
      else if (definition) collect(definition, conditional, add);
      return;
    }
    case 'class_definition':
    case 'function_definition': {
      const name = node.childForFieldName('name')?.text ?? '';
      add(
        name,
        node.type === 'class_definition' ? { kind: 'class', node } : { kind: 'opaque', why: `uses \`${name}\`, which is a function`, node },
      );
      return;
    }
    case 'import_statement':
    case 'import_from_statement':
      imported(node, add);
      return;
    default:
      for (const child of node.namedChildren) if (isStatement(child)) collect(child, true, add);
      for (const name of targets(node)) add(name, { kind: 'opaque', why: `uses \`${name}\`, which is the variable of a loop or block` });
  }
}

function assigned(node: Node, conditional: boolean, add: (name: string, binding: Binding) => void): void {
  const left = node.childForFieldName('left');
  const right = node.childForFieldName('right');
  if (left?.type === 'identifier' && right) {
    add(left.text, { kind: 'value', node: right, conditional });
    // a = b = value
    if (right.type === 'assignment') assigned(right, conditional, add);
  } else if (left && left.type !== 'attribute' && left.type !== 'subscript') {
    for (const { text } of left.descendantsOfType('identifier')) {
      if (right) add(text, { kind: 'opaque', why: `uses \`${text}\`, which is a part of something` });
    }
  }
}

function imported(node: Node, add: (name: string, binding: Binding) => void): void {
  const from = node.childForFieldName('module_name')?.text;
  for (const item of node.childrenForFieldName('name')) {
    const name = (item.type === 'aliased_import' ? item.childForFieldName('name') : item)?.text ?? '';
    const alias = item.type === 'aliased_import' ? item.childForFieldName('alias')?.text : undefined;
    if (from !== undefined) add(alias ?? name, { kind: 'import', from, name });
    else add(alias ?? name.split('.')[0], { kind: 'module', name: alias === undefined ? name.split('.')[0] : name });
  }
}

function isStatement(node: Node): boolean {
  return /(_statement|_clause|_definition|block|assignment)$/.test(node.type);
}

/** The names that functions of a file say they give values to. */
function globals(root: Node): string[] {
  return root.descendantsOfType('global_statement').flatMap((one) => one?.namedChildren.map((name) => name?.text ?? '') ?? []);
}

/** What loops, `with` and `except` give names to. */
function targets(node: Node): string[] {
  if (node.type === 'for_statement')
    return (
      node
        .childForFieldName('left')
        ?.descendantsOfType('identifier')
        .map(({ text }) => text) ?? []
    );
  if (node.type !== 'with_statement' && node.type !== 'except_clause') return [];
  return node.namedChildren
    .filter((child) => child.type !== 'block')
    .flatMap((child) => child.descendantsOfType('as_pattern_target').map(({ text }) => text));
}

import type { Node } from '@babel/types';
import { functionOf } from './callee';
import type { Module } from './module';
import type { Modules } from './modules';
import { namesOf, type Scope } from './scope';
import { walk } from './walk';

const changing = new Set(['push', 'pop', 'shift', 'unshift', 'splice', 'sort', 'reverse', 'fill', 'copyWithin']);

/** More functions than hand an object to one another. */
const longestChain = 8;

/** What a piece of a program does to what names stand for. */
interface Changes {
  /** Names whose objects or lists are changed after they are made: what their literals say may be over. */
  readonly names: ReadonlySet<string>;
  /** `const other = name`: what is changed by one name is changed for the other. */
  readonly aliases: ReadonlyMap<string, readonly string[]>;
  /** The functions that a name is handed to. */
  readonly handed: ReadonlyMap<string, readonly { readonly callee: Node; readonly at: number }[]>;
  /** Names that a function inside of it gives other values. */
  readonly byFunctions: ReadonlySet<string>;
}

const known = new WeakMap<Node, Changes>();

/** Says whether the object or list of a name is changed after it is made. */
export class ChangedNames {
  private readonly results = new Map<Node, Map<string, boolean>>();

  constructor(
    private readonly own: Module,
    private readonly modules: Modules,
  ) {}

  /** Whether a name's object is changed in the function that has the name, or in its file. */
  public isChanged(name: string, scope: Scope): boolean {
    const module = scope.path === this.own.path ? this.own : this.modules.known(scope.path);
    return module !== undefined && this.changes(name, functionAround(scope) ?? module.program, scope, 0);
  }

  /** Whether a variable of a function is given another value by a function inside of that one. */
  public isSetElsewhere(name: string, scope: Scope): boolean {
    const around = functionAround(scope);
    return around !== undefined && changesIn(around).byFunctions.has(name);
  }

  private changes(name: string, root: Node, scope: Scope, depth: number): boolean {
    const results = this.results.get(root) ?? new Map<string, boolean>();
    this.results.set(root, results);
    const earlier = results.get(name);
    if (earlier !== undefined) return earlier;
    const { names, aliases, handed } = changesIn(root);
    // All names of one object, each once.
    const all = new Set([name]);
    for (const one of all) for (const alias of aliases.get(one) ?? []) all.add(alias);
    // Until it is known, a function that hands a name to itself changes nothing by that.
    results.set(name, false);
    const changed = [...all].some(
      (one) =>
        names.has(one) ||
        (depth < longestChain && (handed.get(one) ?? []).some(({ callee, at }) => this.changesArgument(callee, at, scope, depth))),
    );
    results.set(name, changed);
    return changed;
  }

  private changesArgument(callee: Node, at: number, scope: Scope, depth: number): boolean {
    const found = functionOf(callee, scope, this.modules);
    const parameter = found?.node.params[at];
    const target = parameter?.type === 'AssignmentPattern' ? parameter.left : parameter;
    return found !== undefined && target?.type === 'Identifier' && this.changes(target.name, found.node, found.scope, depth + 1);
  }
}

/** The function that a call is in. */
function functionAround(from: Scope): Node | undefined {
  for (let scope: Scope | undefined = from; scope; scope = scope.parent) if (scope.within) return scope.within;
  return undefined;
}

function changesIn(root: Node): Changes {
  const earlier = known.get(root);
  if (earlier) return earlier;
  const names = new Set<string>();
  const aliases = new Map<string, string[]>();
  const handed = new Map<string, { callee: Node; at: number }[]>();
  const byFunctions = new Set<string>();
  const add = (node: Node | null | undefined): void => {
    const name = node && node.type !== 'Identifier' ? rootOf(node) : undefined;
    if (name !== undefined) names.add(name);
  };
  const alias = (target: Node, value: Node | null | undefined): void => {
    const of = value ? rootOf(value) : undefined;
    if (of !== undefined && target.type === 'Identifier') addTo(aliases, of, target.name);
  };
  walk(root, (node) => {
    if (node !== root && /Function|Method/.test(node.type)) for (const name of assignedIn(node)) byFunctions.add(name);
    if (node.type === 'VariableDeclarator') alias(node.id as Node, node.init);
    else if (node.type === 'AssignmentExpression') {
      add(node.left);
      alias(node.left, node.right);
    } else if (node.type === 'ForOfStatement' || node.type === 'ForInStatement') {
      const target = node.left.type === 'VariableDeclaration' ? node.left.declarations[0].id : node.left;
      const { names: changed } = changesIn(node.body);
      if (namesOf(target as Node).some((name) => changed.has(name))) for (const name of rootsOf(node.right)) names.add(name);
    } else if (node.type === 'UpdateExpression' || (node.type === 'UnaryExpression' && node.operator === 'delete')) add(node.argument);
    else if (node.type === 'CallExpression') {
      for (const [at, one] of node.arguments.entries()) {
        const name = rootOf(one);
        if (name !== undefined) addTo(handed, name, { callee: node.callee, at });
      }
      if (node.callee.type !== 'MemberExpression') return;
      const { object, property } = node.callee;
      // `list.forEach((one) => { one.name = ... })`
      for (const one of node.arguments) if (changesParameters(one)) for (const name of rootsOf(object)) names.add(name);
      const method = property.type === 'Identifier' ? property.name : '';
      const [first] = node.arguments;
      if (changing.has(method)) names.add(rootOf(object) ?? '');
      if (object.type === 'Identifier' && object.name === 'Object' && /^(assign|defineProp|setProto)/.test(method) && first) {
        names.add(rootOf(first) ?? '');
      }
    }
  });
  const found = { names, aliases, handed, byFunctions };
  known.set(root, found);
  return found;
}

/** Whether a function that a method is given changes what it is called with. */
function changesParameters(node: Node): boolean {
  if (node.type !== 'ArrowFunctionExpression' && node.type !== 'FunctionExpression') return false;
  const given = node.params.flatMap((one) => namesOf(one as Node));
  return given.length > 0 && given.some((name) => changesIn(node.body).names.has(name));
}

/** The names whose objects an expression gives: those at its left end, or of what `Object.values(name)` takes apart. */
function rootsOf(node: Node): string[] {
  if (node.type !== 'CallExpression') return [rootOf(node) ?? []].flat();
  const own = node.callee.type === 'MemberExpression' ? rootsOf(node.callee.object as Node) : [];
  return [...own, ...node.arguments.flatMap((one) => rootsOf(one))];
}

function addTo<T>(all: Map<string, T[]>, name: string, one: T): void {
  const known = all.get(name);
  if (known) known.push(one);
  else all.set(name, [one]);
}

function assignedIn(root: Node): string[] {
  const names: string[] = [];
  walk(root, (node) => {
    const target = node.type === 'AssignmentExpression' ? node.left : node.type === 'UpdateExpression' ? node.argument : undefined;
    if (target?.type === 'Identifier') names.push(target.name);
  });
  return names;
}

/** The name at the left end of `name.a[b].c`. */
function rootOf(node: Node): string | undefined {
  switch (node.type) {
    case 'Identifier':
      return node.name;
    case 'MemberExpression':
    case 'OptionalMemberExpression':
      return rootOf(node.object);
    case 'TSNonNullExpression':
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSTypeAssertion':
      return rootOf(node.expression);
    default:
      return undefined;
  }
}

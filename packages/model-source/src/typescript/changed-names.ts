import type { Node } from '@babel/types';
import { functionOf } from './callee';
import type { Module } from './module';
import type { Modules } from './modules';
import type { Scope } from './scope';
import { walk } from './walk';

const changing = new Set(['push', 'pop', 'shift', 'unshift', 'splice', 'sort', 'reverse', 'fill', 'copyWithin']);

/** More functions than hand an object to one another. */
const longestChain = 8;

/** What a piece of a program does to what names stand for. */
interface Changes {
  /** Names whose objects or lists are changed after they are made: what their literals say may be over. */
  readonly names: ReadonlySet<string>;
  /** `const other = name`: what is changed by one name is changed for the other. */
  readonly aliases: readonly { readonly name: string; readonly of: string }[];
  /** Names that functions are handed. */
  readonly handed: readonly { readonly name: string; readonly callee: Node; readonly at: number }[];
  /** Names that a function inside of it gives other values. */
  readonly byFunctions: ReadonlySet<string>;
}

const known = new WeakMap<Node, Changes>();

/** Says whether the object or list of a name is changed after it is made. */
export class ChangedNames {
  constructor(
    private readonly own: Module,
    private readonly modules: Modules,
  ) {}

  /** Whether a name's object is changed in the function that has the name, or in its file. */
  public isChanged(name: string, scope: Scope): boolean {
    const module = scope.path === this.own.path ? this.own : this.modules.known(scope.path);
    return module !== undefined && this.changes(name, functionAround(scope) ?? module.program, scope, 0, new Set());
  }

  /** Whether a variable of a function is given another value by a function inside of that one. */
  public isSetElsewhere(name: string, scope: Scope): boolean {
    const around = functionAround(scope);
    return around !== undefined && changesIn(around).byFunctions.has(name);
  }

  private changes(name: string, root: Node, scope: Scope, depth: number, seen: Set<string>): boolean {
    if (seen.has(name)) return false;
    seen.add(name);
    const { names, aliases, handed } = changesIn(root);
    if (names.has(name)) return true;
    if (aliases.some((one) => one.of === name && this.changes(one.name, root, scope, depth, seen))) return true;
    return depth < longestChain && handed.some((one) => one.name === name && this.changesArgument(one.callee, one.at, scope, depth));
  }

  private changesArgument(callee: Node, at: number, scope: Scope, depth: number): boolean {
    const found = functionOf(callee, scope, this.modules);
    const parameter = found?.node.params[at];
    const target = parameter?.type === 'AssignmentPattern' ? parameter.left : parameter;
    return found !== undefined && target?.type === 'Identifier' && this.changes(target.name, found.node, found.scope, depth + 1, new Set());
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
  const aliases: { name: string; of: string }[] = [];
  const handed: { name: string; callee: Node; at: number }[] = [];
  const byFunctions = new Set<string>();
  const add = (node: Node | null | undefined): void => {
    const name = node && node.type !== 'Identifier' ? rootOf(node) : undefined;
    if (name !== undefined) names.add(name);
  };
  const alias = (target: Node, value: Node | null | undefined): void => {
    const of = value ? rootOf(value) : undefined;
    if (of !== undefined && target.type === 'Identifier') aliases.push({ name: target.name, of });
  };
  walk(root, (node) => {
    if (node !== root && /Function|Method/.test(node.type)) for (const name of assignedIn(node)) byFunctions.add(name);
    if (node.type === 'VariableDeclarator') alias(node.id as Node, node.init);
    else if (node.type === 'AssignmentExpression') {
      add(node.left);
      alias(node.left, node.right);
    } else if (node.type === 'UpdateExpression' || (node.type === 'UnaryExpression' && node.operator === 'delete')) add(node.argument);
    else if (node.type === 'CallExpression') {
      for (const [at, one] of node.arguments.entries()) {
        const name = rootOf(one);
        if (name !== undefined) handed.push({ name, callee: node.callee, at });
      }
      if (node.callee.type !== 'MemberExpression') return;
      const { object, property } = node.callee;
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

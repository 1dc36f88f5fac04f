import type { Node } from 'web-tree-sitter';
import type { Code, Module } from './module';
import type { Names } from './names';
import { functionAround } from './scope';

const changing = new Set([
  'append',
  'extend',
  'insert',
  'remove',
  'pop',
  'clear',
  'sort',
  'reverse',
  'update',
  'setdefault',
  'popitem',
  'add',
  'discard',
]);

/** More functions than hand an object to one another. */
const longestChain = 8;

/** A name, or a member of what it names, that a statement changes. */
interface Change {
  readonly root: Node;
  readonly member?: string;
  /** The whole of it, where it is given another value. */
  readonly set?: Node;
}

/** An object that a function is handed. */
interface Handed {
  readonly root: Node;
  readonly member?: string;
  readonly called: Node;
  /** Which argument it is, by its place or its name. */
  readonly as: number | string;
}

/** What a function does to a name. */
interface Touched {
  readonly isChanged: boolean;
  readonly handed: readonly Handed[];
}

/** Finds which lists, dictionaries and members of objects are changed after they are made: what their literals say may be over. */
export class ChangedValues {
  private readonly direct = new Map<Module, { readonly changes: readonly Change[]; readonly handed: readonly Handed[] }>();
  private readonly definitions = new Map<Module, ReadonlySet<string>>();
  private readonly locals = new Map<string, boolean>();
  private readonly byFunction = new Map<Module, ReadonlyMap<string, Touched>>();
  private readonly outer = new Map<Module, ReadonlySet<string>>();

  constructor(private readonly names: Names) {}

  /** Whether what a name stands for is changed in the file that makes it, or in the one that uses it; or only one member of it. */
  public isChanged(made: Code, user: Module, member?: string): boolean {
    const key = `${keyOf(made)}${member === undefined ? '' : `.${member}`}`;
    return [made.module, user].some((module) => this.changedIn(module).has(key));
  }

  /** Whether a file gives a name of another module another value: `settings.TABLE = ...`. */
  public isSet(made: Code, user: Module): boolean {
    return this.changedIn(user).has(`${keyOf(made)} set`);
  }

  /** Whether a function changes the object of one of its parameters or variables. */
  public isLocalChanged(of: Code, name: string, depth = 0): boolean {
    const key = `${keyOf(of)} ${name}`;
    const known = this.locals.get(key);
    if (known !== undefined) return known;
    this.locals.set(key, false);
    const touched = this.touchedIn(of.module).get(`${of.node.id} ${name}`);
    const isHanded = (): boolean =>
      depth < longestChain && (touched?.handed ?? []).some((one) => this.changesArgument(one, of.module, depth));
    const changed = touched !== undefined && (touched.isChanged || isHanded());
    this.locals.set(key, changed);
    return changed;
  }

  /** What the functions of a file do to names, by the function and the name. */
  private touchedIn(module: Module): ReadonlyMap<string, Touched> {
    const known = this.byFunction.get(module);
    if (known) return known;
    const all = new Map<string, { isChanged: boolean; handed: Handed[] }>();
    this.byFunction.set(module, all);
    const touched = (root: Node): { isChanged: boolean; handed: Handed[] } => {
      const key = `${functionAround({ node: root, module })?.id} ${root.text}`;
      const one = all.get(key) ?? { isChanged: false, handed: [] };
      all.set(key, one);
      return one;
    };
    const { changes, handed } = this.statements(module);
    for (const { root } of changes) touched(root).isChanged = true;
    for (const one of handed) touched(one.root).handed.push(one);
    return all;
  }

  /** Whether a function inside of another one gives a variable of that one another value. */
  public isSetInside({ node, module }: Code, name: string): boolean {
    let names = this.outer.get(module);
    if (names === undefined) {
      const found = module.tree.rootNode.descendantsOfType('nonlocal_statement');
      names = new Set(found.flatMap((one) => one.namedChildren.map(({ text }) => text)));
      this.outer.set(module, names);
    }
    if (!names.has(name)) return false;
    return node.descendantsOfType('nonlocal_statement').some((one) => one.namedChildren.some(({ text }) => text === name));
  }

  private changedIn(module: Module): ReadonlySet<string> {
    const known = this.definitions.get(module);
    if (known) return known;
    const keys = new Set<string>();
    this.definitions.set(module, keys);
    const add = ({ root, member }: Change): void => {
      const found = this.names.resolve({ node: root, module });
      if (found.kind === 'value' || found.kind === 'class') keys.add(`${keyOf(found.code)}${member === undefined ? '' : `.${member}`}`);
    };
    const { changes, handed } = this.statements(module);
    for (const one of changes) {
      add(one);
      const found = one.set && this.names.resolve({ node: one.set, module });
      if (found?.kind === 'value' && found.code.node.id !== one.set?.id) keys.add(`${keyOf(found.code)} set`);
    }
    for (const one of handed) if (this.changesArgument(one, module, 0)) add(one);
    return keys;
  }

  private changesArgument({ called, as }: Handed, module: Module, depth: number): boolean {
    const found = this.names.resolve({ node: called, module });
    const own = found.kind === 'nothing' ? found.function : undefined;
    const parameters = own?.node.childForFieldName('parameters')?.namedChildren ?? [];
    const name = typeof as === 'string' ? as : parameters[as] && nameOf(parameters[as]);
    return own !== undefined && name !== undefined && this.isLocalChanged(own, name, depth + 1);
  }

  private statements(module: Module): { readonly changes: readonly Change[]; readonly handed: readonly Handed[] } {
    const known = this.direct.get(module);
    if (known) return known;
    const changes: Change[] = [];
    const handed: Handed[] = [];
    const add = (node: Node | null | undefined): void => {
      if (node && node.type !== 'identifier') changes.push({ ...rootOf(node), ...(node.type === 'attribute' ? { set: node } : {}) });
    };
    for (const node of module.tree.rootNode.descendantsOfType(['assignment', 'augmented_assignment', 'delete_statement', 'call'])) {
      const left = node.childForFieldName('left');
      if (node.type === 'delete_statement') add(node.namedChild(0));
      else if (left?.type === 'identifier' && node.type === 'augmented_assignment') changes.push({ root: left });
      else if (left?.type === 'subscript' || left?.type === 'attribute') add(left);
      if (node.type !== 'call') continue;
      const called = node.childForFieldName('function');
      if (called?.type === 'attribute' && changing.has(called.childForFieldName('attribute')?.text ?? '')) {
        const object = called.childForFieldName('object');
        if (object) changes.push(rootOf(object));
      }
      if (called) handed.push(...handedBy(node, called));
      if (called?.text === 'setattr') changes.push(...setBy(node));
    }
    changes.push(...changedByLoops(module, changes));
    const found = { changes, handed };
    this.direct.set(module, found);
    return found;
  }
}

/** What `setattr(object, "member", value)` changes. */
function setBy(call: Node): Change[] {
  const [object, member] = call.childForFieldName('arguments')?.namedChildren ?? [];
  if (object === undefined) return [];
  const name = /^["'](\w+)["']$/.exec(member?.text ?? '')?.[1];
  return [{ root: rootOf(object).root, ...(name === undefined ? {} : { member: name }) }];
}

/** What loops change by their variables: `for one in name: one["a"] = ...`. */
function changedByLoops({ tree }: Module, changes: readonly Change[]): Change[] {
  if (changes.length === 0) return [];
  return tree.rootNode.descendantsOfType('for_statement').flatMap((loop) => {
    const [left, over, body] = ['left', 'right', 'body'].map((field) => loop.childForFieldName(field));
    if (!left || !over || !body) return [];
    const names = new Set((left.type === 'identifier' ? [left] : left.descendantsOfType('identifier')).map(({ text }) => text));
    const isInside = ({ root }: Change): boolean =>
      root.startIndex >= body.startIndex && root.endIndex <= body.endIndex && names.has(root.text);
    // `name.items()` and `enumerate(name)` give parts of what they are called with.
    return changes.some(isInside)
      ? (over.type === 'identifier' ? [over] : over.descendantsOfType('identifier')).map((root) => ({ root }))
      : [];
  });
}

/** The names in the arguments of a call. */
function handedBy(call: Node, called: Node): Handed[] {
  const given = call.childForFieldName('arguments')?.namedChildren.filter(({ type }) => type !== 'comment') ?? [];
  return given.flatMap((one, at) => {
    const value = one.type === 'keyword_argument' ? one.childForFieldName('value') : one;
    if (value?.type !== 'identifier' && value?.type !== 'attribute') return [];
    return { ...rootOf(value), called, as: one.type === 'keyword_argument' ? (one.childForFieldName('name')?.text ?? '') : at };
  });
}

function nameOf(parameter: Node): string | undefined {
  return (
    parameter.type === 'identifier' ? parameter : (parameter.childForFieldName('name') ?? parameter.descendantsOfType('identifier')[0])
  )?.text;
}

/** The name at the left end of `name.member[b].c`, and the member after it. */
function rootOf(node: Node): Change {
  let root = node;
  let member: string | undefined;
  for (let next: Node | null = root; next; next = root.childForFieldName('object') ?? root.childForFieldName('value')) {
    if (next !== root) member = root.type === 'attribute' ? root.childForFieldName('attribute')?.text : undefined;
    root = next;
  }
  return { root, ...(member === undefined ? {} : { member }) };
}

function keyOf({ node, module }: Code): string {
  return `${module.path} ${node.id}`;
}

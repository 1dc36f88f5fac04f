import type { Node } from 'web-tree-sitter';
import type { SourcePlace } from '../extracted-model';
import { deepest, joined, mostParts } from '../values/joined';
import { scalar, textOf, unknown, type Value } from '../values/value';
import { changedNames } from './changed-names';
import { isEnvironment, isForeign, unresolved } from './foreign';
import { argumentsByName, type Frame, returnedBy } from './functions';
import { piecesOf } from './literals';
import { type Code, placeOf } from './module';
import { libraryOf, type Names } from './names';

/** More calls than the models of a file have. */
const mostCalls = 5_000;

/** More calls within one another than any model has. */
const longestChain = 30;

/** Finds what expressions stand for, as far as literals, constants and imports of the same project say it. */
export class Evaluator {
  private readonly results = new Map<string, Value>();
  private readonly busy = new Set<string>();
  private parts = 0;
  private frame: Frame | undefined;
  private nextFrame = 1;

  constructor(public readonly names: Names) {}

  public evaluate(code: Code): Value {
    const frame = this.frameOf(code);
    const key = `${frame?.id ?? ''} ${code.module.path} ${code.node.id}`;
    const known = this.results.get(key);
    if (known) return known;
    const place = placeOf(code);
    if (this.busy.has(key)) return unknown('refers to itself', place);
    if (this.busy.size > deepest) return unknown('is nested too deeply', place);
    this.busy.add(key);
    const value = this.valueOf(code, place);
    this.busy.delete(key);
    this.results.set(key, value);
    return value;
  }

  private valueOf({ node, module }: Code, place: SourcePlace): Value {
    const at = (inner: Node | null): Code => ({ node: inner ?? node, module });
    switch (node.type) {
      case 'string':
        return this.text([node], at, place);
      case 'concatenated_string':
        return this.text(node.namedChildren, at, place);
      case 'integer':
      case 'float':
        return scalar(Number(node.text.replace(/_/g, '')), place);
      case 'true':
      case 'false':
        return scalar(node.type === 'true', place);
      case 'none':
        return scalar(null, place);
      case 'parenthesized_expression':
      case 'type':
        return node.namedChildCount === 1 ? this.evaluate(at(node.namedChild(0))) : unknown('is no literal', place);
      case 'list':
      case 'tuple':
      case 'set':
        return this.list(node.namedChildren, at, place);
      case 'dictionary':
        return this.mapping(node.namedChildren, at, place);
      case 'identifier':
        return this.named(at(node), node.text, place);
      case 'attribute':
        return this.attribute(at(node), place);
      case 'subscript':
        return this.subscript(at(node), place);
      case 'binary_operator':
        return this.sum(node, at, place);
      case 'boolean_operator':
        return this.either(node, at, place);
      case 'unary_operator': {
        const value = this.evaluate(at(node.childForFieldName('argument')));
        const isMinus = node.childForFieldName('operator')?.text === '-' && value.kind === 'scalar' && typeof value.value === 'number';
        return isMinus ? scalar(-Number(value.value), place) : unknown('is calculated', place);
      }
      case 'call':
        return this.call(at(node), place);
      case 'conditional_expression': {
        const [yes, condition, no] = node.namedChildren;
        const holds = truthOf(this.evaluate(at(condition)));
        return holds === undefined ? unknown('depends on a condition', place) : this.evaluate(at(holds ? yes : no));
      }
      case 'lambda':
        return unknown('is a function', place);
      default:
        return unknown('is no literal', place);
    }
  }

  /** Evaluates inside of a function that is called. */
  public within<T>(frame: Frame | undefined, act: () => T): T {
    const outer = this.frame;
    this.frame = frame ?? outer;
    try {
      return act();
    } finally {
      this.frame = outer;
    }
  }

  /** The call that a piece of code is evaluated in. */
  private frameOf({ node, module }: Code): Frame | undefined {
    for (let frame = this.frame; frame; frame = frame.outer) {
      const { node: owner, module: place } = frame.of;
      if (place === module && owner.startIndex <= node.startIndex && node.endIndex <= owner.endIndex) return frame;
    }
    return undefined;
  }

  /** What a call of a function of the project returns, and what its arguments are then; undefined where it does more than make one value. */
  public follow(call: Code, of: Code): { readonly returned: Code; readonly frame: Frame } | undefined {
    const returned = returnedBy(of);
    const values = this.depth() > longestChain || this.nextFrame > mostCalls ? undefined : argumentsByName(call, of, this);
    return returned && values && { returned, frame: { id: this.nextFrame++, of, values, ...(this.frame ? { outer: this.frame } : {}) } };
  }

  private depth(): number {
    let depth = 0;
    for (let frame = this.frame; frame; frame = frame.outer) depth++;
    return depth;
  }

  private named(code: Code, name: string, place: SourcePlace): Value {
    const argument = this.frameOf(code)?.values.get(name);
    if (argument) return argument;
    const found = this.names.resolve(code);
    const reason = unresolved(found, name);
    if (found.kind !== 'value') return unknown(reason ?? 'is no literal', place);
    const value = this.evaluate(found.code);
    const isFixed = value.kind !== 'list' && value.kind !== 'mapping';
    return isFixed || !changedNames(found.code.module).has(name)
      ? value
      : unknown(`uses \`${name}\`, which is changed after it is made`, place);
  }

  private attribute(code: Code, place: SourcePlace): Value {
    const { node, module } = code;
    const found = this.names.resolve(code);
    // The library's own names of roles and policies.
    if (found.kind === 'foreign' && libraryOf(found) && /\.(Role|WritePolicyMode)$/.test(found.module)) {
      return scalar(found.name.toLowerCase(), place);
    }
    if (found.kind === 'value' && found.code.node.id !== node.id) return this.named(code, node.text, place);
    if (found.kind !== 'value') return unknown(unresolved(found, node.text) ?? 'is no literal', place);
    const object = node.childForFieldName('object') as Node;
    const member = node.childForFieldName('attribute')?.text ?? '';
    // `Names.ORDERS.value` of an enum is `Names.ORDERS`.
    if (object.type === 'attribute' && member === 'value') return this.evaluate({ node: object, module });
    const owner = this.names.resolve({ node: object, module });
    if (owner.kind !== 'class') return unknown('is no literal', place);
    const body = owner.code.node.childForFieldName('body') as Node;
    const inside = { node: body, module: owner.code.module };
    const value = this.names.memberOf(inside, member);
    return value ? this.evaluate(value) : unknown(`is \`${member}\` of a class that gives it no single value`, place);
  }

  private subscript({ node, module }: Code, place: SourcePlace): Value {
    const object = { node: node.childForFieldName('value') as Node, module };
    const keys = node.childrenForFieldName('subscript');
    const key = keys.length === 1 ? this.evaluate({ node: keys[0], module }) : undefined;
    if (key?.kind !== 'scalar') return unknown('takes a part whose name is no literal', place);
    if (isEnvironment(this.names.resolve(object))) return { kind: 'variable', name: String(key.value), place };
    const whole = this.evaluate(object);
    if (whole.kind === 'mapping')
      return whole.entries.get(String(key.value)) ?? unknown(`takes \`${key.value}\`, which is not there`, place);
    if (whole.kind === 'list' && typeof key.value === 'number') {
      return whole.items.at(key.value) ?? unknown(`takes \`${key.value}\`, which is not there`, place);
    }
    return whole.kind === 'unknown' ? { ...whole, place } : unknown('takes a part of what is no list or dictionary', place);
  }

  /** `os.getenv`, `os.environ.get`, and `strip` of a text. */
  private call({ node, module }: Code, place: SourcePlace): Value {
    const called = node.childForFieldName('function') as Node;
    const given = node.childForFieldName('arguments')?.namedChildren ?? [];
    const values = given.map((one) => this.evaluate({ node: one.childForFieldName('value') ?? one, module }));
    if (called.type !== 'attribute' && called.type !== 'identifier') return unknown('is what a call gives', place);
    const found = this.names.resolve({ node: called, module });
    if (found.kind === 'nothing' && found.function) {
      const followed = this.follow({ node, module }, found.function);
      return followed
        ? this.within(followed.frame, () => this.evaluate(followed.returned))
        : unknown(`is what \`${called.text}\` gives`, place);
    }
    const made = found.kind === 'foreign' && found.module === 'builtins' ? converted(found.name, values, place) : undefined;
    if (made) return made;
    const object = called.childForFieldName('object');
    const method = called.childForFieldName('attribute')?.text;
    const isLookUp =
      isForeign(this.names.resolve({ node: called, module }), 'os.getenv') ||
      (object && method === 'get' && isEnvironment(this.names.resolve({ node: object, module })));
    if (isLookUp) {
      const name = textOf(values[0]);
      const fallback = textOf(values[1]);
      return name === undefined
        ? unknown('is an environment variable whose name is no literal', place)
        : { kind: 'variable', name, ...(fallback ? { fallback } : {}), place };
    }
    if (object && method === 'strip' && given.length === 0) {
      const whole = this.evaluate({ node: object, module });
      if (whole.kind === 'variable') return whole;
      if (textOf(whole) !== undefined) return scalar((textOf(whole) as string).trim(), place);
    }
    return unknown('is what a call gives', place);
  }

  private text(strings: Node[], at: (node: Node) => Code, place: SourcePlace): Value {
    const parts: Value[] = [];
    for (const string of strings) {
      const pieces = piecesOf(string);
      if (!pieces) return unknown('is no plain text', place);
      parts.push(...pieces.map((piece) => (typeof piece === 'string' ? scalar(piece, place) : this.evaluate(at(piece)))));
    }
    return joined(parts, place, false);
  }

  private sum(node: Node, at: (node: Node | null) => Code, place: SourcePlace): Value {
    if (node.childForFieldName('operator')?.text !== '+') return unknown('is calculated', place);
    const sides = [this.evaluate(at(node.childForFieldName('left'))), this.evaluate(at(node.childForFieldName('right')))];
    if (!sides.every((side) => side.kind === 'list')) return joined(sides, place, false);
    const items = sides.flatMap((side) => side.items);
    return this.tooMany(items.length) ? unknown('has too many parts', place) : { kind: 'list', items, place };
  }

  private either(node: Node, at: (node: Node | null) => Code, place: SourcePlace): Value {
    const left = this.evaluate(at(node.childForFieldName('left')));
    const right = this.evaluate(at(node.childForFieldName('right')));
    if (node.childForFieldName('operator')?.text !== 'or') return unknown('depends on a condition', place);
    if (left.kind === 'variable') {
      const fallback = left.fallback ?? (right.kind === 'variable' ? right.fallback : textOf(right));
      return { ...left, ...(fallback ? { fallback } : {}) };
    }
    const holds = truthOf(left);
    if (holds !== undefined) return holds ? left : right;
    return left.kind === 'unknown' ? { ...left, place } : unknown('depends on a condition', place);
  }

  private list(nodes: Node[], at: (node: Node | null) => Code, place: SourcePlace): Value {
    const items: Value[] = [];
    for (const node of nodes) {
      if (node.type === 'comment') continue;
      if (node.type !== 'list_splat') items.push(this.evaluate(at(node)));
      else {
        const more = this.evaluate(at(node.namedChild(0)));
        if (more.kind !== 'list')
          return more.kind === 'unknown' ? more : unknown('takes over something that is no list', placeOf(at(node)));
        for (const item of more.items) items.push(item);
      }
      if (this.tooMany(items.length)) return unknown('has too many parts', place);
    }
    return { kind: 'list', items, place };
  }

  private mapping(nodes: Node[], at: (node: Node | null) => Code, place: SourcePlace): Value {
    const entries = new Map<string, Value>();
    for (const node of nodes) {
      if (node.type === 'comment') continue;
      if (node.type === 'pair') {
        const key = textOf(this.evaluate(at(node.childForFieldName('key'))));
        if (key === undefined) return unknown('has a key that is no literal', placeOf(at(node)));
        entries.set(key, this.evaluate(at(node.childForFieldName('value'))));
      } else {
        const more = node.type === 'dictionary_splat' ? this.evaluate(at(node.namedChild(0))) : unknown('is no literal', place);
        if (more.kind !== 'mapping')
          return more.kind === 'unknown' ? more : unknown('takes over something that is no dictionary', placeOf(at(node)));
        for (const [key, value] of more.entries) entries.set(key, value);
      }
      if (this.tooMany(entries.size)) return unknown('has too many parts', place);
    }
    return { kind: 'mapping', entries, place };
  }

  /** Counts what large lists copy, over all models. */
  private tooMany(parts: number): boolean {
    this.parts += parts > 1000 ? parts : 0;
    return parts > mostParts || this.parts > 100 * mostParts;
  }
}

/** Whether Python takes a value for true; undefined where the source does not say it. */
function truthOf(value: Value): boolean | undefined {
  switch (value.kind) {
    case 'scalar':
      return Boolean(value.value);
    case 'list':
      return value.items.length > 0;
    case 'mapping':
      return value.entries.size > 0;
    default:
      return undefined;
  }
}

/** `list(x)`, `bool(x)` and the like of one value. */
function converted(name: string, [value, ...more]: Value[], place: SourcePlace): Value | undefined {
  if (more.length > 0) return undefined;
  if (name === 'bool') {
    const holds = value === undefined ? false : truthOf(value);
    return holds === undefined ? undefined : scalar(holds, place);
  }
  if (name === 'list' || name === 'tuple') {
    if (value === undefined) return { kind: 'list', items: [], place };
    return value.kind === 'list' ? value : undefined;
  }
  if (name === 'dict' && value?.kind === 'mapping') return value;
  return name === 'str' && value !== undefined && textOf(value) !== undefined ? value : undefined;
}

import type { Node } from 'web-tree-sitter';
import type { SourcePlace } from '../extracted-model';
import { deepest, joined, mostParts } from '../values/joined';
import { Remembered } from '../values/remembered';
import { Suppositions } from '../values/suppositions';
import { environment, isWholeEnvironment, scalar, unknown, type Value } from '../values/value';
import { call } from './calls';
import { ChangedValues } from './changed-values';
import { list, mapping } from './collections';
import type { Evaluating } from './evaluating';
import { freshFrame, resultOf } from './follow';
import { isEnvironment, unresolved } from './foreign';
import { argumentsByName, type Frame, returnedBy } from './functions';
import { memberOf } from './instances';
import { piecesOf } from './literals';
import { type Code, placeOf } from './module';
import { libraryOf, type Names } from './names';
import { compared, either, sum } from './operators';

/** More calls than the models of a file have. */
const mostCalls = 5_000;

/** More calls within one another than any model has. */
const longestChain = 30;

/** Python raises an error: a variable of the environment is not set. */
class Raised extends Error {}

/** Finds what expressions stand for, as far as literals, constants and imports of the same project say it. */
export class Evaluator implements Evaluating {
  public readonly suppositions = new Suppositions();
  private readonly results = new Remembered<string>();
  private readonly busy = new Set<string>();
  private parts = 0;
  private frame: Frame | undefined;
  private nextFrame = 1;
  /** How many `try` are around. */
  private tries = 0;

  private readonly changes: ChangedValues;

  constructor(public readonly names: Names) {
    this.changes = new ChangedValues(names);
  }

  public evaluate(code: Code): Value {
    const frame = this.frameOf(code);
    const key = `${frame?.id ?? ''} ${code.module.path} ${code.node.id}`;
    const known = this.results.get(key);
    if (known) return known;
    const place = placeOf(code);
    if (this.busy.has(key)) return unknown('refers to itself', place);
    if (this.busy.size > deepest) return unknown('is nested too deeply', place);
    this.busy.add(key);
    try {
      const value = this.valueOf(code, place);
      this.results.set(key, value);
      return value;
    } finally {
      this.busy.delete(key);
    }
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
        return list(at(node), place, this);
      case 'dictionary':
        return mapping(at(node), place, this);
      case 'identifier':
        return this.named(at(node), node.text, place);
      case 'attribute':
        return this.attribute(at(node), place);
      case 'subscript':
        return this.subscript(at(node), place);
      case 'binary_operator':
        return sum(at(node), place, this);
      case 'boolean_operator':
        return either(at(node), place, this);
      case 'not_operator': {
        const holds = this.truthOf(this.evaluate(at(node.childForFieldName('argument'))));
        return holds === undefined ? unknown('is calculated', place) : scalar(!holds, place);
      }
      case 'comparison_operator':
        return compared(at(node), place, this);
      case 'unary_operator': {
        const value = this.evaluate(at(node.childForFieldName('argument')));
        const isMinus = node.childForFieldName('operator')?.text === '-' && value.kind === 'scalar' && typeof value.value === 'number';
        return isMinus ? scalar(-Number(value.value), place) : unknown('is calculated', place);
      }
      case 'call':
        return call(at(node), place, this);
      case 'conditional_expression': {
        const [yes, condition, no] = node.namedChildren;
        return this.bothWays(place, () => {
          const holds = this.truthOf(this.evaluate(at(condition)));
          return holds === undefined ? unknown('depends on a condition', place) : this.evaluate(at(holds ? yes : no));
        });
      }
      case 'named_expression': {
        const value = this.evaluate(at(node.childForFieldName('value')));
        this.frameOf(at(node))?.values.set(node.childForFieldName('name')?.text ?? '', value);
        return value;
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

  /** Goes both ways where a condition asks whether an environment variable is set. */
  public bothWays(place: SourcePlace, act: () => Value | undefined): Value {
    return this.suppositions.bothWays(act, place, (way) => this.results.alone(way)) ?? unknown('is never made', place);
  }

  public trying<T>(act: () => T): T | undefined {
    this.tries++;
    try {
      return act();
    } catch (error) {
      if (!(error instanceof Raised)) throw error;
      return undefined;
    } finally {
      this.tries--;
    }
  }

  /** Whether Python takes a value for true; undefined where the source does not say it. */
  public truthOf(value: Value): boolean | undefined {
    return value.kind === 'variable' ? this.suppositions.holdsText(value) : truthOf(value);
  }

  /** What the parameters of a function are in a call, or in one without arguments; undefined where that cannot be seen. */
  public frameOfCall(call: Code | undefined, of: Code, leading: readonly Value[] = []): Frame | undefined {
    const isTooMuch = this.depth() > longestChain || this.nextFrame > mostCalls;
    const values = isTooMuch ? undefined : argumentsByName(call, of, this, leading);
    return values && { id: this.nextFrame++, of, values, ...(this.frame ? { outer: this.frame } : {}) };
  }

  public called(call: Code | undefined, of: Code, place: SourcePlace, leading: readonly Value[] = []): Value | undefined {
    const first = this.frameOfCall(call, of, leading);
    if (first === undefined) return undefined;
    return this.bothWays(place, () => {
      const { frame, variables } = freshFrame(first, this.nextFrame++);
      return this.within(frame, () => resultOf(of, variables, this));
    });
  }

  /** What a call of a function of the project returns, and what its arguments are then; undefined where it does more than make one value. */
  public follow(call: Code, of: Code): { readonly returned: Code; readonly frame: Frame } | undefined {
    const returned = returnedBy(of);
    const frame = returned && this.frameOfCall(call, of);
    return frame && { returned, frame };
  }

  private depth(): number {
    let depth = 0;
    for (let frame = this.frame; frame; frame = frame.outer) depth++;
    return depth;
  }

  private named(code: Code, name: string, place: SourcePlace): Value {
    const frame = this.frameOf(code);
    const argument = frame?.values.get(name);
    if (frame && argument) {
      const isWhole = argument.kind === 'list' || argument.kind === 'mapping';
      const isOver = isWhole ? this.changes.isLocalChanged(frame.of, name) : this.changes.isSetInside(frame.of, name);
      return isOver ? changed(code.node, place) : argument;
    }
    const found = this.names.resolve(code);
    if (isEnvironment(found)) return environment(place);
    const reason = unresolved(found, name);
    if (found.kind !== 'value') return unknown(reason ?? 'is no literal', place);
    if (this.changes.isSet(found.code, code.module)) return changed(code.node, place);
    const value = this.evaluate(found.code);
    const isFixed = value.kind !== 'list' && value.kind !== 'mapping';
    return isFixed || !this.changes.isChanged(found.code, code.module) ? value : changed(code.node, place);
  }

  private attribute(code: Code, place: SourcePlace): Value {
    const { node, module } = code;
    const found = this.names.resolve(code);
    if (isEnvironment(found)) return environment(place);
    // The library's own names of roles and policies.
    if (found.kind === 'foreign' && libraryOf(found) && /\.(Role|WritePolicyMode)$/.test(found.module)) {
      return scalar(found.name.toLowerCase(), place);
    }
    if (found.kind === 'value' && found.code.node.id !== node.id) return this.named(code, node.text, place);
    if (found.kind !== 'value') return unknown(unresolved(found, node.text) ?? 'is no literal', place);
    const object = node.childForFieldName('object') as Node;
    const member = node.childForFieldName('attribute')?.text ?? '';
    // `Names.ORDERS.value` of an enum is `Names.ORDERS`.
    if (object.type === 'attribute' && member === 'value') return ofNoEnum(this.evaluate({ node: object, module }));
    const owner = this.names.resolve({ node: object, module });
    if (owner.kind === 'class') {
      if (this.changes.isChanged(owner.code, module, member)) return changed(node, place);
      const value = memberOf(owner.code, undefined, member, place, this);
      return value.kind === 'scalar' && isPlainEnum(owner.code.node) ? { ...value, ofEnum: true } : value;
    }
    if (owner.kind === 'value' && this.changes.isChanged(owner.code, module, member)) return changed(node, place);
    const instance = owner.kind === 'value' && owner.code.node.type === 'call' ? owner.code : undefined;
    const made = instance?.node.childForFieldName('function');
    const type = instance && made ? this.names.resolve({ node: made, module: instance.module }) : undefined;
    return type?.kind === 'class' ? memberOf(type.code, instance, member, place, this) : unknown('is no literal', place);
  }

  private subscript({ node, module }: Code, place: SourcePlace): Value {
    const object = { node: node.childForFieldName('value') as Node, module };
    const keys = node.childrenForFieldName('subscript');
    const key = keys.length === 1 ? this.evaluate({ node: keys[0], module }) : undefined;
    if (key?.kind !== 'scalar') return unknown('reads a part with a name that is not a literal', place);
    if (isEnvironment(this.names.resolve(object)) || isWholeEnvironment(this.evaluate(object))) {
      const variable = { kind: 'variable' as const, name: String(key.value), place };
      if (this.tries > 0 && !this.suppositions.holdsText(variable)) throw new Raised();
      return this.suppositions.read(variable.name, place);
    }
    const whole = this.evaluate(object);
    if (whole.kind === 'mapping')
      return whole.entries.get(String(key.value)) ?? unknown(`takes \`${key.value}\`, which is not there`, place);
    if (whole.kind === 'list' && typeof key.value === 'number') {
      return whole.items.at(key.value) ?? unknown(`takes \`${key.value}\`, which is not there`, place);
    }
    return whole.kind === 'unknown' ? { ...whole, place } : unknown('takes a part of what is no list or dictionary', place);
  }

  private text(strings: Node[], at: (node: Node) => Code, place: SourcePlace): Value {
    const parts: Value[] = [];
    for (const string of strings) {
      const pieces = piecesOf(string);
      if (!pieces) return unknown('is no plain text', place);
      parts.push(...pieces.map((piece) => (typeof piece === 'string' ? scalar(piece, place) : this.printed(at(piece), place))));
    }
    return joined(parts, place, false);
  }

  /** What an f-string makes of a value: of a member of an enum, its text or its name, by the kind of enum and the version of Python. */
  private printed(code: Code, place: SourcePlace): Value {
    const value = this.evaluate(code);
    return value.kind === 'scalar' && value.ofEnum
      ? unknown(`prints \`${code.node.text}\`, a member of an enum: take its \`.value\``, place)
      : value;
  }

  /** Counts what large lists copy, over all models. */
  public tooMany(parts: number): boolean {
    this.parts += parts > 1000 ? parts : 0;
    return parts > mostParts || this.parts > 100 * mostParts;
  }
}

function changed({ text }: Node, place: SourcePlace): Value {
  return unknown(`uses \`${text}\`, which is changed after it is made`, place);
}

/** Whether the members of a class are printed as their names, at least by some versions of Python. */
function isPlainEnum(definition: Node): boolean {
  const bases = definition.childForFieldName('superclasses')?.text ?? '';
  return /\b(?:Int)?(?:Enum|Flag)\b/.test(bases) && !/\bdef __(?:str|format)__\b/.test(definition.text);
}

function ofNoEnum(value: Value): Value {
  return value.kind === 'scalar' && value.ofEnum ? scalar(value.value, value.place) : value;
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

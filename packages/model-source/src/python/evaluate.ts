import type { Node } from 'web-tree-sitter';
import type { SourcePlace } from '../extracted-model';
import { deepest, mostParts } from '../values/joined';
import { Remembered } from '../values/remembered';
import { Suppositions } from '../values/suppositions';
import { environment, scalar, unknown, type Value } from '../values/value';
import { call } from './calls';
import { ChangedValues } from './changed-values';
import { list, mapping } from './collections';
import type { Evaluating } from './evaluating';
import { freshFrame, resultOf } from './follow';
import { isEnvironment, unresolved } from './foreign';
import { argumentsByName, type Frame, returnedBy } from './functions';
import { attribute, changed, subscript } from './members';
import { type Code, placeOf } from './module';
import type { Names } from './names';
import { compared, either, sum } from './operators';
import { text } from './texts';

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

  public readonly changes: ChangedValues;

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
        return text([node], at, place, this);
      case 'concatenated_string':
        return text(node.namedChildren, at, place, this);
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
        return attribute(at(node), place, this);
      case 'subscript':
        return subscript(at(node), place, this);
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

  /** What an environment variable holds that Python raises an error without. */
  public required(name: string, place: SourcePlace): Value {
    if (this.tries > 0 && !this.suppositions.holdsText({ kind: 'variable', name, place })) throw new Raised();
    return this.suppositions.read(name, place);
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

  public named(code: Code, name: string, place: SourcePlace): Value {
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

  /** Counts what large lists copy, over all models. */
  public tooMany(parts: number): boolean {
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

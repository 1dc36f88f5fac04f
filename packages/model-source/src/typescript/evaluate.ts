import type { Expression, Node, ObjectExpression, TemplateLiteral, TSEnumDeclaration } from '@babel/types';
import type { SourcePlace } from '../extracted-model';
import { deepest, joined, mostParts } from '../values/joined';
import { scalar, textOf, unknown, type Value } from '../values/value';
import { isEnvironment } from './environment';
import { placeOf } from './module';
import type { Definition, Modules } from './modules';
import { keyOf, lookUp, type Scope } from './scope';

/** Finds what expressions stand for, as far as literals, constants and imports of the same project say it. */
export class Evaluator {
  private readonly results = new Map<Node, Value>();
  private readonly busy = new Set<Node>();
  private parts = 0;

  /** @param isChanged whether the object or list of a name is changed after it is made */
  constructor(
    private readonly modules: Modules,
    private readonly isChanged: (name: string, scope: Scope) => boolean,
  ) {}

  public evaluate(node: Node, scope: Scope): Value {
    const place = placeOf(node, scope.path);
    const known = this.results.get(node);
    if (known) return known;
    if (this.busy.has(node)) return unknown('refers to itself', place);
    if (this.busy.size > deepest) return unknown('is nested too deeply', place);
    this.busy.add(node);
    const value = this.valueOf(node, scope, place);
    this.busy.delete(node);
    this.results.set(node, value);
    return value;
  }

  private valueOf(node: Node, scope: Scope, place: SourcePlace): Value {
    switch (node.type) {
      case 'StringLiteral':
      case 'NumericLiteral':
      case 'BooleanLiteral':
        return scalar(node.value, place);
      case 'NullLiteral':
        return scalar(null, place);
      case 'TSAsExpression':
      case 'TSSatisfiesExpression':
      case 'TSTypeAssertion':
      case 'TSNonNullExpression':
        return this.evaluate(node.expression, scope);
      case 'TemplateLiteral':
        return this.template(node, scope, place);
      case 'Identifier':
        return this.named(node.name, scope, place);
      case 'ObjectExpression':
        return this.mapping(node, scope, place);
      case 'ArrayExpression':
        return this.list(node.elements, scope, place);
      case 'MemberExpression':
      case 'OptionalMemberExpression':
        return this.member(
          node.object,
          node.computed ? this.evaluate(node.property, scope) : scalar(keyOf(node.property) ?? '', place),
          scope,
          place,
        );
      case 'LogicalExpression':
        return this.otherwise(this.evaluate(node.left, scope), node.operator, node.right, scope, place);
      case 'BinaryExpression':
        return this.sum(node.operator, [node.left, node.right], scope, place);
      case 'UnaryExpression':
        return this.negated(node.operator, this.evaluate(node.argument, scope), place);
      case 'CallExpression':
        return isFreeze(node.callee) && node.arguments.length === 1
          ? this.evaluate(node.arguments[0], scope)
          : unknown('is what a call gives', place);
      default:
        return unknown(reasons[node.type] ?? 'is no literal', place);
    }
  }

  private named(name: string, scope: Scope, place: SourcePlace): Value {
    const found = lookUp(name, scope);
    if (!found) return name === 'undefined' ? scalar(null, place) : unknown(`uses \`${name}\`, which this file does not declare`, place);
    const { binding } = found;
    switch (binding.kind) {
      case 'constant': {
        const value = this.evaluate(binding.init, found.scope);
        const fixed = value.kind === 'scalar' || value.kind === 'variable' || !this.isChanged(name, found.scope);
        return fixed ? value : unknown(`uses \`${name}\`, which is changed after it is made`, place);
      }
      case 'part': {
        const whole = this.member(binding.of, scalar(binding.key, place), found.scope, place);
        return binding.fallback ? this.otherwise(whole, '??', binding.fallback, found.scope, place) : whole;
      }
      case 'enum':
        return this.enumeration(binding.node, found.scope, place);
      case 'import':
        return this.defined(this.modules.definition(found.scope.path, binding.from, binding.name), name, place);
      case 'opaque':
        return unknown(`uses \`${name}\`, which ${binding.why}`, place);
    }
  }

  private defined(definition: Definition, name: string, place: SourcePlace): Value {
    if ('why' in definition) return unknown(`uses \`${name}\`, which ${definition.why}`, place);
    return 'node' in definition ? this.evaluate(definition.node, definition.scope) : this.named(definition.name, definition.scope, place);
  }

  private mapping(node: ObjectExpression, scope: Scope, place: SourcePlace): Value {
    const entries = new Map<string, Value>();
    for (const property of node.properties) {
      const at = placeOf(property, scope.path);
      if (property.type === 'SpreadElement') {
        const value = this.evaluate(property.argument, scope);
        if (value.kind === 'mapping') for (const [key, part] of value.entries) entries.set(key, part);
        else if (value.kind !== 'scalar' || typeof value.value === 'string') return unknown(spreadReason(value), at);
        if (this.tooMany(entries.size)) return unknown('has too many parts', at);
        continue;
      }
      const key = property.computed ? textOf(this.evaluate(property.key, scope)) : keyOf(property.key);
      if (key === undefined || key === '__proto__') return unknown('has a key that is no literal', at);
      entries.set(key, property.type === 'ObjectMethod' ? unknown('is a function', at) : this.evaluate(property.value, scope));
    }
    return { kind: 'mapping', entries, place };
  }

  private enumeration(node: TSEnumDeclaration, scope: Scope, place: SourcePlace): Value {
    const members = node.members.map((member): [string, Value] => [
      keyOf(member.id) ?? '',
      member.initializer ? this.evaluate(member.initializer, scope) : unknown('is of an enum that gives it no text', place),
    ]);
    return { kind: 'mapping', entries: new Map(members), place };
  }

  private list(elements: (Node | null)[], scope: Scope, place: SourcePlace): Value {
    const items: Value[] = [];
    for (const element of elements) {
      if (element?.type !== 'SpreadElement') items.push(element ? this.evaluate(element, scope) : scalar(null, place));
      else {
        const value = this.evaluate(element.argument, scope);
        if (value.kind !== 'list') return unknown(spreadReason(value), placeOf(element, scope.path));
        for (const item of value.items) items.push(item);
      }
      if (this.tooMany(items.length)) return unknown('has too many parts', place);
    }
    return { kind: 'list', items, place };
  }

  /** Counts what spreads copy, over all models. */
  private tooMany(parts: number): boolean {
    if (parts > mostParts) return true;
    this.parts += parts > 1000 ? parts : 0;
    return this.parts > 100 * mostParts;
  }

  private member(object: Node, key: Value, scope: Scope, place: SourcePlace): Value {
    const name = key.kind === 'scalar' ? String(key.value) : undefined;
    if (name === undefined) return unknown('takes a part whose name is no literal', place);
    if (isEnvironment(object, scope)) return { kind: 'variable', name, place };
    const found = object.type === 'Identifier' ? lookUp(object.name, scope) : undefined;
    if (found?.binding.kind === 'import' && found.binding.name === '*') {
      return this.defined(this.modules.definition(found.scope.path, found.binding.from, name), name, place);
    }
    const whole = this.evaluate(object, scope);
    if (whole.kind === 'mapping') return whole.entries.get(name) ?? scalar(null, place);
    if (whole.kind === 'list' && /^\d+$/.test(name)) return whole.items[Number(name)] ?? scalar(null, place);
    return whole.kind === 'unknown' ? { ...whole, place } : unknown(`takes \`${name}\` of what is no object`, place);
  }

  private otherwise(left: Value, operator: string, right: Node, scope: Scope, place: SourcePlace): Value {
    if (left.kind === 'variable' && operator !== '&&') {
      const value = this.evaluate(right, scope);
      const fallback = left.fallback ?? (value.kind === 'variable' ? value.fallback : textOf(value));
      return { ...left, ...(fallback ? { fallback } : {}) };
    }
    if (left.kind === 'unknown') return { ...left, place };
    if (left.kind === 'variable') return unknown(`depends on the environment variable \`${left.name}\``, place);
    const isNothing = left.kind === 'scalar' && (operator === '??' ? left.value === null : !left.value);
    return (operator === '&&') === isNothing ? left : this.evaluate(right, scope);
  }

  private sum(operator: string, operands: Node[], scope: Scope, place: SourcePlace): Value {
    const sides = operands.map((one) => this.evaluate(one, scope));
    // Numbers are added where no text is among them.
    return operator === '+'
      ? joined(
          sides,
          place,
          sides.some((side) => textOf(side) !== undefined),
        )
      : unknown('is calculated', place);
  }

  private template({ quasis, expressions }: TemplateLiteral, scope: Scope, place: SourcePlace): Value {
    const parts = quasis.flatMap((quasi, at) => [
      scalar(quasi.value.cooked ?? '', place),
      ...(at < expressions.length ? [this.evaluate(expressions[at], scope)] : []),
    ]);
    return joined(parts, place, true);
  }

  private negated(operator: string, value: Value, place: SourcePlace): Value {
    if (operator === '-' && value.kind === 'scalar' && typeof value.value === 'number') return scalar(-value.value, place);
    if (operator === '!' && value.kind === 'scalar') return scalar(!value.value, place);
    return operator === 'void' ? scalar(null, place) : unknown('is calculated', place);
  }
}

function spreadReason(value: Value): string {
  return value.kind === 'unknown' ? `takes over something that ${value.why}` : 'takes over something that is no object or list';
}

function isFreeze(callee: Expression | Node): boolean {
  return (
    callee.type === 'MemberExpression' &&
    callee.object.type === 'Identifier' &&
    callee.object.name === 'Object' &&
    callee.property.type === 'Identifier' &&
    callee.property.name === 'freeze'
  );
}

const reasons: Partial<Record<Node['type'], string>> = {
  ConditionalExpression: 'depends on a condition',
  AwaitExpression: 'is what a call gives',
  NewExpression: 'is what a call gives',
  ArrowFunctionExpression: 'is a function',
  FunctionExpression: 'is a function',
};

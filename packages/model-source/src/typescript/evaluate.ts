import type { CallExpression, Function as FunctionNode, NewExpression, Node } from '@babel/types';
import type { SourcePlace } from '../extracted-model';
import { deepest, mostParts } from '../values/joined';
import { Remembered } from '../values/remembered';
import { Suppositions } from '../values/suppositions';
import { environment, scalar, unknown, type Value } from '../values/value';
import { builtIn, methodOfText } from './built-in';
import { classOf, functionOf } from './callee';
import type { ChangedNames } from './changed-names';
import { instanceOf, staticsOf } from './classes';
import { enumeration, list, mapping } from './collections';
import { truthOf } from './conditions';
import { isEnvironment } from './environment';
import type { Evaluating } from './evaluating';
import { resultOf, scopeOfCall } from './functions';
import { placeOf } from './module';
import type { Definition, Modules } from './modules';
import { binary, either, part, template, unary } from './operators';
import { moduleOf } from './reference';
import { keyOf, lookUp, type Scope } from './scope';

/** More calls than the models of a file have, and more within one another. */
const mostCalls = 5_000;
const longestChain = 24;

/** Finds what expressions stand for, as far as literals, constants, functions and imports of the same project say it. */
export class Evaluator implements Evaluating {
  public readonly suppositions = new Suppositions();
  private readonly results = new Remembered<Node>();
  private readonly busy = new Set<Node>();
  private parts = 0;
  private calls = 0;
  private depth = 0;

  constructor(
    private readonly modules: Modules,
    private readonly changed: ChangedNames,
  ) {}

  public evaluate(node: Node, scope: Scope): Value {
    const place = placeOf(node, scope.path);
    // What a function makes of its arguments is another thing in each call.
    if (scope.call) return this.depth > longestChain ? unknown('is nested too deeply', place) : this.valueOf(node, scope, place);
    const known = this.results.get(node);
    if (known) return known;
    if (this.busy.has(node)) return unknown('refers to itself', place);
    if (this.busy.size > deepest) return unknown('is nested too deeply', place);
    this.busy.add(node);
    try {
      const value = this.valueOf(node, scope, place);
      this.results.set(node, value);
      return value;
    } finally {
      this.busy.delete(node);
    }
  }

  private valueOf(node: Node, scope: Scope, place: SourcePlace): Value {
    if (isEnvironment(node, scope)) return environment(place);
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
        return template(node, scope, place, this);
      case 'Identifier':
        return this.named(node.name, scope, place);
      case 'ObjectExpression':
        return mapping(node, scope, place, this);
      case 'ArrayExpression':
        return list(node.elements, scope, place, this);
      case 'MemberExpression':
      case 'OptionalMemberExpression':
        return this.member(
          node.object,
          node.computed ? this.evaluate(node.property, scope) : scalar(keyOf(node.property) ?? '', place),
          scope,
          place,
        );
      case 'LogicalExpression':
        return either(this.evaluate(node.left, scope), node.operator, node.right, scope, place, this);
      case 'ConditionalExpression':
        return this.bothWays(place, () => {
          const holds = truthOf(this.evaluate(node.test, scope), this.suppositions);
          if (holds === undefined) return unknown('depends on a condition', place);
          return this.evaluate(holds ? node.consequent : node.alternate, scope);
        });
      case 'BinaryExpression':
        return binary(node, scope, place, this);
      case 'UnaryExpression':
        return unary(node.operator, this.evaluate(node.argument, scope), place, this);
      case 'CallExpression':
      case 'OptionalCallExpression':
        return this.call(node as CallExpression, scope, place);
      case 'NewExpression':
        return this.instance(node, scope, place);
      default:
        return unknown(reasons[node.type] ?? 'is no literal', place);
    }
  }

  private call({ callee, arguments: given }: CallExpression, scope: Scope, place: SourcePlace): Value {
    const found = functionOf(callee, scope, this.modules);
    if (found !== undefined) {
      const values = this.valuesOf(given, scope);
      if (values === undefined || ++this.calls > mostCalls) return unknown('is what a call gives', place);
      return this.bothWays(place, () => this.resultOf(found.node, scopeOfCall(found.node, found.scope, values, this)));
    }
    if (callee.type === 'MemberExpression' || callee.type === 'OptionalMemberExpression') {
      const method = callee.computed ? '' : (keyOf(callee.property) ?? '');
      const owner = callee.object.type === 'Identifier' ? callee.object.name : '';
      const made = owner === 'Object' ? builtIn(`Object.${method}`, this.valuesOf(given, scope) ?? [], place) : undefined;
      return made ?? methodOfText(this.evaluate(callee.object, scope), method, place) ?? unknown('is what a call gives', place);
    }
    const isOwn = callee.type === 'Identifier' && lookUp(callee.name, scope) === undefined;
    const made = isOwn ? builtIn(callee.name, this.valuesOf(given, scope) ?? [], place) : undefined;
    return made ?? unknown('is what a call gives', place);
  }

  private instance({ callee, arguments: given }: NewExpression, scope: Scope, place: SourcePlace): Value {
    const found = callee.type === 'Identifier' ? classOf(callee.name, scope, this.modules) : undefined;
    const values = found && this.valuesOf(given, scope);
    if (!found || !values) return unknown('is what a call gives', place);
    return this.once(found.node, place, () => instanceOf(found.node, values, found.scope, place, this));
  }

  /** What a class gives, unless that is being asked already. */
  private once(node: Node, place: SourcePlace, act: () => Value): Value {
    if (this.busy.has(node)) return unknown('refers to itself', place);
    this.busy.add(node);
    try {
      return act();
    } finally {
      this.busy.delete(node);
    }
  }

  /** What a call gives in its scope; undefined where it never comes back. */
  private resultOf(node: FunctionNode, scope: Scope): Value | undefined {
    this.depth++;
    try {
      return resultOf(node, scope, this);
    } finally {
      this.depth--;
    }
  }

  /** The values of arguments; undefined where one of them spreads what is not known. */
  public valuesOf(given: readonly Node[], scope: Scope): Value[] | undefined {
    const values: Value[] = [];
    for (const one of given) {
      if (one.type !== 'SpreadElement') values.push(this.evaluate(one, scope));
      else {
        const more = this.evaluate(one.argument, scope);
        if (more.kind !== 'list') return undefined;
        values.push(...more.items);
      }
    }
    return values;
  }

  /** Goes both ways where a condition asks whether an environment variable is set. */
  public bothWays(place: SourcePlace, act: () => Value | undefined): Value {
    return this.suppositions.bothWays(act, place, (way) => this.results.alone(way)) ?? unknown('is never made', place);
  }

  private named(name: string, scope: Scope, place: SourcePlace): Value {
    const found = lookUp(name, scope);
    if (!found) return name === 'undefined' ? scalar(null, place) : unknown(`uses \`${name}\`, which this file does not declare`, place);
    const { binding } = found;
    switch (binding.kind) {
      case 'constant':
        return this.unlessChanged(this.evaluate(binding.init, found.scope), name, found.scope, place);
      case 'part': {
        const whole = this.member(binding.of, scalar(binding.key, place), found.scope, place);
        return binding.fallback ? either(whole, '??', binding.fallback, found.scope, place, this) : whole;
      }
      case 'value':
        return binding.value.kind === 'unknown' ? { ...binding.value, place } : this.unlessChanged(binding.value, name, found.scope, place);
      case 'function':
      case 'class':
        return unknown(`uses \`${name}\`, which is a function or class`, place);
      case 'enum':
        return enumeration(binding.node, found.scope, place, this);
      case 'import':
        return this.unlessChanged(
          this.defined(this.modules.definition(found.scope.path, binding.from, binding.name), name, place),
          name,
          found.scope,
          place,
        );
      case 'opaque':
        return unknown(`uses \`${name}\`, which ${binding.why}`, place);
    }
  }

  /** An object or a list that nothing changes after it is made, or why what its literal says may be over. */
  private unlessChanged(value: Value, name: string, scope: Scope, place: SourcePlace): Value {
    const isWhole = value.kind === 'mapping' || value.kind === 'list';
    return isWhole && this.changed.isChanged(name, scope) ? unknown(`uses \`${name}\`, which is changed after it is made`, place) : value;
  }

  public isSetElsewhere(name: string, scope: Scope): boolean {
    return this.changed.isSetElsewhere(name, scope);
  }

  private defined(definition: Definition, name: string, place: SourcePlace): Value {
    if ('why' in definition) return unknown(`uses \`${name}\`, which ${definition.why}`, place);
    if ('module' in definition) return unknown(`uses \`${name}\`, which is all of \`${definition.module.path}\``, place);
    return 'node' in definition ? this.evaluate(definition.node, definition.scope) : this.named(definition.name, definition.scope, place);
  }

  /** Counts what spreads copy, over all models. */
  public tooMany(parts: number): boolean {
    if (parts > mostParts) return true;
    this.parts += parts > 1000 ? parts : 0;
    return this.parts > 100 * mostParts;
  }

  private member(object: Node, key: Value, scope: Scope, place: SourcePlace): Value {
    const name = key.kind === 'scalar' ? String(key.value) : undefined;
    if (name === undefined) return unknown('reads a part with a name that is not a literal', place);
    if (isEnvironment(object, scope)) return this.suppositions.read(name, place);
    const module = moduleOf(object, scope, this.modules);
    if (module !== undefined) {
      const definition = this.modules.exported(module, name);
      return this.defined(definition ?? { why: `comes from \`${module.path}\`, which exports no such name` }, name, place);
    }
    const type = object.type === 'Identifier' ? classOf(object.name, scope, this.modules) : undefined;
    if (type === undefined) return part(this.evaluate(object, scope), name, place, this);
    const statics = this.once(type.node, place, () => staticsOf(type.node, type.scope, place, this));
    const isInherited = type.node.superClass && statics.kind === 'mapping' && !statics.entries.has(name);
    if (isInherited) return unknown(`takes \`${name}\` of a class that extends another one`, place);
    return part(this.unlessChanged(statics, type.node.id?.name ?? '', type.scope, place), name, place, this);
  }
}

const reasons: Partial<Record<Node['type'], string>> = {
  AwaitExpression: 'is what a call gives',
  ArrowFunctionExpression: 'is a function',
  FunctionExpression: 'is a function',
};

import type { Node } from 'web-tree-sitter';
import type { SourcePlace } from '../extracted-model';
import { textOf, unknown, type Value } from '../values/value';
import type { Evaluating } from './evaluating';
import { orElse } from './follow';
import type { Code } from './module';

/** A method of a class, and whether it is called without an instance or a class in front of its arguments. */
export interface Method {
  readonly code: Code;
  readonly isStatic: boolean;
  readonly isProperty: boolean;
}

/** The method of a class by its name. */
export function methodOf({ node, module }: Code, name: string): Method | undefined {
  for (const one of node.childForFieldName('body')?.namedChildren ?? []) {
    const definition = one.type === 'decorated_definition' ? one.childForFieldName('definition') : one;
    if (definition?.type !== 'function_definition' || definition.childForFieldName('name')?.text !== name) continue;
    const decorators = one.namedChildren.filter(({ type }) => type === 'decorator').map(({ text }) => text);
    return {
      code: { node: definition, module },
      isStatic: decorators.some((text) => /^@staticmethod\b/.test(text)),
      isProperty: decorators.some((text) => /^@(?:functools\.)?(?:cached_)?property\b/.test(text)),
    };
  }
  return undefined;
}

/** What a member of a class is, or of an instance that a call makes. */
export function memberOf(type: Code, instance: Code | undefined, name: string, place: SourcePlace, evaluating: Evaluating): Value {
  const body = { node: type.node.childForFieldName('body') as Node, module: type.module };
  const stated = evaluating.names.memberOf(body, name);
  if (instance !== undefined) {
    const self = unknown('is an instance', place);
    const given = argumentNamed(instance, name);
    if (given) return evaluating.evaluate(given);
    const set = setByConstructor(type, instance, name, self, evaluating);
    if (set) return set;
    const method = methodOf(type, name);
    if (method?.isProperty) return evaluating.called(undefined, method.code, place, [self]) ?? unknown('is what a call gives', place);
    if (isSettings(type, evaluating)) return settingOf(body, stated, name, place, evaluating);
  }
  if (!stated) return unknown(`is \`${name}\` of a class that gives it no single value`, place);
  return evaluating.evaluate(factoryOf(stated) ?? stated);
}

/** The argument of a call by its name. */
function argumentNamed({ node, module }: Code, name: string): Code | undefined {
  for (const argument of node.childForFieldName('arguments')?.namedChildren ?? []) {
    if (argument.type !== 'keyword_argument' || argument.childForFieldName('name')?.text !== name) continue;
    const value = argument.childForFieldName('value');
    return value ? { node: value, module } : undefined;
  }
  return undefined;
}

/** `self.name = ...` in the constructor. */
function setByConstructor(type: Code, instance: Code, name: string, self: Value, evaluating: Evaluating): Value | undefined {
  const builder = methodOf(type, '__init__')?.code;
  const target = builder?.node.childForFieldName('parameters')?.namedChild(0)?.text;
  if (!builder || target === undefined) return undefined;
  const sets = type.node.descendantsOfType(['assignment', 'augmented_assignment']).filter((one) => {
    return one.childForFieldName('left')?.text === `${target}.${name}`;
  });
  if (sets.length === 0) return undefined;
  const [set] = sets;
  const isPlain = set.type === 'assignment' && set.parent?.parent?.id === builder.node.childForFieldName('body')?.id;
  const values = sets.length === 1 && isPlain ? [set.childForFieldName('right')].flatMap((one) => one ?? []) : [];
  if (values.length !== 1) return unknown(`is \`${name}\` of an instance, which is given several values or one on a condition`, self.place);
  const frame = evaluating.frameOfCall(instance, builder, [self]);
  return frame && evaluating.within(frame, () => evaluating.evaluate({ node: values[0], module: builder.module }));
}

/** What `field(default_factory=lambda: ...)` and `field(default=...)` say. */
function factoryOf({ node, module }: Code): Code | undefined {
  if (node.type !== 'call' || !/(?:^|\.)[Ff]ield$/.test(node.childForFieldName('function')?.text ?? '')) return undefined;
  const made = argumentNamed({ node, module }, 'default_factory')?.node.childForFieldName('body');
  return made ? { node: made, module } : argumentNamed({ node, module }, 'default');
}

/** Whether a class takes its fields from the environment, as pydantic's settings do. */
function isSettings({ node, module }: Code, evaluating: Evaluating): boolean {
  return (node.childForFieldName('superclasses')?.namedChildren ?? []).some((base) => {
    const found = evaluating.names.resolve({ node: base, module });
    return found.kind === 'foreign' && found.name === 'BaseSettings' && /^pydantic/.test(found.module);
  });
}

/** A field of settings: the environment variable of its name, with the prefix of its class, or of its alias. */
function settingOf(body: Code, stated: Code | undefined, name: string, place: SourcePlace, evaluating: Evaluating): Value {
  const alias = stated?.node.type === 'call' ? (argumentNamed(stated, 'validation_alias') ?? argumentNamed(stated, 'alias')) : undefined;
  const text = alias && textOf(evaluating.evaluate(alias));
  if (alias && text === undefined) return unknown('is a setting with a name that is not a literal', place);
  const configuration = evaluating.names.memberOf(body, 'model_config');
  const prefix = configuration?.node.type === 'call' ? argumentNamed(configuration, 'env_prefix') : undefined;
  const before = prefix ? textOf(evaluating.evaluate(prefix)) : '';
  if (before === undefined) return unknown('is a setting with a prefix that is not a literal', place);
  const variable = { kind: 'variable' as const, name: text ?? `${before}${name}`.toUpperCase(), place };
  const fallback = stated && (factoryOf(stated) ?? (stated.node.type === 'call' ? undefined : stated));
  return fallback ? orElse(variable, evaluating.evaluate(fallback)) : variable;
}

import type { Node } from 'web-tree-sitter';
import { argumentsOf, type CallArguments } from './arguments';
import type { Evaluator } from './evaluate';
import type { Frame } from './functions';
import { methodOf } from './instances';
import type { Code } from './module';
import { libraryOf } from './names';

/** A call that makes a field. */
export interface FieldCall {
  /** Whether it is DynamORM's own. */
  readonly library: boolean;
  readonly call: Code;
  /** The call of a helper function that returns it. */
  readonly frame?: Frame;
  /** The call of what `functools.partial` makes of it, whose arguments count before its own. */
  readonly partial?: Code;
  /** Why a helper function cannot be followed. */
  readonly unclear?: string;
}

/** The arguments that a field is made with, which no plain default is. */
const fieldArguments = /\b(?:roles|omitempty|set_|json|binary|encrypted|converter|ignore|default_factory)\s*=/;

/** Python's own modules whose functions give defaults. */
const standard =
  /^(?:builtins|collections|copy|datetime|decimal|enum|fractions|functools|hashlib|itertools|json|math|operator|os|pathlib|random|re|secrets|string|sys|time|typing|uuid|zoneinfo)(?:\.|$)/;

/** The call that makes a field: DynamORM's, or that of dataclasses, or a helper function's that returns one of them. */
export function fieldCall(code: Code, evaluator: Evaluator): FieldCall | undefined {
  if (code.node.type !== 'call') return undefined;
  const found = evaluator.names.resolve({ node: code.node.childForFieldName('function') as Node, module: code.module });
  const own = found.kind === 'nothing' ? found.function : undefined;
  if (own) return helperCall(code, own, evaluator);
  if (found.kind === 'value') return fieldOfValue(code, found.code, evaluator);
  if (found.kind !== 'foreign') return undefined;
  if (libraryOf(found) !== undefined) return /^(theorydb|dynamorm)_field$/.test(found.name) ? { library: true, call: code } : undefined;
  if (found.module === 'dataclasses') return found.name === 'field' ? { library: false, call: code } : undefined;
  // A function of another package may make a field; its classes and what Python has itself give defaults.
  if (standard.test(found.module) || !/^[a-z]/.test(found.name)) return undefined;
  const seemsField = /field|column|attr|key/i.test(found.name) || fieldArguments.test(code.node.text);
  return seemsField ? { library: true, call: code, unclear: `comes from \`${found.module}\`, which is not looked into` } : undefined;
}

/** The field that a function of the project returns. */
function helperCall(code: Code, helper: Code, evaluator: Evaluator): FieldCall | undefined {
  const followed = evaluator.follow(code, helper);
  if (followed) {
    const inner = evaluator.within(followed.frame, () => fieldCall(followed.returned, evaluator));
    return inner && { ...inner, frame: inner.frame ?? followed.frame };
  }
  return unclearField(code, helper, 'does more than return one field');
}

/** It gives a plain default where nothing in it makes a field. */
function unclearField(code: Code, { node }: Code, unclear: string): FieldCall | undefined {
  return /\bfield\b|_field\b/.test(node.text) ? { library: true, call: code, unclear } : undefined;
}

/** The field that a lambda, a `functools.partial` or a method of the project makes. */
function fieldOfValue(code: Code, value: Code, evaluator: Evaluator): FieldCall | undefined {
  if (value.node.type === 'lambda') return helperCall(code, value, evaluator);
  if (value.node.type === 'call') {
    const [target] = value.node.childForFieldName('arguments')?.namedChildren ?? [];
    if (!/(?:^|\.)partial$/.test(value.node.childForFieldName('function')?.text ?? '') || !target) return undefined;
    const found = evaluator.names.resolve({ node: target, module: value.module });
    const isField = found.kind === 'foreign' && libraryOf(found) !== undefined && /_field$/.test(found.name);
    if (isField) return { library: true, call: value, partial: code };
    return found.kind === 'nothing' && found.function
      ? unclearField(code, found.function, 'is what `partial` makes of a function')
      : undefined;
  }
  const called = code.node.childForFieldName('function');
  const object = called?.type === 'attribute' ? called.childForFieldName('object') : undefined;
  const owner = object && evaluator.names.resolve({ node: object, module: code.module });
  const made = owner?.kind === 'value' && owner.code.node.type === 'call' ? owner.code.node.childForFieldName('function') : undefined;
  const type = made && owner?.kind === 'value' ? evaluator.names.resolve({ node: made, module: owner.code.module }) : owner;
  if (type?.kind !== 'class') return undefined;
  const method = methodOf(type.code, called?.childForFieldName('attribute')?.text ?? '');
  if (method?.isStatic) return helperCall(code, method.code, evaluator);
  return unclearField(code, type.code, 'is made by a method that is not followed');
}

/** What a field is made with; undefined where it cannot be seen. */
export function fieldArgumentsOf({ call, partial, frame }: FieldCall, evaluator: Evaluator): CallArguments | undefined {
  const given = evaluator.within(frame, () => argumentsOf(call, evaluator));
  if (!partial || !given) return given;
  const more = argumentsOf(partial, evaluator);
  return more && { named: new Map([...given.named, ...more.named]), positional: [...given.positional.slice(1), ...more.positional] };
}

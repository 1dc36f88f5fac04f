import type { Node } from 'web-tree-sitter';
import type { SourcePlace } from '../extracted-model';
import { environment, isWholeEnvironment, scalar, unknown, type Value } from '../values/value';
import type { ChangedValues } from './changed-values';
import type { Evaluating } from './evaluating';
import { isEnvironment, unresolved } from './foreign';
import { memberOf } from './instances';
import type { Code } from './module';
import { libraryOf } from './names';

/** What finding members needs of the whole. */
interface Members extends Evaluating {
  readonly changes: ChangedValues;
  /** What a name stands for. */
  named(code: Code, name: string, place: SourcePlace): Value;
  /** What `os.environ[name]` gives, which raises an error where it is not set. */
  required(name: string, place: SourcePlace): Value;
}

/** `owner.member`. */
export function attribute(code: Code, place: SourcePlace, evaluating: Members): Value {
  const { node, module } = code;
  const found = evaluating.names.resolve(code);
  if (isEnvironment(found)) return environment(place);
  // The library's own names of roles and policies.
  if (found.kind === 'foreign' && libraryOf(found) && /\.(Role|WritePolicyMode)$/.test(found.module)) {
    return scalar(found.name.toLowerCase(), place);
  }
  if (found.kind === 'value' && found.code.node.id !== node.id) return evaluating.named(code, node.text, place);
  if (found.kind !== 'value') return unknown(unresolved(found, node.text) ?? 'is no literal', place);
  const object = node.childForFieldName('object') as Node;
  const member = node.childForFieldName('attribute')?.text ?? '';
  // `Names.ORDERS.value` of an enum is `Names.ORDERS`.
  if (object.type === 'attribute' && member === 'value') return ofNoEnum(evaluating.evaluate({ node: object, module }));
  const owner = evaluating.names.resolve({ node: object, module });
  if (owner.kind === 'class') {
    if (evaluating.changes.isChanged(owner.code, module, member)) return changed(node, place);
    const value = memberOf(owner.code, undefined, member, place, evaluating);
    return value.kind === 'scalar' && isPlainEnum(owner.code.node) ? { ...value, ofEnum: true } : value;
  }
  if (owner.kind === 'value' && evaluating.changes.isChanged(owner.code, module, member)) return changed(node, place);
  const instance = owner.kind === 'value' && owner.code.node.type === 'call' ? owner.code : undefined;
  const made = instance?.node.childForFieldName('function');
  const type = instance && made ? evaluating.names.resolve({ node: made, module: instance.module }) : undefined;
  return type?.kind === 'class' ? memberOf(type.code, instance, member, place, evaluating) : unknown('is no literal', place);
}

/** `owner[key]`. */
export function subscript({ node, module }: Code, place: SourcePlace, evaluating: Members): Value {
  const object = { node: node.childForFieldName('value') as Node, module };
  const keys = node.childrenForFieldName('subscript');
  const key = keys.length === 1 ? evaluating.evaluate({ node: keys[0], module }) : undefined;
  if (key?.kind !== 'scalar') return unknown('reads a part with a name that is not a literal', place);
  if (isEnvironment(evaluating.names.resolve(object)) || isWholeEnvironment(evaluating.evaluate(object))) {
    return evaluating.required(String(key.value), place);
  }
  const whole = evaluating.evaluate(object);
  if (whole.kind === 'mapping') return whole.entries.get(String(key.value)) ?? unknown(`takes \`${key.value}\`, which is not there`, place);
  if (whole.kind === 'list' && typeof key.value === 'number') {
    return whole.items.at(key.value) ?? unknown(`takes \`${key.value}\`, which is not there`, place);
  }
  return whole.kind === 'unknown' ? { ...whole, place } : unknown('takes a part of what is no list or dictionary', place);
}

/** What is said of something that changes after it is made. */
export function changed({ text }: Node, place: SourcePlace): Value {
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

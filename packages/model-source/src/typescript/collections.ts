import type { Node, ObjectExpression, TSEnumDeclaration } from '@babel/types';
import type { SourcePlace } from '../extracted-model';
import { scalar, textOf, unknown, type Value } from '../values/value';
import type { Evaluating } from './evaluating';
import { placeOf } from './module';
import { keyOf, type Scope } from './scope';

/** What finds the parts, and counts them. */
type Collecting = Pick<Evaluating, 'evaluate' | 'tooMany'>;

/** The parts of an object. */
export function mapping(node: ObjectExpression, scope: Scope, place: SourcePlace, evaluating: Collecting): Value {
  const entries = new Map<string, Value>();
  for (const property of node.properties) {
    const at = placeOf(property, scope.path);
    if (property.type === 'SpreadElement') {
      const value = evaluating.evaluate(property.argument, scope);
      if (value.kind === 'mapping') for (const [key, part] of value.entries) entries.set(key, part);
      else if (value.kind !== 'scalar' || typeof value.value === 'string') return unknown(spreadReason(value), at);
      if (evaluating.tooMany(entries.size)) return unknown('has too many parts', at);
      continue;
    }
    const key = property.computed ? textOf(evaluating.evaluate(property.key, scope)) : keyOf(property.key);
    if (key === undefined || key === '__proto__') return unknown('has a key that is no literal', at);
    entries.set(key, property.type === 'ObjectMethod' ? unknown('is a function', at) : evaluating.evaluate(property.value, scope));
  }
  return { kind: 'mapping', entries, place };
}

/** The members of an enum. */
export function enumeration(node: TSEnumDeclaration, scope: Scope, place: SourcePlace, evaluating: Collecting): Value {
  const members = node.members.map((member): [string, Value] => [
    keyOf(member.id) ?? '',
    member.initializer ? evaluating.evaluate(member.initializer, scope) : unknown('is of an enum that gives it no text', place),
  ]);
  return { kind: 'mapping', entries: new Map(members), place };
}

/** The items of a list. */
export function list(elements: (Node | null)[], scope: Scope, place: SourcePlace, evaluating: Collecting): Value {
  const items: Value[] = [];
  for (const element of elements) {
    if (element?.type !== 'SpreadElement') items.push(element ? evaluating.evaluate(element, scope) : scalar(null, place));
    else {
      const value = evaluating.evaluate(element.argument, scope);
      if (value.kind !== 'list') return unknown(spreadReason(value), placeOf(element, scope.path));
      for (const item of value.items) items.push(item);
    }
    if (evaluating.tooMany(items.length)) return unknown('has too many parts', place);
  }
  return { kind: 'list', items, place };
}

function spreadReason(value: Value): string {
  return value.kind === 'unknown' ? `takes over something that ${value.why}` : 'takes over something that is no object or list';
}

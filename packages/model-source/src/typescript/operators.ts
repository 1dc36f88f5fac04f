import type { BinaryExpression, Node, TemplateLiteral } from '@babel/types';
import type { SourcePlace } from '../extracted-model';
import { joined } from '../values/joined';
import { triedInTurn } from '../values/suppositions';
import { scalar, textOf, unknown, type Value } from '../values/value';
import { compared, truthOf, typeName } from './conditions';
import { isEnvironment } from './environment';
import type { Evaluating } from './evaluating';
import type { Scope } from './scope';

/** A part of an object or a list; the length of a variable's text stands for the text, since only whether there is any is asked of it. */
export function part(whole: Value, name: string, place: SourcePlace, { suppositions }: Pick<Evaluating, 'suppositions'>): Value {
  if (name === 'length' && whole.kind === 'variable') return scalar(suppositions.holdsText(whole) ? 1 : 0, place);
  if (name === 'length' && textOf(whole) !== undefined) return scalar(textOf(whole)?.length ?? 0, place);
  // `value?.part` of nothing is nothing.
  if (whole.kind === 'scalar' && whole.value === null) return scalar(null, place);
  if (whole.kind === 'mapping') return whole.entries.get(name) ?? scalar(null, place);
  if (whole.kind === 'list' && /^\d+$/.test(name)) return whole.items[Number(name)] ?? scalar(null, place);
  return whole.kind === 'unknown' ? { ...whole, place } : unknown(`takes \`${name}\` of what is no object`, place);
}

/** What `left ?? right`, `left || right` and `left && right` give. */
export function either(left: Value, operator: string, right: Node, scope: Scope, place: SourcePlace, evaluating: Evaluating): Value {
  if (left.kind === 'unknown') return { ...left, place };
  if (left.kind === 'variable') {
    if (operator === '&&')
      return evaluating.bothWays(place, () =>
        evaluating.suppositions.holdsText(left) ? evaluating.evaluate(right, scope) : scalar(null, place),
      );
    if (left.fallback !== undefined) return left;
    const value = evaluating.evaluate(right, scope);
    if (value.kind === 'variable') return triedInTurn(left, value);
    // What the variable holds is the whole name: where it is not set is another matter.
    return textOf(value) ? { ...left, fallback: textOf(value) } : left;
  }
  const isNothing = left.kind === 'scalar' && (operator === '??' ? left.value === null : !left.value);
  return (operator === '&&') === isNothing ? left : evaluating.evaluate(right, scope);
}

/** What an operator between two values gives. */
export function binary({ operator, left, right }: BinaryExpression, scope: Scope, place: SourcePlace, evaluating: Evaluating): Value {
  const { suppositions } = evaluating;
  if (operator === 'in' && isEnvironment(right, scope)) {
    const name = textOf(evaluating.evaluate(left, scope));
    if (name === undefined) return unknown('is calculated', place);
    return scalar(suppositions.holdsText({ kind: 'variable', name, place }), place);
  }
  const isComparison = /^[=!]==?$/.test(operator);
  if (!isComparison && operator !== '+') return unknown('is calculated', place);
  const sides = [left, right].map((side) => evaluating.evaluate(side, scope));
  if (isComparison) return compared(operator, sides[0], sides[1], suppositions, place);
  // Numbers are added where no text is among them.
  const hasText = sides.some((side) => textOf(side) !== undefined);
  return joined(sides, place, hasText);
}

/** A text with parts that are evaluated. */
export function template({ quasis, expressions }: TemplateLiteral, scope: Scope, place: SourcePlace, evaluating: Evaluating): Value {
  const parts = quasis.flatMap((quasi, at) => [
    scalar(quasi.value.cooked ?? '', place),
    ...(at < expressions.length ? [evaluating.evaluate(expressions[at], scope)] : []),
  ]);
  return joined(parts, place, true);
}

/** What an operator in front of a value gives. */
export function unary(operator: string, value: Value, place: SourcePlace, { suppositions }: Pick<Evaluating, 'suppositions'>): Value {
  if (operator === 'typeof') {
    const name = typeName(value, suppositions);
    return name === undefined ? unknown('is calculated', place) : scalar(name, place);
  }
  if (operator === '!') {
    const holds = truthOf(value, suppositions);
    return holds === undefined ? unknown('is calculated', place) : scalar(!holds, place);
  }
  if (operator === '-' && value.kind === 'scalar' && typeof value.value === 'number') return scalar(-value.value, place);
  return operator === 'void' ? scalar(null, place) : unknown('is calculated', place);
}

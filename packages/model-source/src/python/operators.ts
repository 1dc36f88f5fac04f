import type { Node } from 'web-tree-sitter';
import type { SourcePlace } from '../extracted-model';
import { joined } from '../values/joined';
import { scalar, textOf, type Unknown, unknown, type Value } from '../values/value';
import type { Evaluating } from './evaluating';
import { orElse } from './follow';
import { isEnvironment } from './foreign';
import type { Code } from './module';

/** `a or b` and `a and b`. */
export function either({ node, module }: Code, place: SourcePlace, evaluating: Evaluating): Value {
  const side = (name: 'left' | 'right'): Value => evaluating.evaluate({ node: node.childForFieldName(name) ?? node, module });
  const left = side('left');
  const isOr = node.childForFieldName('operator')?.text === 'or';
  if (left.kind === 'variable') {
    if (isOr) return orElse(left, side('right'));
    return evaluating.bothWays(place, () => (evaluating.suppositions.holdsText(left) ? side('right') : scalar(null, place)));
  }
  const holds = evaluating.truthOf(left);
  if (holds !== undefined) return holds === isOr ? left : side('right');
  return { ...(left as Unknown), place };
}

/** `x is None`, `x == ""`, and `"NAME" in os.environ`. */
export function compared({ node, module }: Code, place: SourcePlace, evaluating: Evaluating): Value {
  const sides = node.namedChildren;
  const operator = node.children
    .filter(({ isNamed }) => !isNamed)
    .map(({ text }) => text)
    .join(' ');
  if (sides.length !== 2) return unknown('is calculated', place);
  const { names, suppositions } = evaluating;
  const [left, right] = sides.map((side): Code => ({ node: side, module }));
  if (/^(?:not )?in$/.test(operator) && isEnvironment(names.resolve(right))) {
    const name = textOf(evaluating.evaluate(left));
    if (name === undefined) return unknown('is calculated', place);
    return scalar(suppositions.holdsText({ kind: 'variable', name, place }) === (operator === 'in'), place);
  }
  if (!/^(?:is|is not|==|!=)$/.test(operator)) return unknown('is calculated', place);
  const [first, second] = [evaluating.evaluate(left), evaluating.evaluate(right)];
  const [variable, other] = first.kind === 'variable' ? [first, second] : [second, first];
  const isEqual = operator === 'is' || operator === '==';
  if (first.kind === 'scalar' && second.kind === 'scalar') return scalar((first.value === second.value) === isEqual, place);
  if (variable.kind !== 'variable' || other.kind !== 'scalar' || other.value) return unknown('depends on a comparison', place);
  return scalar(!suppositions.holdsText(variable) === isEqual, place);
}

/** `a + b` of texts and of lists. */
export function sum({ node, module }: Code, place: SourcePlace, evaluating: Evaluating): Value {
  if (node.childForFieldName('operator')?.text !== '+') return unknown('is calculated', place);
  const sides = [node.childForFieldName('left'), node.childForFieldName('right')].map((side) =>
    evaluating.evaluate({ node: (side ?? node) as Node, module }),
  );
  if (!sides.every((side) => side.kind === 'list')) return joined(sides, place, false);
  const items = sides.flatMap((side) => side.items);
  return evaluating.tooMany(items.length) ? unknown('has too many parts', place) : { kind: 'list', items, place };
}

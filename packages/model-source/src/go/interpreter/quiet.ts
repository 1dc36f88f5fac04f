import type { GoExpression, GoStatement } from '../syntax';
import { neverReturns, onlyReads, pathOf } from './library';
import type { Scope } from './value';

/** Statements that only print something, such as a logger's: whether they run makes no difference here. */
export function changesNothing(body: readonly GoStatement[], scope: Scope): boolean {
  return body.every((one) => one.kind === 'nothing' || (one.kind === 'expression' && isQuiet(one.expression, scope)));
}

/** A call that returns and changes nothing, with nothing in its arguments that does. */
function isQuiet(expression: GoExpression, scope: Scope): boolean {
  if (expression.kind !== 'call' || expression.called.kind !== 'selector') return false;
  const { of, name } = expression.called;
  const path = of.kind === 'name' ? pathOf(of.name, scope)?.path : undefined;
  if (neverReturns(path ?? '', name) || !onlyReads(path ?? '', name)) return false;
  return expression.arguments.every(({ kind }) => kind !== 'function' && kind !== 'unary');
}

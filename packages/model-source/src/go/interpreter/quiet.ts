import type { GoExpression, GoStatement } from '../syntax';

/** Statements that only call something, such as a logger: whether they run makes no difference here. */
export function changesNothing(body: readonly GoStatement[]): boolean {
  return body.every((one) => one.kind === 'nothing' || (one.kind === 'expression' && isQuiet(one.expression)));
}

/** A call of another package's function that may return, with nothing in its arguments that it could change. */
function isQuiet(expression: GoExpression): boolean {
  if (expression.kind !== 'call' || expression.called.kind !== 'selector') return false;
  if (/^(?:Fatal|Panic|Exit|Goexit|Do|Set|Parse|Unmarshal|Process|Load)/.test(expression.called.name)) return false;
  return expression.arguments.every(({ kind }) => kind !== 'function' && kind !== 'unary');
}

import type { Cause, Value } from './value';

/** Whether two values are equal, as far as the source says it. */
export function equal(left: Value, right: Value, cause: Cause): Value {
  for (const [one, other] of [
    [left, right],
    [right, left],
  ]) {
    if (one.kind === 'unknown') return one;
    const isEmpty = other.kind === 'text' ? other.text === '' : other.kind === 'number' && other.value === 0 && one.kind === 'length';
    if (one.kind === 'variable' || one.kind === 'length') {
      const name = one.kind === 'variable' ? one.name : one.of;
      if (isEmpty) return { kind: 'isSet', variable: name, holds: false };
      return { kind: 'unknown', cause: { ...cause, why: `what \`${name}\` holds decides it` } };
    }
    if (one.kind === 'isSet' && other.kind === 'bool') return { ...one, holds: other.value ? one.holds : !one.holds };
  }
  if (left.kind === 'nil' || right.kind === 'nil') {
    const [other] = [left, right].filter(({ kind }) => kind !== 'nil');
    return { kind: 'bool', value: other === undefined };
  }
  if (left.kind === 'place' && right.kind === 'place') {
    return { kind: 'bool', value: left.at === right.at && left.path.join('.') === right.path.join('.') };
  }
  if ('value' in left && 'value' in right) return { kind: 'bool', value: left.value === right.value };
  if (left.kind === 'text' && right.kind === 'text') return { kind: 'bool', value: left.text === right.text };
  return { kind: 'unknown', cause };
}

/** One text after another. */
export function sum(first: Value, second: Value, cause: (why: string) => Cause): Value {
  for (const [one, other] of [
    [first, second],
    [second, first],
  ]) {
    if (one.kind === 'text' && one.text === '') return other;
    if (one.kind === 'unknown') return one;
    if (one.kind === 'variable') return { kind: 'unknown', cause: cause(`what \`${one.name}\` holds is a part of it`) };
  }
  if (first.kind === 'number' && second.kind === 'number') return { kind: 'number', value: first.value + second.value };
  if (first.kind !== 'text' || second.kind !== 'text') return { kind: 'unknown', cause: cause('it is calculated') };
  const from = first.from ?? second.from;
  const printed = first.printed ?? second.printed;
  return {
    kind: 'text',
    text: first.text + second.text,
    ...(from === undefined ? {} : { from }),
    ...(printed === undefined ? {} : { printed }),
  };
}

/** Lengths, most of all: `len(name) > 0`. */
export function compared(operator: string, first: Value, second: Value, cause: (why: string) => Cause): Value {
  if (first.kind === 'number' && second.kind === 'number') {
    const { value: a } = first;
    const { value: b } = second;
    const results: Record<string, boolean> = { '<': a < b, '<=': a <= b, '>': a > b, '>=': a >= b };
    if (operator in results) return { kind: 'bool', value: results[operator] };
  }
  if (first.kind === 'length' && second.kind === 'number') {
    const limit = `${operator}${second.value}`;
    if (limit === '>0' || limit === '>=1') return { kind: 'isSet', variable: first.of, holds: true };
    if (limit === '<1' || limit === '<=0') return { kind: 'isSet', variable: first.of, holds: false };
  }
  return first.kind === 'unknown' ? first : { kind: 'unknown', cause: cause('it is calculated') };
}

import type { SourcePlace } from '../extracted-model';
import type { Suppositions } from '../values/suppositions';
import { scalar, unknown, type Value } from '../values/value';

/** Whether a program takes a value for true; undefined where the source does not say it. */
export function truthOf(value: Value, suppositions: Suppositions): boolean | undefined {
  switch (value.kind) {
    case 'scalar':
      return Boolean(value.value);
    case 'list':
    case 'mapping':
      return true;
    case 'variable':
      return suppositions.holdsText(value);
    case 'unknown':
      return undefined;
  }
}

/** What `===` and its like give: a variable is compared with nothing and with the empty text, which is taken as not set. */
export function compared(operator: string, left: Value, right: Value, suppositions: Suppositions, place: SourcePlace): Value {
  const isEqual = equal(left, right, suppositions);
  if (isEqual === undefined) return unknown('depends on a comparison', place);
  return scalar(isEqual === operator.startsWith('='), place);
}

function equal(left: Value, right: Value, suppositions: Suppositions): boolean | undefined {
  if (left.kind === 'scalar' && right.kind === 'scalar') return left.value === right.value;
  const [variable, other] = left.kind === 'variable' ? [left, right] : [right, left];
  if (variable.kind !== 'variable' || other.kind !== 'scalar') return undefined;
  return other.value === null || other.value === '' ? !suppositions.holdsText(variable) : undefined;
}

/** What `typeof` gives. */
export function typeName(value: Value, suppositions: Suppositions): string | undefined {
  if (value.kind === 'variable') return suppositions.holdsText(value) ? 'string' : 'undefined';
  if (value.kind === 'scalar') return value.value === null ? 'undefined' : typeof value.value;
  return value.kind === 'unknown' ? undefined : 'object';
}

import { type Properties, recordOf } from './properties';
import { UNKNOWN } from './unknown';

/**
 * A value that CloudFormation works out: `{ Ref: ... }` or `{ 'Fn::...': ... }`.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
 */
export function isIntrinsic(value: unknown): boolean {
  const keys = Object.keys(recordOf(value));
  return keys.length === 1 && (keys[0] === 'Ref' || keys[0].startsWith('Fn::'));
}

/** A property that is there: `Ref` to `AWS::NoValue` takes it away. */
export function present(value: unknown): unknown {
  return value === null || recordOf(value).Ref === 'AWS::NoValue' ? undefined : value;
}

/** The value, `undefined` where it is missing, `UNKNOWN` where a function decides. */
export function known(value: unknown): unknown {
  const there = present(value);
  return isIntrinsic(there) ? UNKNOWN : there;
}

/** Whether a value or anything in it is decided at deployment, by a parameter or another resource. What the stack itself is does not change. */
export function holdsUnknown(value: unknown): boolean {
  if (isIntrinsic(value)) return !/^AWS::/.test(String(recordOf(value).Ref ?? ''));
  if (Array.isArray(value)) return value.some(holdsUnknown);
  return Object.values(recordOf(value)).some(holdsUnknown);
}

/** The mappings of a list that are there; none where something else stands. */
export function recordsOf(value: unknown): Properties[] {
  return Array.isArray(value) ? value.filter((item) => present(item) !== undefined).map(recordOf) : [];
}

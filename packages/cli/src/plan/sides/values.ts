/** Properties of a resource, as a template or DynamoDB gives them. */
export type Properties = Record<string, unknown>;

/** What is unknown until deployment. It is never taken for equal to anything. */
export const UNKNOWN = Symbol('unknown until deployment');

/** A value that CloudFormation works out: `{ Ref: ... }` or `{ 'Fn::...': ... }`. */
export function isIntrinsic(value: unknown): boolean {
  const keys = Object.keys(recordOf(value));
  return keys.length === 1 && (keys[0] === 'Ref' || keys[0].startsWith('Fn::'));
}

/** A property that is there: `Ref` to `AWS::NoValue` takes it away. */
export function present(value: unknown): unknown {
  return value === null || recordOf(value).Ref === 'AWS::NoValue' ? undefined : value;
}

/** The value, `undefined` where there is none, `UNKNOWN` where a function decides. */
export function known(value: unknown): unknown {
  const there = present(value);
  return isIntrinsic(there) ? UNKNOWN : there;
}

/** Whether a value or anything in it is decided at deployment, by a parameter or by another resource. Those of the stack itself do not change. */
export function holdsUnknown(value: unknown): boolean {
  if (isIntrinsic(value)) return !/^AWS::/.test(String(recordOf(value).Ref ?? ''));
  if (Array.isArray(value)) return value.some(holdsUnknown);
  return Object.values(recordOf(value)).some(holdsUnknown);
}

/** Whether two values are the same, whatever the order of keys. */
export function same(one: unknown, other: unknown): boolean {
  return canonical(one) === canonical(other);
}

export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, item: unknown) =>
    typeof item === 'object' && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([one], [other]) => (one < other ? -1 : 1)))
      : item,
  ) as string;
}

export function recordOf(value: unknown): Properties {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Properties) : {};
}

export function listOf(value: unknown): Properties[] {
  return Array.isArray(value) ? value.filter((item) => present(item) !== undefined).map(recordOf) : [];
}

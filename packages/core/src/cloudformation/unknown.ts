/**
 * Stands where a value is worked out at deployment, by a function or a parameter. It is never equal to a value, and never to one that is
 * missing. The symbol is the same in each bundle.
 */
export const UNKNOWN: unique symbol = Symbol.for('dynamorm-cdk: unknown until deployment');

export type Unknown = typeof UNKNOWN;

/** What a property can be: known, unknown until deployment, or missing. */
export type Property<T> = T | Unknown | undefined;

/** Whether a value is there and known. */
export function isKnown<T>(value: Property<T>): value is T {
  return value !== undefined && value !== UNKNOWN;
}

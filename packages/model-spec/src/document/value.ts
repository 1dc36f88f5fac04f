/** What a document can hold at one place. */
export type Value = Mapping | readonly Value[] | string | number | boolean | null;

/** A mapping of a document. Its keys are those that it has itself; what every object inherits is none of them. */
export interface Mapping {
  [key: string]: Value;
}

export function isMapping(value: Value | undefined): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Sets a key, also `__proto__`, which an assignment takes for something else. */
export function setField(mapping: Mapping, key: string, value: Value): void {
  if (key === '__proto__') Object.defineProperty(mapping, key, { value, enumerable: true, configurable: true, writable: true });
  else mapping[key] = value;
}

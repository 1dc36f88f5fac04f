import { known } from './intrinsics';
import { recordOf } from './properties';
import { type Property, UNKNOWN } from './unknown';

/** How properties are read, from a template or from a resource of the CDK that is not rendered yet. */
export interface Reading {
  /** The value, `undefined` where it is missing, `UNKNOWN` where it is decided at deployment. */
  readonly value: (raw: unknown) => unknown;
  /** What a property is called there; CloudFormation's name is given. */
  readonly name: (property: string) => string;
}

/** Reads the JSON of a template, or what DynamoDB describes in the same words. */
export const ofTemplate: Reading = { value: known, name: (property) => property };

const constructNames = new Map<string, string>();

/** What the CDK calls a property of CloudFormation: `keySchema`, `sseSpecification`, `kmsMasterKeyId`. */
export function constructName(property: string): string {
  let name = constructNames.get(property);
  if (name === undefined) {
    name = property.replace(/^([A-Z]+(?=[A-Z][a-z])|[A-Z])/, (capitals) => capitals.toLowerCase());
    constructNames.set(property, name);
  }
  return name;
}

/** A property of a mapping. What stands in a mapping that is unknown is unknown too. */
export function propertyOf(owner: unknown, property: string, { value, name }: Reading): unknown {
  return owner === UNKNOWN ? UNKNOWN : value(recordOf(owner)[name(property)]);
}

/** A text. What is neither a text nor missing cannot be known here. */
export function textOf(value: unknown): Property<string> {
  return value === undefined || typeof value === 'string' ? value : UNKNOWN;
}

/** One of the texts that CloudFormation takes. Any other is refused there, so nothing of it can be known here. */
export function oneOf(texts: readonly string[], value: Property<string>): Property<string> {
  return value === undefined || value === UNKNOWN || texts.includes(value) ? value : UNKNOWN;
}

/** The items of a list that are there; a list that is missing is empty. */
export function itemsOf(value: unknown, reading: Reading): unknown[] | typeof UNKNOWN {
  if (value === undefined) return [];
  if (!Array.isArray(value)) return UNKNOWN;
  return value.map(reading.value).filter((item) => item !== undefined);
}

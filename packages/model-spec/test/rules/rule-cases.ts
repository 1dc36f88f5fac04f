import { describe, expect, it } from 'vitest';
import { ModelValidator, type ValidateOptions } from '../../src';

/** A JSON value that a test changes on the way. */
// biome-ignore lint/suspicious/noExplicitAny: tests reach into documents freely
export type Json = any;

/** A model that breaks no rule. */
export function soundModel(changes: Json = {}): Json {
  return {
    name: 'Order',
    table: { name: 'orders' },
    keys: { partition: { attribute: 'PK', type: 'S' }, sort: { attribute: 'SK', type: 'S' } },
    attributes: [
      { attribute: 'PK', type: 'S' },
      { attribute: 'SK', type: 'S' },
    ],
    ...changes,
  };
}

/** A sound model with more attributes. */
export function withAttributes(...attributes: Json[]): Json {
  const model = soundModel();
  return { ...model, attributes: [...model.attributes, ...attributes] };
}

/** A sound model with an index by `email`, changed. */
export function withIndex(changes: Json = {}, attributes: Json[] = []): Json {
  const index = { name: 'gsi-email', type: 'GSI', partition: { attribute: 'email', type: 'S' }, ...changes };
  return { ...withAttributes({ attribute: 'email', type: 'S', omit_empty: true }, ...attributes), indexes: [index] };
}

/** A document around models. */
export function document(models: Json[] | Json, version = '0.1'): Json {
  return { dms_version: version, models: Array.isArray(models) ? models : [models] };
}

/** `code path` of every finding. */
export function found(content: Json, options: ValidateOptions = {}): string[] {
  const text = typeof content === 'string' ? content : JSON.stringify(content, null, 2);
  return ModelValidator.validateString(text, options).findings.map((finding) => `${finding.code} ${finding.path ?? ''}`.trim());
}

/** One way to break a rule, and the same place just sound. */
export interface RuleCase {
  readonly name: string;
  readonly broken: Json;
  /** Paths of the findings; each has the code of the rule, and there is no other finding. */
  readonly at: string[];
  readonly sound: Json;
  readonly options?: ValidateOptions;
}

/** Tests a rule: the broken documents break exactly this rule, the sound ones none. */
export function ruleCases(code: string, cases: RuleCase[]): void {
  describe(code, () => {
    it.each(cases)('$name', ({ broken, at, sound, options }) => {
      expect(found(broken, options)).toEqual(at.map((path) => `${code} ${path}`.trim()));
      expect(found(sound, options)).toEqual([]);
    });
  });
}

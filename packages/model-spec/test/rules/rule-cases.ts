import { describe, expect, it } from 'vitest';
import { type Finding, ModelValidator, type ValidateOptions } from '../../src';

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

/** All findings. */
export function findings(content: Json, options: ValidateOptions = {}): Finding[] {
  const text = typeof content === 'string' ? content : JSON.stringify(content, null, 2);
  return ModelValidator.validateString(text, options).findings;
}

/** `code path` of a finding. */
export function place(finding: Finding): string {
  return `${finding.code} ${finding.path ?? ''}`.trim();
}

/** `code path` of every finding. */
export function found(content: Json, options: ValidateOptions = {}): string[] {
  return findings(content, options).map(place);
}

/** Every word that a user reads of findings; snapshots hold it, so that no change of a message goes unseen. */
export function words(all: Finding[]): string {
  const part = (name: string, text?: string) => (text === undefined ? [] : [`  ${name}: ${text}`]);
  return all
    .flatMap((one) => [
      place(one),
      `  ${one.message}`,
      ...part('expected', one.expected),
      ...part('found', one.found),
      ...part('hint', one.hint),
    ])
    .join('\n');
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
      const all = findings(broken, options);
      expect(all.map(place)).toEqual(at.map((path) => `${code} ${path}`.trim()));
      expect(words(all)).toMatchSnapshot();
      expect(found(sound, options)).toEqual([]);
    });
  });
}

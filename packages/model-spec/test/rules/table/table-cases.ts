import { describe, expect, it } from 'vitest';
import { type CompareOptions, type Finding, IndexKind, KeyType, ModelDocument, type TableShape } from '../../../src';
import { type Json, place, withAttributes, words } from '../rule-cases';

/** A key of type S. */
export const text = (name: string) => ({ name, type: KeyType.STRING });

/** A key of type N. */
export const number = (name: string) => ({ name, type: KeyType.NUMBER });

/** The table that the sound model asks for, changed. */
export function soundTable(changes: Partial<TableShape> = {}): TableShape {
  return { partitionKey: text('PK'), sortKey: text('SK'), ...changes };
}

/** A global index by `email`, changed. */
export function emailIndex(changes: Json = {}): Json {
  return { name: 'gsi-email', kind: IndexKind.GLOBAL, partitionKeys: [text('email')], ...changes };
}

/** A model with an index by `email`, changed, and further attributes. */
export function indexedModel(changes: Json = {}, attributes: Json[] = []): Json {
  const index = { name: 'gsi-email', type: 'GSI', partition: { attribute: 'email', type: 'S' }, ...changes };
  return { ...withAttributes({ attribute: 'email', type: 'S', omit_empty: true }, ...attributes), indexes: [index] };
}

/** All findings of models against a table. */
export function differences(models: Json | Json[], shape: TableShape, options?: CompareOptions): Finding[] {
  return ModelDocument.fromObject(models).compare(shape, options).findings;
}

/** `code path` of every finding of models against a table. */
export function compared(models: Json | Json[], shape: TableShape, options?: CompareOptions): string[] {
  return differences(models, shape, options).map(place);
}

/** Models against a table in which one rule is broken, and the table or models in which it just is not. */
export interface TableCase {
  readonly name: string;
  readonly models: Json | Json[];
  readonly broken: TableShape;
  /** Paths of the findings; each has the code of the rule, and there is no other finding. */
  readonly at: string[];
  readonly sound: TableShape;
  /** Where the sound twin differs in the models instead. */
  readonly soundModels?: Json | Json[];
  readonly options?: CompareOptions;
  /** Where the sound twin differs in what the caller states. */
  readonly soundOptions?: CompareOptions;
}

/** Tests a rule of models against a table. */
export function tableCases(code: string, cases: TableCase[]): void {
  describe(code, () => {
    it.each(cases)('$name', ({ models, broken, at, sound, soundModels, options, soundOptions }) => {
      const all = differences(models, broken, options);
      expect(all.map(place)).toEqual(at.map((path) => `${code} ${path}`.trim()));
      expect(words(all)).toMatchSnapshot();
      expect(compared(soundModels ?? models, sound, soundOptions ?? options)).toEqual([]);
    });
  });
}

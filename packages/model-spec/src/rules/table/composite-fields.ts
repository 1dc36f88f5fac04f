import { didYouMean, quote } from '@dynamorm-cdk/core/text';
import { rule } from '../../finding/rule';
import { Severity } from '../../finding/severity';
import { type Comparison, isUnknown, type ReadModel } from './comparison';

/** The fields that a key is composed of exist. */
export const compositeFieldUnknown = rule({
  code: 'DYN-M093',
  severity: Severity.ERROR,
  title: 'A composed string key joins only attributes of the models.',
  why: 'The application joins the values of attributes into the key. If no model has an attribute, its name is misspelled, and the keys are wrong.',
  broken: "compositeFields: { SK: ['orderID'] }   // the models have orderId",
  fixed: "compositeFields: { SK: ['orderId'] }",
});

/** Fields of composed keys, of the table and of its indexes. */
export function checkCompositeFields(comparison: Comparison): void {
  check(comparison, comparison.shape.compositeFields, comparison.label, comparison.models);
  for (const index of comparison.shape.indexes ?? []) {
    if (index.compositeFields === undefined) continue;
    const users = comparison.models.filter((read) => read.model.indexes.some((one) => one.name === index.name));
    const where = isUnknown(index.name) ? `an index of ${comparison.label}` : `index ${quote(index.name)} of ${comparison.label}`;
    check(comparison, index.compositeFields, where, users.length > 0 ? users : comparison.models);
  }
}

function check(comparison: Comparison, composed: { [key: string]: string[] } | undefined, where: string, models: ReadModel[]): void {
  if (models.length === 0) return;
  for (const [key, fields] of Object.entries(composed ?? {})) {
    for (const field of fields) {
      if (isUnknown(field)) {
        comparison.cannotCheck(`An attribute of the composed key ${quote(key)} of ${where}`);
      } else if (!models.some((read) => read.draft.byName.has(field))) {
        comparison.add(compositeFieldUnknown, undefined, {
          message: `The key ${quote(key)} of ${where} is composed of ${quote(field)}, which no model has.`,
          found: field,
          hint: didYouMean(field, attributeNames(models)) ?? 'Name an attribute of a model that writes this key.',
        });
      }
    }
  }
}

function* attributeNames(models: ReadModel[]): Iterable<string> {
  for (const read of models) yield* read.draft.byName.keys();
}

import { plain, quote, quoteKey } from '@dynamorm-cdk/core/text';
import { type Rule, rule } from '../../finding/rule';
import { Severity } from '../../finding/severity';
import type { KeyAttribute } from '../../shape/table-shape';
import { type Comparison, isUnknown, mayBeAbsent, type ReadModel } from './comparison';

/** The partition keys agree. */
export const partitionKeyDiffers = rule({
  code: 'DYN-M080',
  severity: Severity.ERROR,
  title: 'The table has the partition key of the model, with the same name and type.',
  why: 'Every read and write of the model would fail, because it sends another key than the table has.',
  broken: 'keys: { partition: { attribute: pk, type: S } }   # the table has PK (S)',
  fixed: 'keys: { partition: { attribute: PK, type: S } }',
});

/** The sort keys agree. */
export const sortKeyDiffers = rule({
  code: 'DYN-M081',
  severity: Severity.ERROR,
  title: 'The table has the sort key of the model, with the same name and type, or both have no sort key.',
  why: 'Every read and write of the model would fail, because the key it sends is incomplete or has one part too many.',
  broken: 'keys:\n  partition: { attribute: PK, type: S }   # the table has the sort key SK (S) too',
  fixed: 'keys:\n  partition: { attribute: PK, type: S }\n  sort: { attribute: SK, type: S }',
});

/** The keys of the table. */
export function checkTableKeys(comparison: Comparison): void {
  for (const read of comparison.models) {
    checkKey(comparison, read, 'partition', partitionKeyDiffers, read.model.partitionKey, comparison.shape.partitionKey);
    checkKey(comparison, read, 'sort', sortKeyDiffers, read.model.sortKey, comparison.shape.sortKey);
  }
}

function checkKey(
  comparison: Comparison,
  read: ReadModel,
  role: 'partition' | 'sort',
  broken: Rule,
  wants?: KeyAttribute,
  has?: KeyAttribute,
): void {
  const below = ['keys', role];
  if (has && wants && (isUnknown(has.name) || isUnknown(has.type))) {
    comparison.cannotCheck(`The ${role} key of ${comparison.label}`, read.draft.node, below);
    if (isUnknown(has.name) ? isUnknown(has.type) || has.type === wants.type : has.name === wants.name) return;
  } else if (has && !wants && mayBeAbsent(has)) {
    comparison.cannotCheck(`Whether ${comparison.label} has a ${role} key`, read.draft.node, below);
    return;
  } else if (has?.name === wants?.name && has?.type === wants?.type) {
    return;
  }
  const model = `Model ${quote(read.model.name)}`;
  const details = { below, expected: quoteKey(has), found: quoteKey(wants) };
  if (!wants && has) {
    comparison.add(broken, read.draft.node, {
      ...details,
      message: `${model} has no ${role} key, but ${comparison.label} has \`${shown(has)}\`.`,
      hint: 'Add the sort key to the model, or remove it from the table.',
    });
  } else if (wants && !has) {
    comparison.add(broken, read.draft.node, {
      ...details,
      message: `${model} has the ${role} key \`${quoteKey(wants)}\`, but ${comparison.label} has no ${role} key.`,
      hint: 'Add the sort key to the table, or remove it from the model.',
    });
  } else if (wants && has) {
    comparison.add(broken, read.draft.node, {
      ...details,
      message: `${model} has the ${role} key \`${quoteKey(wants)}\`, but ${comparison.label} has \`${shown(has)}\`.`,
      hint: 'Change one of them. A table cannot change its keys, so CloudFormation would replace an existing table.',
    });
  }
}

/** A key of a shape; an unknown name is said to be unknown. */
export function shown(key: KeyAttribute): string {
  return `${isUnknown(key.name) ? 'a name that is unknown until deployment' : plain(key.name)} (${isUnknown(key.type) ? '?' : key.type})`;
}

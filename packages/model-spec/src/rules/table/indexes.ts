import { didYouMean, quote, quoteAll } from '@dynamorm-cdk/core/text';
import { rule } from '../../finding/rule';
import { Severity } from '../../finding/severity';
import type { ModelIndex } from '../../model/model';
import type { IndexShape, KeyAttribute } from '../../shape/table-shape';
import { type Comparison, isUnknown, mayBeAbsent, type ReadModel } from './comparison';
import { shown } from './keys';
import { checkProjection } from './projection';

/** The index exists. */
export const indexMissing = rule({
  code: 'DYN-M082',
  severity: Severity.ERROR,
  title: 'The table has every index that the model queries.',
  why: 'Queries on the index fail, because DynamoDB has no index with that name. Names are case-sensitive.',
  broken: 'indexes: [{ name: gsi-mail, ... }]   # the table has gsi-email',
  fixed: 'indexes: [{ name: gsi-email, ... }]',
});

/** Global stays global. */
export const indexKindDiffers = rule({
  code: 'DYN-M083',
  severity: Severity.ERROR,
  title: 'An index has the same type, global or local, in the model and on the table.',
  why: 'A global index is eventually consistent and has its own partition key. A local index allows consistent reads. You cannot convert one into the other.',
  broken: 'indexes: [{ name: by-date, type: LSI, ... }]   # the table has by-date as a global index',
  fixed: 'indexes: [{ name: by-date, type: GSI, ... }]',
});

/** The keys of the index agree. */
export const indexKeysDiffer = rule({
  code: 'DYN-M084',
  severity: Severity.ERROR,
  title: 'The index of the table has the same keys as in the model, with the same names and types.',
  why: 'Queries on the index fail or find nothing, because items are indexed by other attributes.',
  broken: 'partition: { attribute: email, type: S }   # the index of the table has emailHash (S)',
  fixed: 'partition: { attribute: emailHash, type: S }',
});

/** No index that nobody has. */
export const indexUnused = rule({
  code: 'DYN-M087',
  severity: Severity.WARNING,
  title: 'Every index of the table is used by a model.',
  why: 'An index that no model uses costs storage and write capacity, or its name is a misspelling of an index that a model needs.',
  broken: '# the table has gsi-legacy, no model has it',
  fixed: 'indexes: [{ name: gsi-legacy, ... }]   # or remove the index from the table',
});

/** Indexes with a key of several attributes. */
export const multiAttributeKey = rule({
  code: 'DYN-M095',
  severity: Severity.WARNING,
  title: 'Each key of an index is a single attribute.',
  why: 'DynamoDB accepts up to four partition and four sort attributes in a global index, but DynamORM cannot query such an index.',
  broken: "partitionKeys: [{ name: 'tenant' }, { name: 'region' }]",
  fixed: "partitionKey: { name: 'tenantRegion' }   // a string that the application joins",
});

/** Every index of the models against the table, and the other way round. */
export function checkTableIndexes(comparison: Comparison): void {
  const indexes = comparison.shape.indexes ?? [];
  const known = new Map(indexes.filter((index) => !isUnknown(index.name)).map((index) => [index.name, index]));
  const unnamed = indexes.length - known.size;
  const wanted = new Set<string>();
  for (const read of comparison.models) {
    read.model.indexes.forEach((index, at) => {
      wanted.add(index.name);
      const has = known.get(index.name);
      if (has) checkIndex(comparison, read, at, index, has);
      else if (unnamed > 0)
        comparison.cannotCheck(`Whether ${comparison.label} has the index ${quote(index.name)}`, read.draft.indexes[at].node);
      else reportMissing(comparison, read, at, index, known.keys());
    });
  }
  for (const index of indexes) checkUse(comparison, index, wanted);
}

function reportMissing(comparison: Comparison, read: ReadModel, at: number, index: ModelIndex, names: Iterable<string>): void {
  const all = [...names];
  const has = all.length === 0 ? 'The table has no index.' : `The table has ${quoteAll(all)}.`;
  comparison.add(indexMissing, read.draft.indexes[at].node, {
    below: ['name'],
    message: `Model ${quote(read.model.name)} has the index ${quote(index.name)}, which ${comparison.label} does not have.`,
    expected: all.join(', ') || 'no index',
    found: index.name,
    hint: didYouMean(index.name, all) ?? `${has} Add the index to the table, or remove it from the model.`,
  });
}

function checkIndex(comparison: Comparison, read: ReadModel, at: number, wants: ModelIndex, has: IndexShape): void {
  const node = read.draft.indexes[at].node;
  if (wants.kind !== has.kind) {
    const name = `Index ${quote(wants.name)} of model ${quote(read.model.name)}`;
    comparison.add(indexKindDiffers, node, {
      below: ['type'],
      message: `${name} has the type ${wants.kind}, but on ${comparison.label} it has the type ${has.kind}.`,
      expected: has.kind,
      found: wants.kind,
      hint: 'Change the type in the model, or create an index of the other type on the table.',
    });
  }
  checkIndexKey(comparison, read, at, 'partition', [wants.partitionKey], has.partitionKeys);
  checkIndexKey(comparison, read, at, 'sort', wants.sortKey ? [wants.sortKey] : [], has.sortKeys ?? []);
  checkProjection(comparison, read, at, wants, has);
}

function checkIndexKey(
  comparison: Comparison,
  read: ReadModel,
  at: number,
  role: 'partition' | 'sort',
  wants: KeyAttribute[],
  has: KeyAttribute[],
): void {
  const { node, name = '' } = read.draft.indexes[at];
  const what = () => `index ${quote(name)} of ${comparison.label}`;
  if (wants.length === 0 && has.length === 1 && mayBeAbsent(has[0])) {
    comparison.cannotCheck(`Whether ${what()} has a ${role} key`, node, [role]);
    return;
  }
  const comparable = has.length === wants.length && has.every((key, position) => mayMatch(key, wants[position]));
  if (comparable && has.some((key) => isUnknown(key.name) || isUnknown(key.type))) {
    comparison.cannotCheck(`The ${role} key of ${what()}`, node, [role]);
  }
  if (comparable) return;
  comparison.add(indexKeysDiffer, node, {
    below: [role],
    message: `Model ${quote(read.model.name)} has ${listed(role, wants)} in index ${quote(name)}, but ${comparison.label} has ${listed(role, has)} there.`,
    expected: has.map(shown).join(', ') || 'none',
    found: wants.map(shown).join(', ') || 'none',
    hint:
      has.length > 1
        ? 'DynamORM cannot query an index with several attributes in a key. Use one attribute.'
        : 'Change the key in the model, or create an index with that key on the table.',
  });
}

function mayMatch(has: KeyAttribute, wants: KeyAttribute): boolean {
  return (isUnknown(has.name) || has.name === wants.name) && (isUnknown(has.type) || has.type === wants.type);
}

function listed(role: 'partition' | 'sort', keys: KeyAttribute[]): string {
  return keys.length === 0 ? `no ${role} key` : `the ${role} key ${keys.map((key) => `\`${shown(key)}\``).join(' and ')}`;
}

function checkUse(comparison: Comparison, index: IndexShape, wanted: Set<string>): void {
  if (isUnknown(index.name)) {
    comparison.cannotCheck(`Whether a model has an index of ${comparison.label} with an unknown name`);
  } else if (!wanted.has(index.name) && !comparison.options.partialModels) {
    comparison.add(indexUnused, undefined, {
      message: `No model has the index ${quote(index.name)} of ${comparison.label}.`,
      found: index.name,
      hint:
        didYouMean(index.name, wanted) ?? 'Add it to the model that queries it, or remove it from the table: it costs writes and storage.',
    });
  }
  if (index.partitionKeys.length > 1 || (index.sortKeys?.length ?? 0) > 1) {
    comparison.add(multiAttributeKey, undefined, {
      message: `Index ${isUnknown(index.name) ? 'with an unknown name' : quote(index.name)} of ${comparison.label} has several attributes in a key, and DynamORM cannot query it.`,
      hint: 'To query it with DynamORM, join the values into one attribute.',
    });
  }
}

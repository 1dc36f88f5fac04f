import { definitionText, keysText } from '@dynamorm-cdk/core/dynamodb';
import type { Model, ModelIndex } from '@dynamorm-cdk/model-spec';
import type { ExtractedModel } from '../extracted-model';
import { backfill, type Change, fails, loses, works } from './change';
import type { ModelPair } from './pair-models';

/** A change of an index, of the model that names it first. */
export interface IndexChange {
  readonly of: ModelPair;
  readonly change: Change;
}

/** Indexes of one table under one name, in the order of the models. */
function indexesOf(models: readonly ExtractedModel[]): Map<string, { model: Model; index: ModelIndex; fields: Set<string> }> {
  const all = new Map<string, { model: Model; index: ModelIndex; fields: Set<string> }>();
  for (const { model } of models) {
    for (const index of model.indexes) {
      const key = `${model.tableName} ${index.name}`;
      const known = all.get(key) ?? { model, index, fields: new Set<string>() };
      all.set(key, known);
      for (const field of index.nonKeyAttributes ?? []) known.fields.add(field);
    }
  }
  return all;
}

/** What happens to the indexes of tables that both versions have. An index belongs to its table: another model may still have it. */
export function indexChanges(
  pairs: readonly ModelPair[],
  before: readonly ExtractedModel[],
  after: readonly ExtractedModel[],
): IndexChange[] {
  const [old, next] = [indexesOf(before), indexesOf(after)];
  const changes: IndexChange[] = [];
  for (const [key, { model, index, fields }] of old) {
    const of = pairs.find(({ from }) => from.model === model);
    if (of === undefined || of.to.model.tableName !== model.tableName) continue;
    const now = next.get(key);
    if (now === undefined) changes.push({ of, change: removedIndex(model, index) });
    else
      changes.push(
        ...changedIndex(model, index, fields, now).map((change) => ({ of: pairs.find(({ to }) => to.model === now.model) ?? of, change })),
      );
  }
  for (const [key, { model, index }] of next) {
    const of = pairs.find(({ to }) => to.model === model);
    if (of && of.from.model.tableName === model.tableName && !old.has(key))
      changes.push({ of, change: addedIndex(of.from.model, model, index) });
  }
  return [...changes, ...pairs.flatMap((of) => emptyKeys(of).map((change) => ({ of, change })))];
}

function removedIndex(model: Model, index: ModelIndex): Change {
  return {
    code: 'DYN-C516',
    side: 'from',
    path: `indexes[${model.indexes.indexOf(index)}]`,
    summary: `the index \`${index.name}\` of \`${model.tableName}\` is removed`,
    newOnOld: works('does not query it'),
    oldOnNew: fails('cannot query it: DynamoDB knows no such index'),
    safe: 'Deploy the program that does not query it first, and remove the index from the table when no old program runs.',
  };
}

function changedIndex(
  model: Model,
  index: ModelIndex,
  fields: ReadonlySet<string>,
  now: { model: Model; index: ModelIndex; fields: ReadonlySet<string> },
): Change[] {
  const place = { side: 'to' as const, path: `indexes[${now.model.indexes.indexOf(now.index)}]` };
  const [old, next] = [text(index), text(now.index)];
  if (old !== next || index.kind !== now.index.kind) {
    return [
      {
        code: 'DYN-C517',
        ...place,
        summary: `the index \`${index.name}\` of \`${model.tableName}\` has the key ${next} in place of ${old}`,
        newOnOld: loses('does not find items that lack its key attributes'),
        oldOnNew: fails('cannot query the index by its old key'),
        safe: `Add an index under a new name, fill its key attributes in old items (${backfill}), query it, then remove the old index.`,
        expected: old,
        found: next,
      },
    ];
  }
  const lost =
    now.index.projection === 'ALL'
      ? []
      : index.projection === 'ALL'
        ? ['everything else']
        : [...fields].filter((name) => !now.fields.has(name));
  if (lost.length === 0 || (index.projection === 'KEYS_ONLY' && now.index.projection !== 'KEYS_ONLY')) return [];
  return [
    {
      code: 'DYN-C518',
      ...place,
      summary: `the index \`${index.name}\` of \`${model.tableName}\` projects less than before`,
      newOnOld: works('expects no more than the index has'),
      oldOnNew: loses(`reads ${lost.join(', ')} as empty from the index`),
      safe: 'Deploy the program that expects less first, and add the narrower index under a new name: a projection never changes in place.',
      expected: definition(index),
      found: definition(now.index),
    },
  ];
}

function addedIndex(before: Model, model: Model, index: ModelIndex): Change {
  const keys = [index.partitionKey, index.sortKey].flatMap((key) => (key ? [key] : []));
  const old = keys.map(({ name }) => before.attributes.find((one) => one.name === name));
  const mayBeEmpty = old.some(
    (one) =>
      one &&
      (one.type === 'S' || one.type === 'B') &&
      !one.omitEmpty &&
      !one.required &&
      one.format !== 'rfc3339nano' &&
      !one.roles?.length,
  );
  const lacks = old.some((one) => one === undefined);
  return {
    code: 'DYN-C519',
    ...(mayBeEmpty || lacks ? { severity: 'warning' as const } : {}),
    side: 'to',
    path: `indexes[${model.indexes.indexOf(index)}]`,
    summary: `the index \`${index.name}\` of \`${model.tableName}\` is added`,
    newOnOld: lacks
      ? loses('does not find items that lack its key attributes')
      : works('finds them once the index is active, and cannot query it before'),
    oldOnNew: mayBeEmpty ? fails('cannot write items with an empty text in its key attributes any more') : works('does not query it'),
    safe: `${mayBeEmpty ? 'Set `omit_empty` on its key attributes in a release before. ' : ''}Deploy the index first, and the program that queries it when the index is active${lacks ? `; fill its key attributes in old items (${backfill})` : ''}.`,
  };
}

/** Key attributes of an index that are no longer left out where they are empty. */
function emptyKeys({ from, to }: ModelPair): Change[] {
  const { model } = to;
  const tableKeys = [model.partitionKey.name, model.sortKey?.name];
  const names = new Set(
    model.indexes
      .flatMap((index) => [index.partitionKey, index.sortKey])
      .flatMap((key) => (key && !tableKeys.includes(key.name) ? [key.name] : [])),
  );
  return model.attributes.flatMap((attribute, at): Change[] => {
    const old = from.model.attributes.find(({ name }) => name === attribute.name);
    if (!names.has(attribute.name) || !old?.omitEmpty || attribute.omitEmpty || attribute.required || !['S', 'B'].includes(attribute.type))
      return [];
    const key = `\`${model.name}.${attribute.name}\``;
    return [
      {
        code: 'DYN-C508',
        side: 'to',
        path: `attributes[${at}]`,
        summary: `${key}, the key of an index, is no longer omitted when it is empty`,
        newOnOld: fails('cannot write items without it: DynamoDB refuses an empty key'),
        oldOnNew: works('reads and writes them'),
        safe: 'Keep `omit_empty`, or set a value in every item before.',
      },
    ];
  });
}

function text({ partitionKey, sortKey }: ModelIndex): string {
  return keysText([partitionKey], sortKey ? [sortKey] : []);
}

function definition({ partitionKey, sortKey, ...more }: ModelIndex): string {
  return definitionText({ partitionKeys: [partitionKey], sortKeys: sortKey ? [sortKey] : [], ...more });
}

import type { IndexKind, KeyAttribute, KeyType, Model, ModelAttribute, ModelIndex, Projection } from '@dynamorm-cdk/model-spec';
import type { ExtractedModel, SourcePlace } from '../extracted-model';
import { checkNames } from './check-names';
import { checkTag } from './check-tag';
import type { Spot } from './findings';
import { attributeOf } from './model-attribute';
import type { ModelContext } from './model-context';
import { type ModelField, modelFields } from './model-fields';
import { indexesOf, type ReadIndex } from './model-indexes';
import { projectionsOf, writePolicyOf } from './model-methods';
import { tableOf } from './model-table';
import { type Convention, follows } from './naming';
import type { Resolved } from './resolve-type';

/** A struct that is to be read as a model. */
export interface Candidate {
  readonly name: string;
  readonly type: Resolved;
  readonly spot: Spot;
}

/** Reads a model; undefined where DynamORM would refuse it, or where the source does not say enough. */
export function readModel({ name, type, spot }: Candidate, convention: Convention, context: ModelContext): ExtractedModel | undefined {
  const { findings } = context;
  const fields = modelFields(type, convention, context);
  for (const field of fields) checkTag(field, convention, context);
  const keys = keysOf(fields, name, spot, context);
  const indexes = indexesOf(fields, keys.partition, context);
  const keyed = new Set(indexes.flatMap((index) => [index.partition, index.sort]));
  for (const key of [keys.partition, keys.sort]) keyed.add(key);
  const attributes: ModelAttribute[] = [];
  const places = new Map<string, SourcePlace>();
  for (const field of onePerAttribute(fields, context)) {
    const attribute = attributeOf(field, keyed.has(field), name, context);
    if (attribute === undefined) continue;
    places.set(`attributes[${attributes.length}]`, findings.placeOf(field.spot));
    attributes.push(attribute);
  }
  const table = tableOf(name, type, context);
  if (findings.hasErrors || keys.partition === undefined || table === undefined) return undefined;
  const typeAt = new Map(attributes.map((attribute) => [attribute.name, attribute.type]));
  const keyOf = ({ attribute }: ModelField): KeyAttribute => ({ name: attribute, type: (typeAt.get(attribute) ?? 'S') as KeyType });
  placeKeys(places, keys, indexes, context);
  if (table.spot !== undefined) places.set('table', findings.placeOf(table.spot));
  const projections = projectionsOf(type, new Set(typeAt.keys()), context);
  checkNames(indexes, projections, context);
  const model: Model = {
    name,
    tableName: table.name,
    ...(table.variable === undefined ? {} : { tableEnvironmentVariable: table.variable }),
    partitionKey: keyOf(keys.partition),
    ...(keys.sort === undefined ? {} : { sortKey: keyOf(keys.sort) }),
    attributes,
    indexes: indexes.map((index): ModelIndex => {
      const projection = projections?.get(index.name);
      return {
        name: index.name,
        kind: (index.local ? 'LSI' : 'GSI') as IndexKind,
        partitionKey: keyOf(index.partition as ModelField),
        ...(index.sort === undefined ? {} : { sortKey: keyOf(index.sort) }),
        projection: (projection?.type ?? 'ALL') as Projection,
        ...(projection?.type === 'INCLUDE' ? { nonKeyAttributes: projection.fields } : {}),
      };
    }),
    ...writePolicyOf(type, fields, context),
    ...(statedConvention(fields, name, convention, context) ?? {}),
  };
  const others = table.otherVariables === undefined ? {} : { otherTableVariables: table.otherVariables };
  return findings.hasErrors ? undefined : { model, place: findings.placeOf(spot), places, ...others };
}

interface Keys {
  readonly partition?: ModelField;
  readonly sort?: ModelField;
}

function keysOf(fields: ModelField[], name: string, spot: Spot, { findings, key }: ModelContext): Keys {
  const [partition, ...morePartition] = fields.filter(({ tag }) => tag?.words.has('pk'));
  const [sort, ...moreSort] = fields.filter(({ tag }) => tag?.words.has('sk'));
  for (const [again, first, what] of [
    ...morePartition.map((field) => [field, partition, 'partition'] as const),
    ...moreSort.map((field) => [field, sort, 'sort'] as const),
  ]) {
    findings.add('DYN-C206', again.spot, {
      message: `\`${again.name}\` is a second ${what} key after \`${first.name}\`: DynamORM refuses the model.`,
      found: again.name,
      hint: 'A table has one of them. A key of an index is tagged `index:<name>,pk` or `index:<name>,sk`, with nothing in between.',
    });
  }
  if (partition === undefined) {
    const taken = fields.find(({ tag }) => tag?.indexes.some((index) => index.partition));
    findings.add('DYN-C205', spot, {
      message: `\`${name}\` has no partition key: no field that DynamORM sees is tagged \`${key}:"pk"\`.`,
      hint:
        taken === undefined
          ? `Tag the field that is the partition key with \`pk\`, or say \`--exclude ${name}\` where it is no model. Fields of embedded pointers and of unexported embedded structs are not seen.`
          : 'Write `pk` before `index:`: after it, it belongs to the index.',
    });
  }
  return { partition, sort };
}

/** The fields that are stored: of several with one attribute DynamORM keeps the last. */
function onePerAttribute(fields: ModelField[], { findings, release }: ModelContext): ModelField[] {
  const last = new Map<string, ModelField>();
  for (const field of fields) {
    const other = last.get(field.attribute);
    if (other !== undefined) {
      findings.add('DYN-C217', field.spot, {
        message: `\`${other.name}\` and \`${field.name}\` are both the attribute \`${field.attribute}\`: ${release.uniqueNames ? 'TableTheory refuses the model' : 'one of them is not stored'}.`,
        found: field.attribute,
        hint: 'Give one of them another name with `attr:`, or exclude it with `-`.',
        ...(release.uniqueNames ? { severity: 'error' as const } : {}),
      });
    }
    last.set(field.attribute, field);
  }
  return fields.filter((field) => last.get(field.attribute) === field);
}

/** The convention that the document states: none where names are as written, or where one breaks it. */
function statedConvention(
  fields: ModelField[],
  name: string,
  convention: Convention,
  { findings, release, convention: asked }: ModelContext,
): { namingConvention: string } | undefined {
  if (convention === 'pascal_case' || (!release.camelCase && asked === undefined)) return undefined;
  const odd = fields.find((field) => field.tag === undefined && !follows(field.attribute, convention));
  if (odd === undefined) return { namingConvention: convention };
  findings.add('DYN-C238', odd.spot, {
    message: `\`${odd.name}\` has no tag and becomes \`${odd.attribute}\`, which is not ${convention}: \`${name}\` is written without a convention.`,
    found: odd.attribute,
    hint: 'Rename the field, or name its attribute by `attr:`.',
  });
  return undefined;
}

function placeKeys(places: Map<string, SourcePlace>, keys: Keys, indexes: ReadIndex[], { findings }: ModelContext): void {
  if (keys.partition !== undefined) places.set('keys', findings.placeOf(keys.partition.spot));
  if (keys.partition !== undefined) places.set('keys.partition', findings.placeOf(keys.partition.spot));
  if (keys.sort !== undefined) places.set('keys.sort', findings.placeOf(keys.sort.spot));
  for (const [at, index] of indexes.entries()) {
    places.set(`indexes[${at}]`, findings.placeOf(index.spot));
    if (index.partition !== undefined && !index.local)
      places.set(`indexes[${at}].partition`, findings.placeOf(index.spotOf(index.partition)));
    if (index.sort !== undefined) places.set(`indexes[${at}].sort`, findings.placeOf(index.spotOf(index.sort)));
  }
}

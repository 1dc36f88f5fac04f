import { kinds } from '@dynamorm-cdk/core/kinds';
import { IndexKind, type IndexShape, type KeyAttribute, UnknownValue } from '@dynamorm-cdk/model-spec';
import type { Attribute, AttributeType, ProjectionType, StreamViewType } from 'aws-cdk-lib/aws-dynamodb';
import { Lazy } from 'aws-cdk-lib/core';
import type { TableContractProps } from '../declaration/table-contract-props';
import type { FindingList } from '../findings/finding-list';
import type { ExistingTableProps } from './existing-table-props';

const STATED = [
  'partitionKey',
  'sortKey',
  'globalSecondaryIndexes',
  'localSecondaryIndexes',
  'timeToLiveAttribute',
  'stream',
  'compositeFields',
] as const;

/** What a shape says, as props; without a shape the props as they are. */
export function statedByShape(list: FindingList, props: ExistingTableProps): TableContractProps {
  if (!props.shape) return props;
  const shape = kinds.withoutNulls(props.shape);
  for (const path of STATED.filter((prop) => props[prop] !== undefined)) {
    list.add('DYN-T107', `\`${path}\` is set together with a shape, which already states it.`, { path, hint: 'Remove one of the two.' });
  }
  const { timeToLiveAttribute, streamViewType } = shape;
  const indexes = (shape.indexes ?? []).map((index) => kinds.withoutNulls(index));
  return {
    ...props,
    partitionKey: attribute(shape.partitionKey),
    sortKey: shape.sortKey && attribute(shape.sortKey),
    globalSecondaryIndexes: indexes
      .filter(({ kind }) => kind === IndexKind.GLOBAL)
      .map((index) => ({
        ...common(index),
        partitionKeys: index.partitionKeys.map(attribute),
        sortKeys: (index.sortKeys ?? []).map(attribute),
      })),
    localSecondaryIndexes: indexes
      .filter(({ kind }) => kind === IndexKind.LOCAL)
      .flatMap((index) => (index.sortKeys ?? []).slice(0, 1).map((sortKey) => ({ ...common(index), sortKey: attribute(sortKey) }))),
    timeToLiveAttribute: timeToLiveAttribute === undefined ? undefined : text(timeToLiveAttribute),
    stream: streamViewType === undefined ? undefined : (text(streamViewType) as StreamViewType),
    compositeFields: shape.compositeFields,
  };
}

function common({ name, projection, nonKeyAttributes, compositeFields }: IndexShape) {
  return {
    indexName: text(name),
    projectionType: projection as ProjectionType | undefined,
    nonKeyAttributes: nonKeyAttributes?.map(text),
    compositeFields,
  };
}

function attribute({ name, type }: KeyAttribute): Attribute {
  return { name: text(name), type: type as string as AttributeType };
}

/** What is unknown becomes a token, so that nothing judges it. */
function text(value: string): string {
  return value === UnknownValue.TEXT ? Lazy.string({ produce: () => value }) : value;
}

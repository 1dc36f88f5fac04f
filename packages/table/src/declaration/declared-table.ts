import type { TableShape } from '@dynamorm-cdk/model-spec';
import { type Attribute, type AttributeType, ProjectionType, type StreamViewType } from 'aws-cdk-lib/aws-dynamodb';
import type { GlobalIndexProps, LocalIndexProps } from './secondary-index-props';
import type { TableContractProps } from './table-contract-props';

/** Keys, indexes and time to live of a table, wherever they came from: what checks, grants and comparisons look at. */
export interface DeclaredTable {
  readonly partitionKey: Attribute;
  readonly sortKey?: Attribute;
  readonly globalIndexes: GlobalIndexProps[];
  readonly localIndexes: LocalIndexProps[];
  readonly timeToLiveAttribute?: string;
  readonly stream?: StreamViewType;
  readonly compositeFields?: { [keyAttribute: string]: string[] };
}

/** Takes what the props say, and from the models what they leave open. `undefined` where neither gives a partition key. */
export function declareTable(props: TableContractProps, fromModels: TableShape | undefined): DeclaredTable | undefined {
  const partitionKey = props.partitionKey ?? (fromModels && attribute(fromModels.partitionKey));
  if (!partitionKey) return undefined;
  const ofModels = fromModels?.indexes ?? [];
  return {
    partitionKey,
    sortKey: props.sortKey ?? (fromModels?.sortKey && attribute(fromModels.sortKey)),
    globalIndexes: [
      ...(props.globalSecondaryIndexes ??
        ofModels
          .filter((index) => index.kind === 'GSI')
          .map((index) => ({
            indexName: index.name,
            partitionKey: attribute(index.partitionKeys[0]),
            sortKey: index.sortKeys?.[0] && attribute(index.sortKeys[0]),
            ...projection(index.projection, index.nonKeyAttributes),
          }))),
    ],
    localIndexes: [
      ...(props.localSecondaryIndexes ??
        ofModels
          .filter((index) => index.kind === 'LSI')
          .flatMap((index) => (index.sortKeys ?? []).slice(0, 1).map((sortKey) => ({ index, sortKey })))
          .map(({ index, sortKey }) => ({
            indexName: index.name,
            sortKey: attribute(sortKey),
            ...projection(index.projection, index.nonKeyAttributes),
          }))),
    ],
    timeToLiveAttribute: props.timeToLiveAttribute ?? fromModels?.timeToLiveAttribute,
    stream: props.stream,
    compositeFields: props.compositeFields,
  };
}

/** The partition key attributes of a global index, however they were given. */
export function partitionKeysOf(index: GlobalIndexProps): Attribute[] {
  return index.partitionKeys ?? (index.partitionKey ? [index.partitionKey] : []);
}

/** The sort key attributes of a global index, however they were given. */
export function sortKeysOf(index: GlobalIndexProps): Attribute[] {
  return index.sortKeys ?? (index.sortKey ? [index.sortKey] : []);
}

function attribute(key: { name: string; type: string }): Attribute {
  return { name: key.name, type: key.type as AttributeType };
}

function projection(type: string | undefined, nonKeyAttributes: string[] | undefined) {
  return { projectionType: (type ?? ProjectionType.ALL) as ProjectionType, nonKeyAttributes };
}

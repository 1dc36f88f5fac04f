import { StreamViewType } from 'aws-cdk-lib/aws-dynamodb';
import type { DynamORMTableProps } from './dynamorm-table-props';

/** Other regions that hold a copy of the table. */
export function replicaRegionsOf({ replicas = [] }: DynamORMTableProps): string[] {
  return replicas.map(({ region }) => region);
}

/** What the stream carries; replicas have one, asked for or not. */
export function streamViewTypeOf(props: DynamORMTableProps): StreamViewType | undefined {
  return props.stream ?? (replicaRegionsOf(props).length > 0 ? StreamViewType.NEW_AND_OLD_IMAGES : undefined);
}

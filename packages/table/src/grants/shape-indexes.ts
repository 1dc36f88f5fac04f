import type { TableShape } from '@dynamorm-cdk/model-spec';
import type { GrantedIndex } from './grant-target';

/** The indexes of a shape as grants see them. */
export function shapeIndexes({ partitionKey, indexes }: TableShape): GrantedIndex[] {
  return (indexes ?? []).map((index) => ({ name: index.name, partitionKey: index.partitionKeys[0] ?? partitionKey }));
}

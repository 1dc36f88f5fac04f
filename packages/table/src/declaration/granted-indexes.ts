import type { GrantedIndex } from '../grants/grant-target';
import { type DeclaredTable, partitionKeysOf } from './declared-table';

/** The indexes of a table as grants see them: by the attribute that leads each. */
export function grantedIndexes({ partitionKey, globalIndexes, localIndexes }: DeclaredTable): GrantedIndex[] {
  return [
    ...globalIndexes.map((index) => ({ name: index.indexName, partitionKey: partitionKeysOf(index)[0] })),
    ...localIndexes.map((index) => ({ name: index.indexName, partitionKey })),
  ];
}

import { kinds } from '@dynamorm-cdk/core/kinds';
import type { DynamORMModelSpec, GsiSpec } from './dynamorm-model-spec';

const gsi = kinds.propsOf<GsiSpec>({ indexName: kinds.text, partitionKey: kinds.text, sortKey: kinds.text }, 'an index');

/** What is missing is told as it is of a document, at its place. */
export const specsKind = kinds.listOf(
  kinds.propsOf<DynamORMModelSpec>(
    {
      modelName: kinds.text,
      partitionKey: kinds.text,
      sortKey: kinds.text,
      gsis: kinds.listOf(gsi, 'a list of indexes'),
      ttlAttribute: kinds.text,
      attributes: kinds.mapOf(kinds.text, 'an object with a type for each attribute'),
      tableName: kinds.text,
    },
    "a specification, as { modelName: 'Order', partitionKey: 'PK' }",
  ),
  'a list of specifications',
);

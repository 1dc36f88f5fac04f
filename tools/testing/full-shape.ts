import { IndexKind, KeyType, Projection, type TableShape } from '@dynamorm-cdk/model-spec';

/** A shape with everything that one can have. */
export const SHAPE: TableShape = {
  partitionKey: { name: 'PK', type: KeyType.STRING },
  sortKey: { name: 'SK', type: KeyType.STRING },
  indexes: [
    {
      name: 'gsi-status',
      kind: IndexKind.GLOBAL,
      partitionKeys: [{ name: 'status', type: KeyType.STRING }],
      sortKeys: [{ name: 'SK', type: KeyType.STRING }],
      projection: Projection.INCLUDE,
      nonKeyAttributes: ['total'],
      compositeFields: { status: ['state'] },
    },
  ],
  timeToLiveAttribute: 'ttl',
  compositeFields: { PK: ['tenant'] },
};

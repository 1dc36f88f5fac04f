import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { describe, expect, test } from 'vitest';
import type { DeployedTable } from '../../src/deployed/describe-table';
import { stateFindings } from '../../src/deployed/table-state';

/** Answers that recovery is on: nothing but the state is looked at. */
const client = {
  send: async () => ({ ContinuousBackupsDescription: { PointInTimeRecoveryDescription: { PointInTimeRecoveryStatus: 'ENABLED' } } }),
} as unknown as DynamoDBClient;

const found = async (description: DeployedTable['description']) => {
  const table = { name: 'orders', description, shape: { partitionKey: { name: 'PK', type: 'S' } } } as DeployedTable;
  return (await stateFindings(client, table, false)).map(({ code, message }) => `${code} ${message}`);
};

describe('what of a deployed table is not active', () => {
  test('is said of indexes, vector indexes and replicas', async () => {
    const description: DeployedTable['description'] = {
      TableStatus: 'ACTIVE',
      GlobalSecondaryIndexes: [{ IndexName: 'gsi-a', IndexStatus: 'CREATING' }],
      VectorIndexes: [{ IndexName: 'near', IndexStatus: 'DELETING' }],
      Replicas: [{ RegionName: 'us-east-1', ReplicaStatus: 'INACCESSIBLE_ENCRYPTION_CREDENTIALS' }],
    };

    expect(await found(description)).toEqual([
      'DYN-C122 The index `gsi-a` of `orders` is CREATING.',
      'DYN-C122 The vector index `near` of `orders` is DELETING.',
      'DYN-C122 The replica of `orders` in us-east-1 is INACCESSIBLE_ENCRYPTION_CREDENTIALS.',
    ]);
  });

  test('is nothing of a table that is', async () => {
    expect(await found({ TableStatus: 'ACTIVE', Replicas: [{ RegionName: 'us-east-1', ReplicaStatus: 'ACTIVE' }] })).toEqual([]);
  });
});

import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { type Finding, Severity } from '@dynamorm-cdk/model-spec';
import { asked } from '../aws/refusal';
import { finding } from '../codes';
import { CliError } from '../terminal/cli-error';
import type { DeployedTable } from './describe-table';

/** What only a deployed table has: indexes that are still being built, and recovery. */
export async function stateFindings(client: DynamoDBClient, table: DeployedTable, requireRecovery: boolean): Promise<Finding[]> {
  return [...activity(table), ...(await recovery(client, table.name, requireRecovery))];
}

function activity({ name, description }: DeployedTable): Finding[] {
  const parts = [
    { what: `The table \`${name}\``, status: description.TableStatus },
    ...(description.GlobalSecondaryIndexes ?? []).map((index) => ({
      what: `The index \`${index.IndexName}\` of \`${name}\``,
      status: index.IndexStatus,
    })),
    ...(description.VectorIndexes ?? []).map((index) => ({
      what: `The vector index \`${index.IndexName}\` of \`${name}\``,
      status: index.IndexStatus,
    })),
    ...(description.Replicas ?? []).map((replica) => ({
      what: `The replica of \`${name}\` in ${replica.RegionName}`,
      status: replica.ReplicaStatus,
    })),
  ];
  return parts
    .filter(({ status }) => status !== undefined && status !== 'ACTIVE')
    .map(({ what, status }) => finding('DYN-C122', { message: `${what} is ${status}.`, expected: 'ACTIVE', found: status }));
}

async function recovery(client: DynamoDBClient, name: string, required: boolean): Promise<Finding[]> {
  const severity = required ? Severity.ERROR : Severity.INFO;
  const { DescribeContinuousBackupsCommand } = await import('@aws-sdk/client-dynamodb');
  try {
    const answer = await asked(`Describing the backups of \`${name}\``, () =>
      client.send(new DescribeContinuousBackupsCommand({ TableName: name })),
    );
    const status = answer.ContinuousBackupsDescription?.PointInTimeRecoveryDescription?.PointInTimeRecoveryStatus;
    if (status === 'ENABLED') return [];
    return [
      finding('DYN-C120', {
        severity,
        message: `Point-in-time recovery of the table \`${name}\` is off.`,
        expected: 'ENABLED',
        found: status ?? 'DISABLED',
        hint: 'Turn it on. Without it, you cannot restore items that are deleted by mistake.',
      }),
    ];
  } catch (error) {
    // Whoever may describe a table may not always describe its backups; emulators know none.
    if (!(error instanceof CliError) || error.code !== 'DYN-C013') throw error;
    return [finding('DYN-C121', { severity, message: `Point-in-time recovery of the table \`${name}\` cannot be read: ${error.message}` })];
  }
}

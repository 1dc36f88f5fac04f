import { recordsOf } from '@dynamorm-cdk/core/cloudformation';
import type { StagedTable } from './staged-table';

/** Something that the stack and DynamoDB do not agree about. */
export interface LeftBehind {
  readonly message: string;
  /** The command that brings them together. */
  readonly command: string;
}

/** Indexes that DynamoDB has and the stack does not know, and the other way round: a rollback or somebody's hand left them. */
export function leftBehind(table: StagedTable): LeftBehind[] {
  const { live, deployed, label, name, region } = table;
  const known = recordsOf(deployed.Properties?.GlobalSecondaryIndexes).map(({ IndexName }) => IndexName as unknown);
  if (!known.every((one) => typeof one === 'string')) return [];
  const present = (live.GlobalSecondaryIndexes ?? []).filter(({ IndexStatus: status }) => status !== 'DELETING');
  const surplus = present.filter(({ IndexName: index }) => !known.includes(String(index)));
  const missing = known.filter((index) => !present.some(({ IndexName }) => IndexName === index));
  const remove = (index: string | undefined) => JSON.stringify([{ Delete: { IndexName: index } }]);
  return [
    ...surplus.map(({ IndexName: index }) => ({
      message: `The table \`${label}\` has the index \`${index}\`, which its stack does not know: an update that failed or somebody's hand left it.`,
      command: `aws dynamodb update-table --region ${region} --table-name ${name} --global-secondary-index-updates '${remove(index)}'`,
    })),
    ...missing.map((index) => ({
      message: `The table \`${label}\` has no index \`${index}\`, which its stack has: somebody deleted it by hand.`,
      command: `aws dynamodb update-table --region ${region} --table-name ${name} ${creation(table, index)}`,
    })),
  ];
}

function creation({ deployed: { Properties: properties = {} } }: StagedTable, name: unknown): string {
  const index = recordsOf(properties.GlobalSecondaryIndexes).find(({ IndexName }) => IndexName === name) ?? {};
  const keys = recordsOf(index.KeySchema).map(({ AttributeName }) => AttributeName);
  const definitions = recordsOf(properties.AttributeDefinitions).filter(({ AttributeName }) => keys.includes(AttributeName));
  const { IndexName, KeySchema, Projection } = index;
  const create = [{ Create: { IndexName, KeySchema, Projection } }];
  return `--attribute-definitions '${JSON.stringify(definitions)}' --global-secondary-index-updates '${JSON.stringify(create)}'`;
}

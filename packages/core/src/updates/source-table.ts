import { known, sameValue } from '../cloudformation';
import { hasSource, refused, type TableDefinition, type TableFact, type TableUpdate } from './fact';

/**
 * A replica in another account takes its keys and indexes from its source.
 *
 * @see
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-globaltable.html#cfn-dynamodb-globaltable-globaltablesourcearn
 */
export function sourceFacts(table: TableDefinition): TableFact[] {
  if (!hasSource(table)) return [];
  const source = known(table.properties.GlobalTableSourceArn);
  return [
    {
      rule: 'source-table',
      outcome: 'updated',
      message: `The keys and indexes of \`${table.label}\` come from the source${typeof source === 'string' ? ` \`${source}\`` : ''}.`,
      property: 'GlobalTableSourceArn',
    },
  ];
}

/** A table that becomes the replica of another account, or leaves it: what CloudFormation does then is not known here. */
export function sourceChangeFacts({ before, after }: TableUpdate): TableFact[] {
  if (sameValue(before.properties.GlobalTableSourceArn, after.properties.GlobalTableSourceArn)) return [];
  const message = `The source of \`${after.label}\` changes. The effect on the table is unknown.`;
  return [{ rule: 'source-table', outcome: 'unknown', message, property: 'GlobalTableSourceArn' }];
}

/** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateTable.html */
export function disassociationFacts({ label }: TableDefinition, changed: readonly string[]): TableFact[] {
  const property = changed.find((one) => one.endsWith('DisassociationProtectionEnabled'));
  if (property === undefined || changed.length === 1) return [];
  const message = `The disassociation protection of \`${label}\` changes together with ${changed.length - 1} other properties; change it in a separate deployment.`;
  return [refused('disassociation-protection', message, { property, hint: 'Deploy only this change.' })];
}

import { MultiRegionConsistency, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { type Stack, Token } from 'aws-cdk-lib/core';
import type { DeclaredTable } from '../declaration/declared-table';
import type { DynamORMTableProps } from '../declaration/dynamorm-table-props';
import type { FindingList } from '../findings/finding-list';
import { checkRegion } from './replica-checks';

/**
 * What strong consistency over regions asks of a table. Which regions can take part is CDK's to say, since AWS adds to them.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/multi-region-strong-consistency-gt.html
 */
export function checkConsistency(list: FindingList, props: DynamORMTableProps, table: DeclaredTable, stack: Stack): void {
  const { witnessRegion, replicas = [] } = props;
  const strong = props.multiRegionConsistency === MultiRegionConsistency.STRONG;
  if (witnessRegion !== undefined && !Token.isUnresolved(witnessRegion)) checkRegion(list, 'witnessRegion', witnessRegion, stack.region);
  if (witnessRegion !== undefined && !strong) {
    list.add('DYN-T037', 'A witness needs strong consistency.', {
      path: 'witnessRegion',
      hint: 'Set multiRegionConsistency to MultiRegionConsistency.STRONG, or remove the witness.',
    });
  }
  if (!strong) return;
  const path = 'multiRegionConsistency';
  const others = replicas.length + (witnessRegion === undefined ? 0 : 1);
  if (others !== 2 || replicas.length === 0) {
    const found = `${replicas.length === 1 ? '1 replica' : `${replicas.length} replicas`}${witnessRegion === undefined ? '' : ' and a witness'}`;
    list.add('DYN-T037', `Strong consistency needs three regions, but the table has ${found}.`, {
      path,
      hint: 'Set two replicas, or one replica and a witnessRegion.',
    });
  }
  if (table.timeToLiveAttribute !== undefined) {
    list.add(
      'DYN-T037',
      `A strongly consistent table cannot have time to live, but timeToLiveAttribute is \`${table.timeToLiveAttribute}\`.`,
      {
        path,
      },
    );
  }
  if (table.localIndexes.length > 0) {
    list.add(
      'DYN-T037',
      `A strongly consistent table cannot have local indexes, but this one has \`${table.localIndexes[0].indexName}\`.`,
      {
        path,
      },
    );
  }
}

/** An older CDK would drop the policy in silence. */
export function checkStreamPolicy(list: FindingList, props: DynamORMTableProps): void {
  if (!props.streamResourcePolicy) return;
  const path = 'streamResourcePolicy';
  if (!('addToStreamResourcePolicy' in TableV2.prototype)) {
    list.add('DYN-T038', 'The installed aws-cdk-lib does not support stream policies and would omit it.', {
      path,
      hint: 'Update aws-cdk-lib.',
    });
  }
  if (!props.stream && (props.replicas?.length ?? 0) === 0) {
    list.add('DYN-T038', 'A stream policy is set, but the table has no stream.', { path, hint: 'Set stream.' });
  }
}

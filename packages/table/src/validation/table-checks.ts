import type { Stack } from 'aws-cdk-lib/core';
import type { DeclaredTable } from '../declaration/declared-table';
import type { DynamORMTableProps } from '../declaration/dynamorm-table-props';
import type { TableContractProps } from '../declaration/table-contract-props';
import type { FindingList } from '../findings/finding-list';
import { keyFindings } from '../grants/encryption-findings';
import { checkAttributes } from './attribute-checks';
import { billingModeOf, checkCapacity, checkIndexCapacity } from './capacity-checks';
import { checkCompositeFields } from './composite-field-checks';
import { checkConsistency, checkStreamPolicy } from './consistency-checks';
import { checkIndexes } from './index-checks';
import { checkIndexOptions } from './index-option-checks';
import { checkKeys } from './key-checks';
import { checkResourceName } from './name-checks';
import { checkReplicas } from './replica-checks';
import { checkSettings, checkTimeToLive } from './settings-checks';
import { checkTags } from './tag-checks';
import { checkVariable } from './variable-checks';

/** Everything that the props alone decide: all findings, in the order of the props. */
export function checkTable(list: FindingList, props: DynamORMTableProps, table: DeclaredTable, stack: Stack): void {
  checkDeclaration(list, table);
  checkIndexCapacity(list, billingModeOf(props), table.globalIndexes);
  checkResourceName(list, 'tableName', props.tableName);
  checkCapacity(list, props);
  checkSettings(list, props);
  checkReplicas(list, props, stack);
  list.take(keyFindings(props));
  checkConsistency(list, props, table, stack);
  checkStreamPolicy(list, props);
  checkIndexOptions(list, props.globalSecondaryIndexes, props.indexOptions);
  checkVariable(list, props);
  checkTags(list, props.tags ?? {});
}

/** What holds for any table, however it came to be: keys, indexes and time to live. */
export function checkDeclaration(list: FindingList, table: DeclaredTable): void {
  checkKeys(list, table);
  checkIndexes(list, table);
  checkCompositeFields(list, table);
  checkTimeToLive(list, table);
}

/** Where keys and models come from: without either there is no table to check. */
export function checkOrigin(list: FindingList, props: TableContractProps): void {
  const tables = props.models?.tableNames ?? [];
  if (tables.length > 1) {
    list.add('DYN-T002', `The models belong to ${tables.length} tables: ${tables.map((name) => `\`${name}\``).join(', ')}.`, {
      path: 'models',
      hint: `Select one table, for example models.forTable('${tables[0]}').`,
    });
  }
  checkAttributes(list, props);
  if (!props.partitionKey && !props.models) {
    list.add('DYN-T001', 'Neither partitionKey nor models is set.', { path: 'partitionKey', hint: 'Set one of the two.' });
  }
}

/** Whether a key lacks what every further check looks at. */
export function malformed({ findings }: FindingList): boolean {
  return findings.some(({ code }) => code === 'DYN-T035');
}

import type { Finding } from '@dynamorm-cdk/model-spec';
import type { BillingMode } from 'aws-cdk-lib/aws-dynamodb';
import { Token } from 'aws-cdk-lib/core';
import type { DeclaredTable } from '../declaration/declared-table';
import { FindingList } from '../findings/finding-list';
import { checkIndexCapacity } from './capacity-checks';
import { checkDeclaration } from './table-checks';

/** The call that adds an index. */
export interface AddingCall {
  readonly method: string;
  readonly prop: 'globalSecondaryIndexes' | 'localSecondaryIndexes';
  readonly name: string;
  readonly billing: BillingMode;
}

/** What is wrong with the table after the call and was not before: all of it comes from the new index, wherever it shows. */
export function checkAddedIndex(call: AddingCall, before: DeclaredTable, after: DeclaredTable): FindingList {
  const known = new Set(findingsOf(before, call.billing).map(identity));
  const number = call.prop === 'globalSecondaryIndexes' ? after.globalIndexes.length : after.localIndexes.length;
  const place = `${call.prop}[${number - 1}]`;
  const isText = typeof call.name === 'string' && !Token.isUnresolved(call.name);
  const name = isText ? `${call.method}('${call.name}')` : call.method;
  const list = new FindingList();
  const added = findingsOf(after, call.billing).filter((one) => !known.has(identity(one)));
  const placed = (text: string): string => text.replace(place, () => name);
  list.take(added.map((one) => ({ ...one, path: one.path && placed(one.path), message: placed(one.message) })));
  return list;
}

function findingsOf(table: DeclaredTable, billing: BillingMode): readonly Finding[] {
  const list = new FindingList();
  checkDeclaration(list, table);
  checkIndexCapacity(list, billing, table.globalIndexes);
  return list.findings;
}

function identity(finding: Finding): string {
  return JSON.stringify([finding.code, finding.path, finding.message]);
}

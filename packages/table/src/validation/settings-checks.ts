import { StreamViewType } from 'aws-cdk-lib/aws-dynamodb';
import { RemovalPolicy, Token } from 'aws-cdk-lib/core';
import type { DeclaredTable } from '../declaration/declared-table';
import type { DynamORMTableProps } from '../declaration/dynamorm-table-props';
import type { FindingList } from '../findings/finding-list';
import { isKnown } from '../findings/known';
import { checkAttributeName } from './name-checks';

/** Recovery, stream and removal: contradictions among the settings of a table. */
export function checkSettings(list: FindingList, props: DynamORMTableProps): void {
  checkRecovery(list, props);
  checkStream(list, props);
  checkRemoval(list, props);
  checkTimeToLiveOff(list, props);
}

function checkRecovery(list: FindingList, props: DynamORMTableProps): void {
  if (props.recoveryPeriod === undefined) return;
  const path = 'recoveryPeriod';
  if (props.pointInTimeRecovery === false) {
    list.add('DYN-T018', 'recoveryPeriod is set, but pointInTimeRecovery is off.', { path, hint: 'Remove one of the two.' });
  }
  if (props.recoveryPeriod.isUnresolved()) return;
  const days = props.recoveryPeriod.toDays({ integral: false });
  if (!Number.isInteger(days) || days < 1 || days > 35) {
    list.add('DYN-T018', `The recovery period is ${days} days; DynamoDB allows 1 to 35 whole days.`, { path, found: String(days) });
  }
}

/** The attribute that expires items. */
export function checkTimeToLive(list: FindingList, table: DeclaredTable): void {
  const name = table.timeToLiveAttribute;
  checkAttributeName(list, 'timeToLiveAttribute', name);
  if (isKnown(name) && [table.partitionKey.name, table.sortKey?.name].includes(name)) {
    list.add('DYN-T019', `The time to live attribute \`${name}\` is a key of the table.`, {
      path: 'timeToLiveAttribute',
      found: name,
      hint: 'Use another attribute. A key cannot change after the item is written.',
    });
  }
}

function checkTimeToLiveOff(list: FindingList, { disabledTimeToLiveAttribute: name }: DynamORMTableProps): void {
  checkAttributeName(list, 'disabledTimeToLiveAttribute', name);
  if (name === undefined) return;
  list.add('DYN-T131', `The time to live \`${name}\` is turned off. No item expires while disabledTimeToLiveAttribute is set.`, {
    path: 'disabledTimeToLiveAttribute',
    hint: 'Remove the prop once time to live is off, up to an hour after the deployment.',
  });
}

function checkStream(list: FindingList, props: DynamORMTableProps): void {
  const replicated = (props.replicas?.length ?? 0) > 0;
  const stream = props.stream ?? (replicated ? StreamViewType.NEW_AND_OLD_IMAGES : undefined);
  if (Token.isUnresolved(stream)) return;
  if (replicated && stream !== StreamViewType.NEW_AND_OLD_IMAGES) {
    list.add('DYN-T020', `The stream has the view type ${stream}; replicas need NEW_AND_OLD_IMAGES.`, {
      path: 'stream',
      found: stream,
      expected: 'NEW_AND_OLD_IMAGES',
    });
  } else if (props.requiresStream) checkRequiredStream(list, stream);
}

/** Somebody consumes the stream; `undefined` stands for no stream. */
export function checkRequiredStream(list: FindingList, stream: string | undefined): void {
  if (stream === StreamViewType.NEW_AND_OLD_IMAGES || Token.isUnresolved(stream)) return;
  list.add('DYN-T021', `requiresStream is set, but the table has ${stream ? `a stream of ${stream}` : 'no stream'}.`, {
    path: 'stream',
    found: stream ?? 'none',
    expected: 'NEW_AND_OLD_IMAGES',
    hint: 'Set stream to StreamViewType.NEW_AND_OLD_IMAGES.',
  });
}

function checkRemoval(list: FindingList, props: DynamORMTableProps): void {
  if (props.removalPolicy === RemovalPolicy.DESTROY && (props.deletionProtection ?? true) === true) {
    list.add('DYN-T026', 'removalPolicy is DESTROY, but deletion protection is on, so deleting the stack will fail.', {
      path: 'removalPolicy',
      hint: 'Set deletionProtection to false, or removalPolicy to RETAIN.',
    });
  }
}

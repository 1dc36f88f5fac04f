import { BillingMode, StreamViewType, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import { RemovalPolicy, type Stack, Token } from 'aws-cdk-lib/core';
import type { DeclaredTable } from '../declared-table';
import { partitionKeysOf, sortKeysOf } from '../declared-table';
import type { DynamORMTableProps } from '../dynamorm-table-props';
import type { GlobalIndexProps } from '../secondary-index-props';
import { type FindingList, isKnown } from './finding-list';
import { checkAttributeName } from './name-checks';

const FIXED_WRITE_HINT = 'Use Capacity.autoscaled({ minCapacity, maxCapacity }); the two may be equal.';

/** Recovery, time to live, stream, replicas and encryption: contradictions among the settings of a table. */
export function checkSettings(list: FindingList, props: DynamORMTableProps, table: DeclaredTable, stack: Stack): void {
  checkBilling(list, props);
  checkRecovery(list, props);
  checkTimeToLive(list, table);
  checkStream(list, props);
  checkRegions(list, props, stack);
  checkRemoval(list, props);
}

/** Capacity settings of indexes that the billing mode does not know. */
export function checkIndexCapacity(list: FindingList, billing: BillingMode, indexes: GlobalIndexProps[]): void {
  indexes.forEach((index, i) => {
    const refused: (keyof GlobalIndexProps)[] =
      billing === BillingMode.PROVISIONED ? ['maxReadRequestUnits', 'maxWriteRequestUnits'] : ['readCapacity', 'writeCapacity'];
    for (const prop of refused.filter((name) => index[name] !== undefined)) {
      list.error('DYN-T016', `The index \`${index.indexName}\` sets ${prop}, but the table is billed ${billing}.`, {
        path: `globalSecondaryIndexes[${i}].${prop}`,
        hint:
          billing === BillingMode.PROVISIONED
            ? 'Set readCapacity and writeCapacity.'
            : 'Set maxReadRequestUnits and maxWriteRequestUnits, or billing to Billing.provisioned(...).',
      });
    }
    if (index.writeCapacity?.mode === 'FIXED') {
      list.error('DYN-T017', `The index \`${index.indexName}\` has a fixed writeCapacity; CloudFormation takes an autoscaled one alone.`, {
        path: `globalSecondaryIndexes[${i}].writeCapacity`,
        hint: FIXED_WRITE_HINT,
      });
    }
  });
}

/** The capacity inside Billing shows its mode only when it is rendered, and CDK's own error would hide the other findings. */
function checkBilling(list: FindingList, props: DynamORMTableProps): void {
  if (props.billing?.mode !== BillingMode.PROVISIONED) return;
  try {
    props.billing._renderWriteCapacity();
  } catch {
    list.error('DYN-T017', 'The table has a fixed writeCapacity; CloudFormation takes an autoscaled one alone.', {
      path: 'billing',
      hint: FIXED_WRITE_HINT,
    });
  }
}

function checkRecovery(list: FindingList, props: DynamORMTableProps): void {
  if (props.recoveryPeriod === undefined) return;
  const path = 'recoveryPeriod';
  if (props.pointInTimeRecovery === false) {
    list.error('DYN-T018', 'A recoveryPeriod is given, but pointInTimeRecovery is off.', { path, hint: 'Drop one of the two.' });
  }
  if (props.recoveryPeriod.isUnresolved()) return;
  const days = props.recoveryPeriod.toDays({ integral: false });
  if (!Number.isInteger(days) || days < 1 || days > 35) {
    list.error('DYN-T018', `The recovery period is ${days} days; DynamoDB takes 1 to 35 whole days.`, { path, found: String(days) });
  }
}

function checkTimeToLive(list: FindingList, table: DeclaredTable): void {
  const name = table.timeToLiveAttribute;
  checkAttributeName(list, 'timeToLiveAttribute', name);
  if (isKnown(name) && [table.partitionKey.name, table.sortKey?.name].includes(name)) {
    list.warning('DYN-T019', `The time to live attribute \`${name}\` is a key of the table.`, {
      path: 'timeToLiveAttribute',
      found: name,
      hint: 'An expiry in the key cannot be changed once the item is written.',
    });
  }
}

function checkStream(list: FindingList, props: DynamORMTableProps): void {
  const replicated = (props.replicas?.length ?? 0) > 0;
  const stream = props.stream ?? (replicated ? StreamViewType.NEW_AND_OLD_IMAGES : undefined);
  if (Token.isUnresolved(stream)) return;
  if (replicated && stream !== StreamViewType.NEW_AND_OLD_IMAGES) {
    list.error('DYN-T020', `The stream carries ${stream}; replicas need NEW_AND_OLD_IMAGES.`, {
      path: 'stream',
      found: stream,
      expected: 'NEW_AND_OLD_IMAGES',
    });
  } else if (props.requiresStream && stream !== StreamViewType.NEW_AND_OLD_IMAGES) {
    list.error('DYN-T021', `requiresStream is set, but the table has ${stream ? `a stream of ${stream}` : 'no stream'}.`, {
      path: 'stream',
      found: stream ?? 'none',
      expected: 'NEW_AND_OLD_IMAGES',
      hint: 'Set stream to StreamViewType.NEW_AND_OLD_IMAGES.',
    });
  }
}

function checkRegions(list: FindingList, props: DynamORMTableProps, stack: Stack): void {
  const replicas = props.replicas ?? [];
  const customerKey = props.encryption?.type === TableEncryption.CUSTOMER_MANAGED;
  if (Token.isUnresolved(stack.region)) {
    const needing = [customerKey && 'encryption', replicas.length > 0 && 'replicas'].filter((prop) => typeof prop === 'string');
    for (const path of needing) {
      list.error('DYN-T022', `${path === 'replicas' ? 'Replicas need' : 'A customer key needs'} a stack with an explicit region.`, {
        path,
        hint: "Give the stack `env: { account: '111122223333', region: 'eu-west-1' }`.",
      });
    }
    return;
  }
  const seen = new Set([stack.region]);
  replicas.forEach((replica, i) => {
    const path = `replicas[${i}].region`;
    if (Token.isUnresolved(replica.region)) list.error('DYN-T023', 'The region of a replica must be known at synthesis.', { path });
    else if (seen.has(replica.region)) {
      list.error('DYN-T023', `The region \`${replica.region}\` holds the table already.`, { path, found: replica.region });
    } else if (customerKey && !props.encryption?.replicaKeyArns?.[replica.region]) {
      list.error('DYN-T024', `The replica in \`${replica.region}\` has no customer key.`, {
        path,
        hint: `Give TableEncryptionV2.customerManagedKey(key, { '${replica.region}': '<key ARN>' }).`,
      });
    }
    seen.add(replica.region);
  });
}

function checkRemoval(list: FindingList, props: DynamORMTableProps): void {
  if (props.removalPolicy === RemovalPolicy.DESTROY && (props.deletionProtection ?? true) === true) {
    list.warning('DYN-T026', 'removalPolicy is DESTROY, but deletion protection is on: deleting the stack will fail.', {
      path: 'removalPolicy',
      hint: 'Set deletionProtection to false, or leave the table to RETAIN.',
    });
  }
}

/** Fields that make up a key: the key must exist and be a string, and fields must be named. */
export function checkCompositeFields(list: FindingList, table: DeclaredTable): void {
  const places = [
    { path: 'compositeFields', fields: table.compositeFields, keys: [table.partitionKey, ...(table.sortKey ? [table.sortKey] : [])] },
    ...table.globalIndexes.map((index, i) => ({
      path: `globalSecondaryIndexes[${i}].compositeFields`,
      fields: index.compositeFields,
      keys: [...partitionKeysOf(index), ...sortKeysOf(index)],
    })),
    ...table.localIndexes.map((index, i) => ({
      path: `localSecondaryIndexes[${i}].compositeFields`,
      fields: index.compositeFields,
      keys: [table.partitionKey, index.sortKey],
    })),
  ];
  for (const { path, fields, keys } of places) {
    for (const [name, parts] of Object.entries(fields ?? {})) {
      const key = keys.find((candidate) => candidate.name === name);
      if (!key) {
        list.error('DYN-T027', `\`${name}\` is not a key here, so nothing can be composed into it.`, {
          path: `${path}.${name}`,
          found: name,
          expected: keys.map((candidate) => candidate.name).join(', '),
        });
      } else if (key.type !== 'S') {
        list.error('DYN-T027', `\`${name}\` has type ${key.type}; fields are composed into strings.`, {
          path: `${path}.${name}`,
          found: key.type,
          expected: 'S',
        });
      }
      if (parts.length === 0 || parts.includes('')) {
        list.error('DYN-T027', `The fields of \`${name}\` are ${JSON.stringify(parts)}.`, {
          path: `${path}.${name}`,
          hint: 'Name each field.',
        });
      }
    }
  }
}

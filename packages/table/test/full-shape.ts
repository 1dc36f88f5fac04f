import { DynamORMTable, type DynamORMTableProps } from '@dynamorm-cdk/table';
import type { Stack } from 'aws-cdk-lib/core';
import { KEYS, newStack, renderedTable } from './synthesis';

export const TAGS = [
  { Key: 'Environment', Value: 'Shop' },
  { Key: 'Framework', Value: 'DynamORM' },
  { Key: 'ManagedBy', Value: 'CDK' },
];
export const KEY_SCHEMA = [
  { AttributeName: 'PK', KeyType: 'HASH' },
  { AttributeName: 'SK', KeyType: 'RANGE' },
];
export const KEY_TYPES = [
  { AttributeName: 'PK', AttributeType: 'S' },
  { AttributeName: 'SK', AttributeType: 'S' },
];
export const REPLICA = {
  DeletionProtectionEnabled: true,
  PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
  Region: { Ref: 'AWS::Region' },
  Tags: TAGS,
};
export const DEFAULTS = {
  AttributeDefinitions: KEY_TYPES,
  BillingMode: 'PAY_PER_REQUEST',
  KeySchema: KEY_SCHEMA,
  Replicas: [REPLICA],
  SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
};

export type Make = (stack: Stack) => Partial<DynamORMTableProps>;

export function rendered(make: Make, stack = newStack()) {
  new DynamORMTable(stack, 'Orders', { ...KEYS, ...make(stack) });
  return renderedTable(stack);
}

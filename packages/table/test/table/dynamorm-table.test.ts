import { DynamORMTable, DynamORMTableBase } from '@dynamorm-cdk/table';
import { Template } from 'aws-cdk-lib/assertions';
import { CfnGlobalTable, StreamViewType, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Aspects, type IAspect, RemovalPolicies } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';
import { describe, expect, test } from 'vitest';
import { IN_EUROPE, KEYS, newStack, ordersTable, renderedTable, text } from '../synthesis';

const idsIn = (stack: ReturnType<typeof newStack>) => Object.keys(Template.fromStack(stack).findResources('AWS::DynamoDB::GlobalTable'));

describe('logical ids', () => {
  test('are those of the releases before: changing one replaces tables', () => {
    const stack = newStack();
    ordersTable({}, stack);
    new DynamORMTable(stack, 'Inventory', KEYS);

    expect(idsIn(stack)).toEqual(['OrdersA9B65338', 'InventoryCFCBEC24']);
  });

  test('stay the same where a raw TableV2 becomes a DynamORMTable', () => {
    const [raw, ours] = [newStack(), newStack()];

    new TableV2(raw, 'Orders', KEYS);
    ordersTable({}, ours);

    expect(idsIn(ours)).toEqual(idsIn(raw));
  });
});

describe('members', () => {
  test('are there when the constructor returns', () => {
    const stack = newStack();
    const table = ordersTable({ stream: StreamViewType.NEW_IMAGE }, stack);

    expect(table.table).toBeInstanceOf(TableV2);
    expect(table).toBeInstanceOf(DynamORMTableBase);
    expect(stack.resolve([table.tableName, table.tableArn, table.tableStreamArn])).toEqual([
      { Ref: 'OrdersA9B65338' },
      { 'Fn::GetAtt': ['OrdersA9B65338', 'Arn'] },
      { 'Fn::GetAtt': ['OrdersA9B65338', 'StreamArn'] },
    ]);
  });

  test('have a stream where there is one', () => {
    expect(ordersTable().tableStreamArn).toBeUndefined();
    expect(ordersTable({ replicas: [{ region: 'us-east-1' }] }, newStack(IN_EUROPE)).tableStreamArn).toBeDefined();
  });

  test('reach the resource by defaultChild, and metrics by table', () => {
    const table = ordersTable();

    expect(table.node.defaultChild).toBe(table.table);
    expect(CfnGlobalTable.isCfnResource(table.table.node.defaultChild)).toBe(true);
    expect(table.table.metricConsumedReadCapacityUnits().namespace).toBe('AWS/DynamoDB');
  });
});

describe('what reaches into the construct', () => {
  test('removal policies of a scope', () => {
    const stack = newStack();
    ordersTable({}, stack);

    RemovalPolicies.of(stack).destroy();

    expect(renderedTable(stack)).toMatchObject({ DeletionPolicy: 'Delete', UpdateReplacePolicy: 'Delete' });
  });

  test('aspects', () => {
    const stack = newStack();
    ordersTable({}, stack);
    const unprotected: IAspect = {
      visit: (node: IConstruct) => {
        if (node instanceof CfnGlobalTable) node.addPropertyOverride('Replicas.0.DeletionProtectionEnabled', false);
      },
    };

    Aspects.of(stack).add(unprotected);

    expect(renderedTable(stack).Properties.Replicas).toMatchObject([{ DeletionProtectionEnabled: false }]);
  });
});

test('lists that the caller handed in stay as they were', () => {
  const globalSecondaryIndexes = [{ indexName: 'gsi-email', partitionKey: text('email') }];

  ordersTable({ globalSecondaryIndexes }).addGlobalIndex('status', { partitionKey: text('status') });

  expect(globalSecondaryIndexes).toEqual([{ indexName: 'gsi-email', partitionKey: text('email') }]);
});

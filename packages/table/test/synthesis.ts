import { ModelDocument } from '@dynamorm-cdk/model-spec';
import { DynamORMTable, type DynamORMTableProps } from '@dynamorm-cdk/table';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { type Attribute, AttributeType } from 'aws-cdk-lib/aws-dynamodb';
import { App, Stack, type StackProps } from 'aws-cdk-lib/core';

/** What tests look at: rendered resources, messages and permissions. */
export type Resource = { Type: string; Properties: Record<string, unknown>; [section: string]: unknown };

export const IN_EUROPE = { env: { account: '111122223333', region: 'eu-west-1' } };

export const text = (name: string): Attribute => ({ name, type: AttributeType.STRING });
export const number = (name: string): Attribute => ({ name, type: AttributeType.NUMBER });

/** The keys that most tests do not care about. */
export const KEYS = { partitionKey: text('PK'), sortKey: text('SK') };

export function newStack(props: StackProps = {}, id = 'Shop'): Stack {
  return new Stack(new App(), id, props);
}

export function ordersTable(props: Partial<DynamORMTableProps> = {}, stack = newStack()): DynamORMTable {
  return new DynamORMTable(stack, 'Orders', { ...KEYS, ...props });
}

/** A document of one model, `Order`, of the table `orders`. */
export function orderModels(model: Record<string, unknown> = {}): ModelDocument {
  return ModelDocument.fromObject({
    dms_version: '0.1',
    models: [
      {
        name: 'Order',
        table: { name: 'orders' },
        keys: { partition: { attribute: 'PK', type: 'S' }, sort: { attribute: 'SK', type: 'S' } },
        attributes: [
          { attribute: 'PK', type: 'S', required: true, roles: ['pk'] },
          { attribute: 'SK', type: 'S', required: true, roles: ['sk'] },
          { attribute: 'status', type: 'S', required: true },
          { attribute: 'total', type: 'N', required: true },
        ],
        indexes: [],
        ...model,
      },
    ],
  });
}

export const STATUS_INDEX = {
  name: 'gsi-status',
  type: 'GSI',
  partition: { attribute: 'status', type: 'S' },
  projection: { type: 'ALL' },
};

export function resourcesOf(stack: Stack, type: string): Resource[] {
  return Object.values(Template.fromStack(stack).findResources(type)) as Resource[];
}

/** The one table of a stack: every section of its resource. */
export function renderedTable(stack: Stack): Resource {
  const [table] = resourcesOf(stack, 'AWS::DynamoDB::GlobalTable');
  return table;
}

/** The message of what is thrown. Fails where nothing is. */
export function errorOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('nothing was thrown');
}

/** What stops the synthesis, one line a finding. Fails where nothing does. */
export function synthesisErrors(stack: Stack): string[] {
  const [, ...lines] = errorOf(() => Template.fromStack(stack)).split('\n');
  return lines.map((line) => line.trim());
}

export function warningsOf(stack: Stack): string[] {
  return Annotations.fromStack(stack)
    .findWarning('*', Match.anyValue())
    .map((message) => String(message.entry.data));
}

export function informationOf(stack: Stack): string[] {
  return Annotations.fromStack(stack)
    .findInfo('*', Match.anyValue())
    .map((message) => String(message.entry.data));
}

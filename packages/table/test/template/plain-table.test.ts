import { regionsOf, shapeOf } from '@dynamorm-cdk/core/cloudformation';
import { CloudFormationTable, UnknownValue } from '@dynamorm-cdk/model-spec';
import { Template } from 'aws-cdk-lib/assertions';
import {
  AttributeType,
  Billing,
  type CfnGlobalTable,
  type CfnTable,
  ProjectionType,
  StreamViewType,
  Table,
  TableV2,
} from 'aws-cdk-lib/aws-dynamodb';
import { App, Lazy, Stack } from 'aws-cdk-lib/core';
import { describe, expect, test } from 'vitest';
import { plainTable } from '../../src/template/plain-table';
import { renderedTable } from '../../src/template/rendered-table';

/** A resource as the construct compares it, where it can be read without rendering. */
function readPlainly(resource: CfnGlobalTable | CfnTable) {
  const read = plainTable(resource);
  return read && { shape: shapeOf(read, UnknownValue.TEXT, 'label'), regions: regionsOf(read) };
}

const string = (name: string) => ({ name, type: AttributeType.STRING });
const number = (name: string) => ({ name, type: AttributeType.NUMBER });

/** What the template says, read from the template itself. */
function fromTemplate(stack: Stack): unknown {
  const [{ Properties }] = Object.values(Template.fromStack(stack).toJSON().Resources) as { Properties: object }[];
  return JSON.parse(JSON.stringify(CloudFormationTable.shapeOf(Properties, 'label')));
}

/** Absent and undefined are the same to whoever compares shapes, and no list is an empty one. */
function bare(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (_, item) => (Array.isArray(item) && item.length === 0 ? undefined : item)));
}

function newTable(): TableV2 {
  return new TableV2(new Stack(new App(), 'Stack', { env: { region: 'eu-west-1' } }), 'Table', {
    partitionKey: string('PK'),
    sortKey: number('SK'),
    billing: Billing.onDemand(),
    timeToLiveAttribute: 'ttl',
    dynamoStream: StreamViewType.NEW_IMAGE,
    replicas: [{ region: 'eu-central-1' }],
    globalSecondaryIndexes: [
      { indexName: 'gsi-all', partitionKey: string('a'), sortKey: number('b') },
      { indexName: 'gsi-some', partitionKey: string('c'), projectionType: ProjectionType.INCLUDE, nonKeyAttributes: ['x', 'y'] },
    ],
    localSecondaryIndexes: [{ indexName: 'lsi-b', sortKey: number('b'), projectionType: ProjectionType.KEYS_ONLY }],
  });
}
const cfn = (table: TableV2) => table.node.defaultChild as CfnGlobalTable;

describe('a resource without overrides is read as the template will say it', () => {
  test('a TableV2 with everything', () => {
    const table = newTable();
    const read = readPlainly(cfn(table));
    expect(bare(read?.shape)).toEqual(bare(fromTemplate(Stack.of(table))));
    expect(read?.regions).toEqual(['eu-central-1', 'eu-west-1']);
  });

  test('a Table, and a table with nothing but a key', () => {
    for (const [Kind, region] of [
      [Table, undefined],
      [TableV2, undefined],
    ] as const) {
      const stack = new Stack(new App(), 'Stack', { env: { region } });
      const table = new Kind(stack, 'Table', { partitionKey: string('PK') });
      const read = readPlainly(table.node.defaultChild as CfnTable);
      expect(bare(read?.shape)).toEqual(bare(fromTemplate(stack)));
      expect(read?.regions).toEqual([]);
    }
  });

  test('what was set past the construct is seen', () => {
    const table = newTable();
    table.addGlobalSecondaryIndex({ indexName: 'gsi-late', partitionKey: string('d') });
    cfn(table).timeToLiveSpecification = { enabled: false };
    const read = readPlainly(cfn(table));
    expect(bare(read?.shape)).toEqual(bare(fromTemplate(Stack.of(table))));
    expect(read?.shape.timeToLiveAttribute).toBeUndefined();
  });
});

test('a lazy flag is read', () => {
  const table = newTable();
  cfn(table).timeToLiveSpecification = { enabled: Lazy.any({ produce: () => false }), attributeName: 'ttl' };
  const read = readPlainly(cfn(table));
  expect(read).toBeDefined();
  expect(bare(read?.shape)).toEqual(bare(fromTemplate(Stack.of(table))));
});

describe('what must be rendered is left to rendering', () => {
  test.each<[string, (table: TableV2) => void]>([
    ['an override', (table) => cfn(table).addPropertyOverride('TimeToLiveSpecification.AttributeName', 'other')],
    [
      'a token',
      (table) => {
        cfn(table).timeToLiveSpecification = { enabled: true, attributeName: Stack.of(table).stackId };
      },
    ],
    [
      'a lazy text',
      (table) => {
        cfn(table).timeToLiveSpecification = { enabled: true, attributeName: Lazy.string({ produce: () => 'late' }) };
      },
    ],
    [
      'a key attribute without a type',
      (table) => {
        cfn(table).attributeDefinitions = [];
      },
    ],
  ])('%s', (_, change) => {
    const table = newTable();
    change(table);
    expect(readPlainly(cfn(table))).toBeUndefined();
    expect(bare(renderedTable(table, 'label')?.shape)).toEqual(bare(fromTemplate(Stack.of(table))));
  });
});

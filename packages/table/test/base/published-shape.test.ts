import { join } from 'node:path';
import { ModelDocument } from '@dynamorm-cdk/model-spec';
import { Template } from 'aws-cdk-lib/assertions';
import { AttributeType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { App, Stack } from 'aws-cdk-lib/core';
import { describe, expect, test } from 'vitest';
import { DynamORMTable } from '../../src';

const string = (name: string) => ({ name, type: AttributeType.STRING });
const newStack = () => new Stack(new App(), 'Shop');

/** The value of the one parameter of a stack, with the name of a table put in where CloudFormation would. */
function publishedText(stack: Stack, tableName = 'orders-1'): string {
  const [parameter] = Object.values(Template.fromStack(stack).findResources('AWS::SSM::Parameter'));
  const value = parameter.Properties.Value;
  if (typeof value === 'string') return value;
  return value['Fn::Join'][1].map((part: string | object) => (typeof part === 'string' ? part : tableName)).join('');
}

describe('publishShape', () => {
  test('writes keys, indexes that come later, and the physical name', () => {
    // GIVEN
    const stack = newStack();
    const table = new DynamORMTable(stack, 'Orders', { partitionKey: string('PK'), timeToLiveAttribute: 'expiresAt' });

    // WHEN
    table.publishShape({ parameterName: '/orders/shape' });
    table.addGlobalIndex('status', { partitionKey: string('status') });

    // THEN
    Template.fromStack(stack).hasResourceProperties('AWS::SSM::Parameter', {
      Name: '/orders/shape',
      Type: 'String',
      Tier: 'Intelligent-Tiering',
    });
    expect(JSON.parse(publishedText(stack))).toEqual(JSON.parse(JSON.stringify({ ...table.shape, tableName: 'orders-1' })));
    expect(table.shape.indexes?.map(({ name }) => name)).toEqual(['gsi-status']);
  });

  test('what is published is what models are compared with', () => {
    const stack = newStack();
    const models = ModelDocument.fromFile(join(__dirname, '../../../../examples/orders/models.dms.yaml')).forTable('inventory');
    new DynamORMTable(stack, 'Inventory', { models }).publishShape();

    expect(models.compare(JSON.parse(publishedText(stack))).findings).toEqual([]);
  });

  test('works for a table that exists already', () => {
    const stack = newStack();
    const table = new Table(stack, 'Legacy', { partitionKey: string('PK') });
    DynamORMTable.fromExisting(stack, 'Adopted', { table, partitionKey: string('PK') }).publishShape();
    expect(JSON.parse(publishedText(stack, 'legacy-1'))).toMatchObject({ tableName: 'legacy-1', partitionKey: { name: 'PK', type: 'S' } });
  });

  test('refuses a second time', () => {
    const table = new DynamORMTable(newStack(), 'Orders', { partitionKey: string('PK') });
    table.publishShape();
    expect(() => table.publishShape()).toThrow(
      'DynamORMTable `Shop/Orders`: DYN-T072 publishShape: The shape is already published. Keep the parameter that the first call returned.',
    );
  });

  test.each(['', 'a b', '/orders/', 'orders//shape'])('refuses the parameter name `%s`', (parameterName) => {
    const table = new DynamORMTable(newStack(), 'Orders', { partitionKey: string('PK') });
    expect(() => table.publishShape({ parameterName })).toThrow(/DYN-T072 publishShape: .* cannot be the name of a parameter/);
  });

  test('a shape that no parameter takes is an error at synthesis', () => {
    const stack = newStack();
    const long = (i: number) => `${i}-${'x'.repeat(200)}`;
    const table = new DynamORMTable(stack, 'Orders', {
      partitionKey: string('PK'),
      globalSecondaryIndexes: Array.from({ length: 20 }, (_, i) => ({ indexName: long(i), partitionKey: string(long(i)) })),
    });
    table.publishShape();
    expect(() => Template.fromStack(stack)).toThrow(
      /DYN-T073 publishShape: The shape of `Shop\/Orders` has \d+ characters; a parameter has at most 8192/,
    );
  });
});

import { recordsOf } from '@dynamorm-cdk/core/cloudformation';
import { describe, expect, test } from 'vitest';
import { leftBehind } from '../../src/rollout/left-behind';
import { indexOf, properties } from '../plan/templates';
import { staged, template } from './stacks';

const stack = template(properties({ indexes: ['a: a:S'] }));
const [known] = recordsOf(stack.Resources.Orders.Properties?.GlobalSecondaryIndexes);
const found = (...indexes: object[]) => leftBehind(staged(stack, stack, { description: { GlobalSecondaryIndexes: indexes } }));

describe('what is left behind', () => {
  test('is nothing where stack and table agree', () => {
    expect(found(known)).toEqual([]);
  });

  test('is an index that the stack does not know, with the command that removes it', () => {
    const [{ message, command }] = found(known, { ...indexOf('orphan: b:S'), IndexStatus: 'ACTIVE' });

    expect(message).toContain('`Shop/Orders` has the index `orphan`');
    expect(command).toBe(
      `aws dynamodb update-table --region eu-west-1 --table-name shop-orders --global-secondary-index-updates '[{"Delete":{"IndexName":"orphan"}}]'`,
    );
  });

  test('is no index that is being deleted', () => {
    expect(found(known, { ...indexOf('orphan: b:S'), IndexStatus: 'DELETING' })).toEqual([]);
  });

  test('is an index that somebody deleted by hand, with the command that creates it', () => {
    const [{ message, command }] = found();

    expect(message).toContain('has no index `a`, which its stack has');
    expect(command).toContain(`--attribute-definitions '[{"AttributeName":"a","AttributeType":"S"}]'`);
    expect(command).toContain('"Create":{"IndexName":"a"');
  });
});

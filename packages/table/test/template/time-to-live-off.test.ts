import type { CfnGlobalTable } from 'aws-cdk-lib/aws-dynamodb';
import { describe, expect, test } from 'vitest';
import { errorOf, informationOf, newStack, ordersTable, renderedTable, synthesisErrors, warningsOf } from '../synthesis';

const timeToLive = (props: Parameters<typeof ordersTable>[0]) => {
  const stack = newStack();
  const table = ordersTable(props, stack);
  return { stack, table, rendered: () => renderedTable(stack).Properties.TimeToLiveSpecification };
};

describe('time to live that is turned off', () => {
  test('names the attribute that is on', () => {
    expect(timeToLive({ disabledTimeToLiveAttribute: 'ttl' }).rendered()).toEqual({ AttributeName: 'ttl', Enabled: false });
  });

  test('comes before another attribute: what is declared stays so, and the template has the old one', () => {
    const { table, rendered, stack } = timeToLive({ timeToLiveAttribute: 'expires', disabledTimeToLiveAttribute: 'ttl' });

    expect(rendered()).toEqual({ AttributeName: 'ttl', Enabled: false });
    expect(table.shape.timeToLiveAttribute).toBe('expires');
    expect(warningsOf(stack)).toEqual([]);
  });

  test('is on again without the prop', () => {
    expect(timeToLive({ timeToLiveAttribute: 'expires' }).rendered()).toEqual({ AttributeName: 'expires', Enabled: true });
  });

  test('of an empty name is refused', () => {
    expect(errorOf(() => ordersTable({ disabledTimeToLiveAttribute: '' }))).toContain('disabledTimeToLiveAttribute');
  });

  test('is said for as long as it lasts', () => {
    const { stack } = timeToLive({ disabledTimeToLiveAttribute: 'ttl' });

    expect(informationOf(stack).join()).toContain('DYN-T131');
  });
});

describe('an override that DynamoDB refuses', () => {
  const overridden = (path: string, value: unknown) => {
    const stack = newStack();
    const table = ordersTable({}, stack);
    (table.table.node.defaultChild as CfnGlobalTable).addPropertyOverride(path, value);
    return stack;
  };

  test.each<[string, unknown, string]>([
    ['BillingMode', 'PROVISIONED', 'has no WriteProvisionedThroughputSettings'],
    ['WriteProvisionedThroughputSettings', { WriteCapacityAutoScalingSettings: { MinCapacity: 1 } }, 'does not allow'],
  ])('of %s fails the synthesis', (path, value, message) => {
    const errors = synthesisErrors(overridden(path, value)).join();

    expect(errors).toContain('DYN-T132');
    expect(errors).toContain(message);
  });

  test('and one that it takes does not', () => {
    const vectors = [{ IndexName: 'near', Dimensions: 512, DistanceFunction: 'COSINE' }];

    expect(renderedTable(overridden('VectorIndexes', vectors)).Properties.VectorIndexes).toEqual(vectors);
  });
});

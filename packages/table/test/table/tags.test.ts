import { DynamORMTable } from '@dynamorm-cdk/table';
import { App, Stack, Stage, Tags } from 'aws-cdk-lib/core';
import { describe, expect, test } from 'vitest';
import { IN_EUROPE, KEYS, newStack, ordersTable, renderedTable } from '../synthesis';

interface Tag {
  Key: string;
  Value: string;
}

/** The tags of each region, as a map. */
function tagsIn(stack: Stack): Record<string, Record<string, string>> {
  const replicas = renderedTable(stack).Properties.Replicas as { Region: string; Tags: Tag[] }[];
  return Object.fromEntries(
    replicas.map(({ Region, Tags: tags }) => [Region, Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value]))]),
  );
}

const STANDARD = { Framework: 'DynamORM', ManagedBy: 'CDK', Environment: 'Shop' };

test('standard tags and own tags reach the table and its replicas', () => {
  const stack = newStack(IN_EUROPE);

  ordersTable({ replicas: [{ region: 'us-east-1' }], tags: { Team: 'sales', ManagedBy: 'platform' } }, stack);

  const tags = { ...STANDARD, Team: 'sales', ManagedBy: 'platform' };
  expect(tagsIn(stack)).toEqual({ 'eu-west-1': tags, 'us-east-1': tags });
});

test('without standard tags, own tags alone stand there', () => {
  const stack = newStack(IN_EUROPE);

  ordersTable({ standardTags: false, tags: { Team: 'sales' } }, stack);

  expect(tagsIn(stack)).toEqual({ 'eu-west-1': { Team: 'sales' } });
});

test('a tag that a replica has of its own stays', () => {
  const stack = newStack(IN_EUROPE);

  ordersTable({ replicas: [{ region: 'us-east-1', tags: [{ key: 'Environment', value: 'replica' }] }] }, stack);

  expect(tagsIn(stack)).toEqual({ 'eu-west-1': STANDARD, 'us-east-1': { ...STANDARD, Environment: 'replica' } });
});

test('Environment is the name of the stack, in a stage too', () => {
  const stack = new Stack(new Stage(new App(), 'Prod'), 'Shop', IN_EUROPE);

  new DynamORMTable(stack, 'Orders', KEYS);

  expect(tagsIn(stack)['eu-west-1'].Environment).toBe('Prod-Shop');
});

describe('a tag of the user or the organisation wins over standard and own tags', () => {
  const scopes = {
    app: (stack: Stack) => stack.node.root,
    stack: (stack: Stack) => stack,
    table: (stack: Stack) => stack.node.findChild('Orders'),
  };

  test.each(['app', 'stack', 'table'] as const)('set on the %s, before or after the table', (where) => {
    for (const early of where === 'table' ? [false] : [true, false]) {
      // GIVEN
      const stack = newStack(IN_EUROPE);
      const tag = () => {
        for (const key of ['Environment', 'Framework', 'Team']) Tags.of(scopes[where](stack)).add(key, `of the ${where}`);
      };

      // WHEN
      if (early) tag();
      ordersTable({ replicas: [{ region: 'us-east-1' }], tags: { Team: 'sales', Framework: 'own' } }, stack);
      if (!early) tag();

      // THEN
      const tags = { Environment: `of the ${where}`, Framework: `of the ${where}`, ManagedBy: 'CDK', Team: `of the ${where}` };
      expect(tagsIn(stack)).toEqual({ 'eu-west-1': tags, 'us-east-1': tags });
    }
  });

  test('and takes a tag away', () => {
    const stack = newStack(IN_EUROPE);
    ordersTable({}, stack);

    Tags.of(stack).remove('ManagedBy');

    expect(tagsIn(stack)['eu-west-1']).toEqual({ Framework: 'DynamORM', Environment: 'Shop' });
  });
});

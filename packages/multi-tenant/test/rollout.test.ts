import { IndexKind, type IndexShape, KeyType, RolloutState } from '@dynamorm-cdk/model-spec';
import { Rollout } from '@dynamorm-cdk/table';
import { Template } from 'aws-cdk-lib/assertions';
import { App } from 'aws-cdk-lib/core';
import { describe, expect, test } from 'vitest';
import { stateFile, stateOf } from '../../table/test/rollout-state';
import { MultiTenantTable, type MultiTenantTableProps, TenantIsolation, TenantPrincipal } from '../src';
import { accessRole, stackOf, text } from './synth/fixture';

const KEYS = { partitionKey: text('PK'), sortKey: text('SK') };
const index = (name: string, key: string): IndexShape => ({
  name,
  kind: IndexKind.GLOBAL,
  partitionKeys: [{ name: key, type: KeyType.STRING }],
});

/** What a tenant's role may query, and the indexes that it is denied, at a step of the rollout. */
function grantsAt(step: number, deployed: IndexShape[], wanted: IndexShape[], props: Partial<MultiTenantTableProps>) {
  const stack = stackOf(new App());
  const file = stateFile(stateOf(deployed, wanted, step, `${stack.node.path}/Docs`));
  const table = new MultiTenantTable(stack, 'Docs', {
    ...KEYS,
    ...props,
    rollout: Rollout.staged({ stateFile: file }),
  } as MultiTenantTableProps);
  table.tenantGrants.read(TenantPrincipal.accessRole(accessRole(stack)));
  const statements = Object.values(Template.fromStack(stack).findResources('AWS::IAM::Policy')).flatMap(
    ({ Properties }) => Properties.PolicyDocument.Statement as { Effect: string; Action?: unknown; Resource: unknown }[],
  );
  const names = (chosen: typeof statements) => {
    const found = [...JSON.stringify(chosen).matchAll(/\/index\/([a-z-]+)/g)].map(([, name]) => name);
    return [...new Set(found)].sort();
  };
  return {
    allowed: names(statements.filter(({ Effect }) => Effect === 'Allow')),
    denied: names(statements.filter(({ Effect, Action }) => Effect === 'Deny' && Action === 'dynamodb:*')),
  };
}

describe('where the partition key tells the tenant', () => {
  const props = {
    isolation: TenantIsolation.prefixedPartitionKey({ prefix: 'TENANT#' }),
    globalSecondaryIndexes: [
      { indexName: 'gsi-safe', partitionKey: text('PK'), sortKey: text('at') },
      { indexName: 'gsi-new', partitionKey: text('status') },
    ],
  };
  const safe: IndexShape = { ...index('gsi-safe', 'PK'), sortKeys: [{ name: 'at', type: KeyType.STRING }] };

  test.each([
    [0, ['gsi-new', 'gsi-old']],
    [1, ['gsi-new', 'gsi-old']],
    [2, ['gsi-new', 'gsi-old']],
    [3, ['gsi-new']],
  ])('step %i: an index that mixes tenants is denied before it comes and until it is gone', (step, denied) => {
    const grants = grantsAt(step, [index('gsi-old', 'owner')], [safe, index('gsi-new', 'status')], props);

    expect(grants).toEqual({ allowed: ['gsi-safe'], denied });
  });

  test.each([
    [0, { allowed: ['gsi-other'], denied: ['gsi-safe'] }],
    [1, { allowed: ['gsi-other'], denied: ['gsi-safe'] }],
    [2, { allowed: ['gsi-other', 'gsi-safe'], denied: [] }],
  ])('step %i: an index that becomes safe under its name is denied until its new definition is there', (step, expected) => {
    const globalSecondaryIndexes = [props.globalSecondaryIndexes[0], { indexName: 'gsi-other', partitionKey: text('PK') }];
    const other = index('gsi-other', 'PK');

    expect(grantsAt(step, [index('gsi-safe', 'owner'), other], [safe, other], { ...props, globalSecondaryIndexes })).toEqual(expected);
  });
});

describe('where an index tells the tenant', () => {
  const props = { isolation: TenantIsolation.index(), globalSecondaryIndexes: [] };
  const tenant = index('gsi-tenant', 'tenantID');

  test.each([0, 1])('step %i: the index may be still to come', (step) => {
    expect(grantsAt(step, [], [tenant], props)).toEqual({ allowed: ['gsi-tenant'], denied: [] });
  });

  test.each([
    [0, { allowed: [], denied: ['gsi-tenant'] }],
    [1, { allowed: [], denied: ['gsi-tenant'] }],
    [2, { allowed: ['gsi-tenant'], denied: [] }],
  ])('step %i: an old definition that is led by something else is denied', (step, expected) => {
    expect(grantsAt(step, [index('gsi-tenant', 'owner')], [tenant], props)).toEqual(expected);
  });
});

describe('wave by wave', () => {
  const wanted = [index('gsi-status', 'status'), index('gsi-owner', 'owner')];
  const deployed = [index('gsi-old', 'old')];

  function indexesAt(step: number | undefined): string[] {
    const stack = stackOf(new App());
    const file = stateFile(step === undefined ? new RolloutState([]) : stateOf(deployed, wanted, step, `${stack.node.path}/Docs`));
    const table = new MultiTenantTable(stack, 'Docs', {
      ...KEYS,
      isolation: TenantIsolation.partitionKey(),
      globalSecondaryIndexes: wanted.map(({ name, partitionKeys }) => ({ indexName: name, partitionKey: text(partitionKeys[0].name) })),
      rollout: Rollout.staged({ stateFile: file }),
    });
    expect(table.wholeTable.pendingIndexes.length + table.wholeTable.retiringIndexes.length).toBe(step === undefined ? 0 : 3 - step);
    const [resource] = Object.values(Template.fromStack(stack).findResources('AWS::DynamoDB::GlobalTable'));
    return (resource.Properties.GlobalSecondaryIndexes as { IndexName: string }[]).map(({ IndexName }) => IndexName);
  }

  test.each([
    [0, ['gsi-old']],
    [1, ['gsi-status', 'gsi-old']],
    [2, ['gsi-status', 'gsi-owner', 'gsi-old']],
    [3, ['gsi-status', 'gsi-owner']],
    [undefined, ['gsi-status', 'gsi-owner']],
  ])('step %s: the template has %j, since the state names the table as a person wrote it', (step, expected) => {
    expect(indexesAt(step)).toEqual(expected);
  });
});

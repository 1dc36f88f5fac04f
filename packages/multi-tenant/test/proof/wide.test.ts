import {
  type Claim,
  claimedTable,
  isProved,
  mergeTemplates,
  type Place,
  prove,
  readRole,
  type TableClaim,
  type Template,
} from '@dynamorm-cdk/isolation-proof';
import { IndexKind, type IndexShape, KeyType } from '@dynamorm-cdk/model-spec';
import { Rollout } from '@dynamorm-cdk/table';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import { App, type Stack } from 'aws-cdk-lib/core';
import { describe, expect, test } from 'vitest';
import { solver } from '../../../isolation-proof/test/solver';
import { stateFile, stateOf } from '../../../table/test/rollout-state';
import { MultiTenantTable, TenantIsolation, TenantPrincipal } from '../../src';
import { logicalId } from '../synth/deployed-app';
import { accessRole, grantsOn, sharedTable, stackOf, text } from '../synth/fixture';
import { TENANCY } from './claims';

const EUROPE: Place = { partition: 'aws', region: 'eu-west-1', account: '111111111111' };

/** All templates of an app as one, as they would be deployed. */
function synthesized(app: App): Template {
  const stacks = app.synth().stacksRecursively.map(({ stackName, template, environment }) => ({
    name: stackName,
    template: template as Template,
    account: environment.account,
    region: environment.region,
  }));
  return mergeTemplates(stacks);
}

interface Role {
  readonly node: { defaultChild?: unknown };
}

describe('policies of larger apps', async () => {
  const cvc5 = await solver();

  const proofOf = async (app: App, stack: Stack, role: Role, claimsOf: (template: Template) => Claim[], place = EUROPE) => {
    const template = synthesized(app);
    const { policies } = readRole(logicalId(role, stack), template, place, new Map());
    return { policies, proof: await prove(policies, claimsOf(template), TENANCY, cvc5) };
  };
  const shared =
    (stack: Stack, table: Role, claim: Partial<TableClaim> = {}, place = EUROPE) =>
    (template: Template) =>
      claimedTable(
        { table: logicalId(table, stack), layout: { prefix: '' }, byTable: true, tenantIndexes: [], ...claim },
        template,
        place,
        new Map(),
      );

  test.each([1, 10])('%i tables whose tenant indexes have 64 shards, in policies that the CDK splits, and in a boundary', async (count) => {
    const app = new App();
    const stack = stackOf(app);
    const boundary = count === 1;
    const role = accessRole(stack, 'Tenant', { tenantBoundary: boundary });
    const tables = Array.from({ length: count }, (_, at) => {
      const globalSecondaryIndexes = [
        { indexName: 'gsi-tenant', partitionKey: text('tenantShard') },
        { indexName: 'gsi-status', partitionKey: text('status') },
      ];
      const table = sharedTable(stack, `Table${at}`, { globalSecondaryIndexes });
      grantsOn(stack, table, { isolation: TenantIsolation.index({ shards: 64 }) }, `Grants${at}`).read(TenantPrincipal.accessRole(role));
      return table;
    });
    const sharded = { byTable: false, tenantIndexes: ['gsi-tenant'], layout: { prefix: '', shards: 64, shardSeparator: '#' } };
    const { policies, proof } = await proofOf(app, stack, role, (template) =>
      tables.map((table) => shared(stack, table, sharded)(template)),
    );

    expect(policies.identity.length).toBeGreaterThan(boundary ? 0 : 1);
    expect(policies.boundary !== undefined).toBe(boundary);
    expect(isProved(proof)).toBe(true);
  });

  test('two tables of one role, each by its own prefix, and one in another stack', async () => {
    const app = new App();
    const [tables, roles] = [stackOf(app, 'Tables'), stackOf(app, 'Roles')];
    const role = accessRole(roles);
    const near = sharedTable(roles, 'Near', { globalSecondaryIndexes: [{ indexName: 'gsi-status', partitionKey: text('status') }] });
    const far = sharedTable(tables, 'Far', { replicas: [{ region: 'us-east-1' }] });
    const isolation = (prefix: string) => TenantIsolation.prefixedPartitionKey({ prefix, separator: '#' });
    grantsOn(roles, near, { isolation: isolation('N#') }, 'NearGrants').readWrite(TenantPrincipal.accessRole(role));
    grantsOn(roles, far, { isolation: isolation('F#') }, 'FarGrants').read(TenantPrincipal.accessRole(role));
    const { proof } = await proofOf(app, roles, role, (template) => [
      shared(roles, near, { layout: { prefix: 'N#', separator: '#' } })(template),
      shared(tables, far, { layout: { prefix: 'F#', separator: '#' } })(template),
    ]);
    expect(isProved(proof)).toBe(true);
    const crossed = await proofOf(app, roles, role, (template) => [
      shared(tables, far, { layout: { prefix: 'N#', separator: '#' } })(template),
    ]);
    expect(isProved(crossed.proof)).toBe(false);
  });

  test('an imported table, by what the grant states of it', async () => {
    const app = new App();
    const stack = stackOf(app);
    const role = accessRole(stack);
    const index = (name: string, key: string) => ({ name, kind: IndexKind.GLOBAL, partitionKeys: [{ name: key, type: KeyType.STRING }] });
    const indexes = [index('gsi-date', 'PK'), index('gsi-status', 'status')];
    grantsOn(stack, dynamodb.TableV2.fromTableName(stack, 'Imported', 'docs'), {
      shape: { partitionKey: { name: 'PK', type: KeyType.STRING }, indexes },
    }).readWrite(TenantPrincipal.accessRole(role));
    const claim = (named: string[]): Claim => ({
      kind: 'shared table',
      table: 'docs',
      partition: 'aws',
      account: EUROPE.account,
      layout: { prefix: '' },
      byTable: true,
      indexes: named.map((name) => ({ name, tenant: name === 'gsi-date' })),
      complete: true,
    });
    expect(isProved((await proofOf(app, stack, role, () => [claim(['gsi-date', 'gsi-status'])])).proof)).toBe(true);
    // An index that the statement left out is open to whatever is attached later.
    const open = await proofOf(app, stack, role, () => [claim(['gsi-date', 'gsi-status', 'gsi-by-hand'])]);
    expect(open.proof.verdicts.filter(({ outcome }) => outcome !== 'proved').map(({ theorem }) => theorem)).toEqual(['denies', 'denies']);
  });

  test.each([
    ['aws-cn', 'cn-north-1'],
    ['aws-us-gov', 'us-gov-west-1'],
    ['aws-eusc', 'eusc-de-east-1'],
  ])('the partition %s', async (partition, region) => {
    const app = new App();
    const stack = stackOf(app, 'Docs', { env: { account: EUROPE.account, region } });
    const table = sharedTable(stack);
    const role = accessRole(stack);
    grantsOn(stack, table).readWrite(TenantPrincipal.accessRole(role));
    const place = { partition, region, account: EUROPE.account };
    const [{ template }] = app.synth().stacks;
    const { policies } = readRole(logicalId(role, stack), template, place, new Map());
    const proof = await prove(policies, [shared(stack, table, {}, place)(template)], TENANCY, cvc5);
    expect(isProved(proof)).toBe(true);
  });

  test.each([0, 1, 2, 3])('step %i of a rollout that replaces an index that mixes tenants by another', async (step) => {
    const index = (name: string, key: string): IndexShape => ({
      name,
      kind: IndexKind.GLOBAL,
      partitionKeys: [{ name: key, type: KeyType.STRING }],
    });
    const app = new App();
    const stack = stackOf(app);
    const wanted = [index('gsi-date', 'PK'), index('gsi-status', 'status')];
    const file = stateFile(stateOf([index('gsi-old', 'owner')], wanted, step, `${stack.node.path}/Docs`));
    const docs = new MultiTenantTable(stack, 'Docs', {
      partitionKey: text('PK'),
      isolation: TenantIsolation.partitionKey(),
      globalSecondaryIndexes: wanted.map(({ name, partitionKeys }) => ({ indexName: name, partitionKey: text(partitionKeys[0].name) })),
      rollout: Rollout.staged({ stateFile: file }),
    });
    const role = accessRole(stack);
    docs.tenantGrants.readWrite(TenantPrincipal.accessRole(role));
    const { proof } = await proofOf(app, stack, role, (template) => [shared(stack, docs.wholeTable.table)(template)]);
    expect(isProved(proof)).toBe(true);
  });
});

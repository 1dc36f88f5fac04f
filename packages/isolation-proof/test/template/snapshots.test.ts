import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  anyPlace,
  type Claim,
  claimedTable,
  isProved,
  prove,
  proveTrust,
  readRole,
  type Solver,
  type TableClaim,
  type Template,
} from '../../src';
import { TENANCY } from '../docs-table';
import { solver } from '../solver';

let cvc5: Solver;
beforeAll(async () => {
  cvc5 = await solver();
});

const template = (test: string, stack: string): Template =>
  JSON.parse(readFileSync(join(__dirname, `../../../../integ/tests/integ.${test}.ts.snapshot/${stack}.template.json`), 'utf8'));

const shared = (claim: Partial<TableClaim>): TableClaim => ({
  table: 'DocsA50029D5',
  layout: { prefix: '' },
  byTable: true,
  tenantIndexes: [],
  ...claim,
});

const deployed: [string, Template, readonly TableClaim[]][] = [
  ['the partition key is the tenant', template('tenant-partition-key', 'IntegTenantPartitionKey'), [shared({})]],
  [
    'two tables with a prefix',
    template('tenant-prefix', 'IntegTenantPrefix'),
    [
      shared({ table: 'WholeD0F4DE32', layout: { prefix: 'TENANT#' } }),
      shared({ table: 'SeparatedF35CEF30', layout: { prefix: 'TENANT#', separator: '#' } }),
    ],
  ],
  ['a tenant index', template('tenant-index', 'IntegTenantIndex'), [shared({ byTable: false, tenantIndexes: ['gsi-tenant'] })]],
  // Its claim names no table: each tenant has its own.
  ['a table per tenant', template('tenant-table', 'IntegTenantTable'), []],
];

function claimsOf(source: Template, claims: readonly TableClaim[]): Claim[] {
  if (claims.length === 0) return [{ kind: 'table per tenant', prefix: 'Integ-docs-', partition: 'aws', account: anyPlace.account }];
  return claims.map((claim) => claimedTable(claim, source, anyPlace, new Map()));
}

const roleOf = (source: Template) => Object.keys(source.Resources ?? {}).find((id) => /^TenantRole[0-9A-F]{8}$/.test(id)) ?? 'no role';

describe('the stacks of the integration tests', () => {
  test.each(deployed)('%s', async (_, source, claims) => {
    const { policies, trust } = readRole(roleOf(source), source, anyPlace, new Map());
    const proof = await prove(policies, claimsOf(source, claims), TENANCY, cvc5);

    expect(isProved(proof)).toBe(true);
    expect(await proveTrust(trust, { tagKey: 'TenantID' }, cvc5)).toEqual({ outcome: 'proved' });
  });

  test.each([
    ['a prefix', template('guardrails', 'IntegGuardrails'), shared({ layout: { prefix: 'TENANT#', separator: '#' } })],
    [
      'a tenant index with shards',
      template('tenant-shards', 'IntegTenantShards'),
      shared({ byTable: false, tenantIndexes: ['gsi-tenant'], layout: { prefix: '', shards: 2, shardSeparator: '#' } }),
    ],
  ])('the Denies hold, not the Allows, where somebody has attached more to the role: %s', async (_, source, claim) => {
    const { policies } = readRole(roleOf(source), source, anyPlace, new Map());
    const { verdicts } = await prove(policies, claimsOf(source, [claim]), TENANCY, cvc5);

    expect(verdicts.map(({ theorem, outcome }) => `${theorem} ${outcome}`)).toEqual([
      ...Array(2).fill('whole proved'),
      ...Array(2).fill('allows hole'),
      ...Array(2).fill('denies proved'),
    ]);
  });
});

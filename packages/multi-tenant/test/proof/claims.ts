import type { Claim, KeyLayout, Policies, Tenancy } from '@dynamorm-cdk/isolation-proof';
import type { Design } from '../matrix/designs';
import type { Policies as DeployedPolicies } from '../policy/evaluate';
import { INDEXES } from '../policy/world';

export const TENANCY: Tenancy = { variable: 'aws:PrincipalTag/TenantID', alphabet: 'tag' };

/** Where the tenant stands in the keys of each design, stated anew: a claim that came from the construct would prove the construct by itself. */
const LAYOUTS: Record<string, KeyLayout> = {
  '(a) partition key': { prefix: '' },
  '(b) prefix alone': { prefix: 'TENANT#' },
  '(b) prefix and separator': { prefix: 'T*?#', separator: '#' },
  '(b) separator alone': { prefix: '', separator: ':~' },
  '(c) tenant index': { prefix: '' },
  '(c) tenant index with shards': { prefix: '', shards: 3, shardSeparator: '#' },
};

/** What a design of the matrix promises. */
export function claimOf({ name, world }: Design): Claim {
  const place = { partition: 'aws', account: world.account };
  if (world.tablePerTenant) return { kind: 'table per tenant', prefix: 'docs-', ...place };
  const byTable = !name.startsWith('(c)');
  return {
    kind: 'shared table',
    table: 'docs',
    ...place,
    layout: LAYOUTS[name],
    byTable,
    partitionKey: 'PK',
    sortKey: 'SK',
    indexes: [
      { name: INDEXES.safe, tenant: byTable },
      { name: INDEXES.local, tenant: byTable },
      { name: INDEXES.unsafe, tenant: false },
      ...(byTable ? [] : [{ name: INDEXES.tenant, tenant: true }]),
    ],
    complete: true,
  };
}

/** What IAM holds, with a name for each policy. */
export function named({ identity, boundary }: DeployedPolicies): Policies {
  return {
    identity: identity.map((document, at) => ({ name: `Tenant${at + 1}`, document })),
    boundary: boundary && { name: 'Boundary', document: boundary },
    resource: [],
  };
}

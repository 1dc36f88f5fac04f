import type { TenantClaim } from '@dynamorm-cdk/core/constructs';
import type { Claim, KeyLayout, SharedTableClaim, TableClaim, Template } from '@dynamorm-cdk/isolation-proof';
import type { TableOption } from './claim-options';

/** What is to be proved of one table, before its keys and indexes are read. */
export type StatedClaim =
  | { readonly kind: 'shared'; readonly claim: TableClaim }
  | { readonly kind: 'imported'; readonly claim: TenantClaim }
  | { readonly kind: 'table per tenant'; readonly prefix: string };

/** What options say. */
export function statedByOptions(
  tables: readonly TableOption[],
  tenantIndexes: readonly string[],
  idOf: (name: string) => string,
): StatedClaim[] {
  return tables.map((option) => {
    if (option.kind === 'table per tenant') return { kind: option.kind, prefix: option.prefix };
    const { table, byTable, layout } = option;
    return { kind: 'shared', claim: { table: idOf(table), byTable, layout, tenantIndexes } };
  });
}

/** What constructs left in the metadata of the cloud assembly. */
export function statedByConstructs(claims: readonly TenantClaim[]): StatedClaim[] {
  return claims.map((claim) => {
    if (claim.design.kind === 'table') return { kind: 'table per tenant', prefix: claim.design.prefix };
    if (claim.table === undefined) return { kind: 'imported', claim };
    return { kind: 'shared', claim: { table: claim.table, ...layoutOf(claim) } };
  });
}

/** A claim with the keys and indexes that the template renders; those of an imported table are what the grant states. */
export async function provable(
  stated: StatedClaim,
  { template, isExport }: ClaimedIn,
  account: string,
  choice: ReadonlyMap<string, boolean>,
): Promise<Claim> {
  const { anyPlace, claimedTable } = await import('@dynamorm-cdk/isolation-proof');
  const place = { ...anyPlace, account };
  if (stated.kind === 'table per tenant') return { kind: stated.kind, prefix: stated.prefix, partition: place.partition, account };
  if (stated.kind === 'shared' && isExport) return tableByName(stated.claim, place);
  if (stated.kind === 'shared') return claimedTable(stated.claim, template, place, choice);
  return importedTable(stated.claim, place);
}

/** Where the claim is made: of an export nobody knows the tables. */
export interface ClaimedIn {
  readonly template: Template;
  readonly isExport: boolean;
}

/** A table of which only the name is known: any index is asked about, and only those that are stated tell the tenant. */
function tableByName(
  { table, layout, byTable, tenantIndexes }: TableClaim,
  place: { partition: string; account: string },
): SharedTableClaim {
  const { partition, account } = place;
  const indexes = tenantIndexes.map((name) => ({ name, tenant: true }));
  return { kind: 'shared table', table, partition, account, layout, byTable, indexes, complete: false };
}

async function importedTable(claim: TenantClaim, place: { partition: string; account: string }): Promise<SharedTableClaim> {
  const { NotDecided } = await import('@dynamorm-cdk/isolation-proof');
  const { name, account, partitionKey, indexes } = claim.imported ?? { name: undefined, partitionKey: '', indexes: [] };
  if (typeof name !== 'string') throw new NotDecided('the name of an imported table is known only at deployment');
  const { byTable, layout, tenantIndexes } = layoutOf(claim);
  return {
    kind: 'shared table',
    table: name,
    partition: place.partition,
    account: typeof account === 'string' ? account : place.account,
    layout,
    byTable,
    partitionKey,
    indexes: indexes.map((index) => ({
      ...index,
      tenant: tenantIndexes.includes(index.name) || (byTable && index.partitionKey === partitionKey),
    })),
    complete: true,
  };
}

function layoutOf({ design }: TenantClaim): { byTable: boolean; layout: KeyLayout; tenantIndexes: string[] } {
  if (design.kind === 'index') {
    const { index, shards, shardSeparator } = design;
    return {
      byTable: false,
      layout: shards === undefined ? { prefix: '' } : { prefix: '', shards, shardSeparator },
      tenantIndexes: [index],
    };
  }
  const layout = design.kind === 'prefixed partition key' ? { prefix: design.prefix, separator: design.separator } : { prefix: '' };
  return { byTable: true, layout, tenantIndexes: [] };
}

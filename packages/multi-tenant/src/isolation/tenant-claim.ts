// The same as core's, which declarations of a published package must not name: users cannot install it. Where a claim is written, both are held against each other.

/**
 * What a tenant grant claims of one table: nothing of what decides whether it is true. Keys and indexes come from the template, so that
 * an override cannot prove itself.
 */
export interface TenantClaim {
  /** Key of the session tag with the tenant id. */
  readonly tag: string;
  readonly design: TenantDesign;
  /** Path of the table's resource; missing for an imported table and for a table per tenant. */
  readonly table?: string;
  /** A table that no template of the app holds, as the grant states it. */
  readonly imported?: ImportedTable;
}

/** Where the table stores the tenant id. */
export type TenantDesign =
  | { readonly kind: 'partition key' }
  | { readonly kind: 'prefixed partition key'; readonly prefix: string; readonly separator?: string }
  | { readonly kind: 'index'; readonly index: string; readonly shards?: number; readonly shardSeparator?: string }
  | { readonly kind: 'table'; readonly prefix: string };

/** Name and account as the template of the grant has them, which may be functions. */
export interface ImportedTable {
  readonly name: unknown;
  readonly account?: unknown;
  readonly partitionKey: string;
  readonly indexes: readonly { readonly name: string; readonly partitionKey?: string }[];
}

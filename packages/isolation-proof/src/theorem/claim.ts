/** Where the tenant of a session stands, and what it may look like. */
export interface Tenancy {
  /** The condition key that carries it, such as `aws:PrincipalTag/TenantID`. */
  readonly variable: string;
  /** Tag values have letters, numbers, spaces and `_ . : / = + - @`; the values of another variable may be any text. */
  readonly alphabet: 'tag' | 'any';
  /** Texts that no id contains, by a promise of whoever hands ids out: the proof assumes it, and says so. */
  readonly excludes?: readonly string[];
}

/** How a partition key value tells its tenant. */
export interface KeyLayout {
  /** Before the tenant's id. */
  readonly prefix: string;
  /** Behind it, where more may follow. Without one the key ends with the id. */
  readonly separator?: string;
  /** The key ends with the number of a shard below this one, behind `shardSeparator`. */
  readonly shards?: number;
  readonly shardSeparator?: string;
}

/** An index as the rendered table has it. */
export interface ClaimedIndex {
  readonly name: string;
  /** Its first partition attribute carries the tenant in the claimed layout. */
  readonly tenant: boolean;
  readonly partitionKey?: string;
}

/** A table whose items belong to many tenants. */
export interface SharedTableClaim {
  readonly kind: 'shared table';
  readonly table: string;
  readonly partition: string;
  readonly account: string;
  readonly layout: KeyLayout;
  /** The partition key of the table itself carries the tenant; otherwise indexes alone do. */
  readonly byTable: boolean;
  readonly partitionKey?: string;
  readonly sortKey?: string;
  readonly indexes: readonly ClaimedIndex[];
  /** Whether the table has no other index. Where that is not known, any index is asked about. */
  readonly complete: boolean;
}

/** A table for each tenant, named by a prefix and the tenant's id. */
export interface TenantTablesClaim {
  readonly kind: 'table per tenant';
  readonly prefix: string;
  readonly partition: string;
  readonly account: string;
}

export type Claim = SharedTableClaim | TenantTablesClaim;

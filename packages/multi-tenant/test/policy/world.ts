/** Whose data an address holds. */
export enum Ownership {
  /** Each partition key value belongs to exactly one tenant. */
  BY_KEY = 'by key',
  /** Items of all tenants lie side by side, or anyone can plant items there. */
  SHARED = 'shared',
}

/** A table or index that a call can name. */
export interface Address {
  readonly label: string;
  /** Name of the table, given whose data the call is after. */
  readonly table: (owner: string) => string;
  /** `undefined` for the table itself. */
  readonly index?: string;
  readonly ownership: Ownership;
  /** Partition key values of a tenant's items there. */
  readonly keys: (owner: string) => string[];
  /** The design promises a tenant's Query there. */
  readonly promisesQuery: boolean;
  /** The design promises a tenant's item calls there. */
  readonly promisesItems: boolean;
  /** The design promises Scan there. */
  readonly promisesScan?: boolean;
}

/** Where the matrix plays: one table for all tenants, or one for each. */
export interface World {
  readonly account: string;
  readonly regions: string[];
  readonly addresses: Address[];
  /** A table of each tenant's own: what is done to it concerns nobody else. */
  readonly tablePerTenant: boolean;
}

export const ACCOUNT = '111111111111';
export const REGIONS = ['eu-west-1', 'eu-central-1'];

/** Names of the indexes that every shared table of the matrix has. */
export const INDEXES = {
  safe: 'gsi-by-date',
  local: 'lsi-title',
  unsafe: 'gsi-status',
  undeclared: 'gsi-made-by-hand',
  tenant: 'gsi-tenant',
};

export function arnOf(world: World, region: string, table: string, below?: string): string {
  return `arn:aws:dynamodb:${region}:${world.account}:table/${table}${below ? `/${below}` : ''}`;
}

/** One table whose partition key tells the tenant: designs (a) and (b). */
export function sharedTable(table: string, keys: (owner: string) => string[]): World {
  const at = (label: string, index: string | undefined, ownership: Ownership, promises: boolean): Address => ({
    label,
    table: () => table,
    index,
    ownership,
    keys,
    promisesQuery: promises,
    promisesItems: promises && index === undefined,
  });
  return {
    account: ACCOUNT,
    regions: REGIONS,
    tablePerTenant: false,
    addresses: [
      at('table', undefined, Ownership.BY_KEY, true),
      at('safe index', INDEXES.safe, Ownership.BY_KEY, true),
      at('local index', INDEXES.local, Ownership.BY_KEY, true),
      at('unsafe index', INDEXES.unsafe, Ownership.SHARED, false),
      at('undeclared index', INDEXES.undeclared, Ownership.SHARED, false),
    ],
  };
}

/** One table whose partition key says nothing of the tenant, with a tenant index: design (c). */
export function tenantIndex(table: string, keys: (owner: string) => string[] = (owner) => [owner]): World {
  const at = (label: string, index: string | undefined, ownership: Ownership, promises: boolean): Address => ({
    label,
    table: () => table,
    index,
    ownership,
    keys,
    promisesQuery: promises,
    promisesItems: false,
  });
  return {
    account: ACCOUNT,
    regions: REGIONS,
    tablePerTenant: false,
    addresses: [
      at('table', undefined, Ownership.SHARED, false),
      at('tenant index', INDEXES.tenant, Ownership.BY_KEY, true),
      at('index led by the table key', INDEXES.safe, Ownership.SHARED, false),
      at('local index', INDEXES.local, Ownership.SHARED, false),
      at('unsafe index', INDEXES.unsafe, Ownership.SHARED, false),
      at('undeclared index', INDEXES.undeclared, Ownership.SHARED, false),
    ],
  };
}

/** A table for each tenant: design (d). */
export function tablePerTenant(prefix: string): World {
  const at = (label: string, index: string | undefined, promises: boolean): Address => ({
    label,
    table: (owner) => `${prefix}${owner}`,
    index,
    ownership: Ownership.BY_KEY,
    keys: () => ['order-1'],
    promisesQuery: promises,
    promisesItems: promises && index === undefined,
    promisesScan: promises,
  });
  return {
    account: ACCOUNT,
    regions: REGIONS,
    tablePerTenant: true,
    addresses: [at('table', undefined, true), at('named index', INDEXES.safe, true), at('undeclared index', INDEXES.undeclared, false)],
  };
}

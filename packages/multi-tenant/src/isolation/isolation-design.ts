import type { Finding, IndexShape, KeyAttribute } from '@dynamorm-cdk/model-spec';
import type { TenantDesign } from './tenant-claim';
import type { TenantPlacement } from './tenant-placement';

/** What all designs of tenant isolation tell about themselves. Each is a class of its own, made by a factory of `TenantIsolation`. */
export abstract class IsolationDesign {
  public abstract readonly placement: TenantPlacement;

  /** Two declarations mean the same if their terms are the same. */
  public abstract readonly terms: readonly unknown[];

  /** What is claimed of the tables, for who proves it. */
  public abstract readonly claim: TenantDesign;

  /** Where the tenant id stands, as a sentence. */
  public abstract readonly inWords: string;

  /** What is true of the items that a session reaches, to follow "whose" or "where the". */
  public abstract readonly keyInWords: string;

  /** Why IAM cannot keep the writes of tenants apart on a table; `undefined` where it can. */
  public whyNoWrites(_label: string): string | undefined {
    return undefined;
  }
}

/** Values of `dynamodb:LeadingKeys` that are a tenant's own. */
export interface OwnKeys {
  readonly values: string[];
  /** Whether `*` in them is a wildcard. */
  readonly wildcards: boolean;
}

/** A table and what messages call it. */
export interface JudgedTable {
  readonly label: string;
  readonly partitionKey: KeyAttribute;
  readonly indexes: IndexShape[];
  readonly tenantAttribute?: string;
}

/** A design in which all tenants share one table, told apart by the leading key of each call. */
export abstract class SharedTableDesign extends IsolationDesign {
  /** Whether tenants reach the table itself, or one index of it alone. */
  public readonly reachesTable: boolean = true;

  /** The leading keys of one tenant, who stands in them as the given policy variable. */
  public abstract ownKeys(tenant: string): OwnKeys;

  /** Whether an index shows each tenant its own items alone. */
  public abstract isSafe(index: IndexShape, table: Pick<JudgedTable, 'partitionKey' | 'tenantAttribute'>): boolean;

  /** What keeps the keys of the table from telling tenants apart. */
  public keyFindings(_table: JudgedTable): Finding[] {
    return [];
  }

  /** What keeps its indexes from doing so; judged when all of them are known. */
  public indexFindings(_table: JudgedTable): Finding[] {
    return [];
  }
}

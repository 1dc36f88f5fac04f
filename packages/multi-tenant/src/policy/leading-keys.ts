import { escapeForEquals, escapeForLike } from '../isolation/tag-text';
import type { TenantIsolation } from '../isolation/tenant-isolation';

/** Conditions of a statement, as `PolicyStatement` takes them. */
export type Conditions = { [operator: string]: { [key: string]: string | string[] } };

/** The values of `dynamodb:LeadingKeys` that are a tenant's own, and how they are compared. */
export class LeadingKeys {
  private readonly like: boolean;
  private readonly patterns: string[];

  constructor(
    isolation: TenantIsolation,
    private readonly tagKey: string,
  ) {
    const tenant = `\${aws:PrincipalTag/${tagKey}}`;
    this.like = isolation.separator !== undefined;
    this.patterns =
      isolation.shards === undefined ? keysOf(tenant, isolation) : shardsOf(tenant, isolation.shards, isolation.shardSeparator);
  }

  /** Every key of the call is the tenant's, the call has a key, and the session has a tenant. */
  public get own(): Conditions {
    return {
      [`ForAllValues:${this.like ? 'StringLike' : 'StringEquals'}`]: { 'dynamodb:LeadingKeys': this.patterns },
      Null: { 'dynamodb:LeadingKeys': 'false' },
      StringLike: { [`aws:PrincipalTag/${this.tagKey}`]: '?*' },
    };
  }

  /** Some key of the call is not the tenant's. */
  public get foreign(): Conditions {
    return { [`ForAnyValue:${this.like ? 'StringNotLike' : 'StringNotEquals'}`]: { 'dynamodb:LeadingKeys': this.patterns } };
  }

  /** The call has no key. */
  public get absent(): Conditions {
    return { Null: { 'dynamodb:LeadingKeys': 'true' } };
  }

  /** The session has no tenant. */
  public get untagged(): Conditions {
    return { StringNotLike: { [`aws:PrincipalTag/${this.tagKey}`]: '?*' } };
  }
}

function keysOf(tenant: string, { prefix = '', separator }: TenantIsolation): string[] {
  if (separator === undefined) return [`${escapeForEquals(prefix)}${tenant}`];
  return [`${escapeForLike(prefix)}${tenant}`, `${escapeForLike(prefix)}${tenant}${escapeForLike(separator)}*`];
}

/** Each shard by its name: a wildcard behind the separator would be shorter, and open what no writer is meant to write there. */
function shardsOf(tenant: string, shards: number, separator = ''): string[] {
  return Array.from({ length: shards }, (_, shard) => `${tenant}${escapeForEquals(separator)}${shard}`);
}

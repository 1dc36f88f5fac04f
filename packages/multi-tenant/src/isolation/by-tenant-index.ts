import { isResourceName, resourceNameInWords } from '@dynamorm-cdk/core/dynamodb';
import { kinds } from '@dynamorm-cdk/core/kinds';
import { type Finding, IndexKind, type IndexShape, KeyType } from '@dynamorm-cdk/model-spec';
import type { Attribute } from 'aws-cdk-lib/aws-dynamodb';
import { Token } from 'aws-cdk-lib/core';
import type { Code } from '../codes';
import { finding, refuse, refuseKinds } from '../findings';
import { type JudgedTable, type OwnKeys, SharedTableDesign } from './isolation-design';
import type { TenantIndexOptions } from './isolation-options';
import { checkShards } from './shards';
import { escapeForEquals } from './tag-text';
import type { TenantDesign } from './tenant-claim';
import { TenantPlacement } from './tenant-placement';

const OPTIONS = kinds.propsOf<TenantIndexOptions>({
  indexName: kinds.text,
  sortKey: kinds.propsOf<Attribute>({ name: kinds.text, type: kinds.text }, 'a key', ['name', 'type']),
  shardSeparator: kinds.text,
});

/** The tenant id is the partition key of one index. */
export class ByTenantIndex extends SharedTableDesign {
  public readonly placement = TenantPlacement.INDEX;
  public readonly terms: readonly unknown[];
  public readonly claim: TenantDesign;
  public readonly inWords: string;
  public readonly keyInWords: string;
  public override readonly reachesTable = false;
  public readonly indexName: string;
  public readonly sortKey?: Attribute;
  public readonly shards?: number;
  private readonly shardSeparator: string;

  constructor(options: TenantIndexOptions) {
    super();
    refuseKinds('TenantIsolation.index', OPTIONS(options, 'options'));
    const { indexName = 'gsi-tenant', sortKey, shards, shardSeparator } = kinds.withoutNulls(options);
    if (Token.isUnresolved(indexName) || !isResourceName(indexName)) {
      throw refuse('DYN-V005', `the tenant index needs a literal name of ${resourceNameInWords}, got: \`${indexName}\`.`);
    }
    checkShards(shards, shardSeparator);
    this.indexName = indexName;
    this.sortKey = sortKey;
    this.shards = shards;
    this.shardSeparator = shardSeparator ?? '#';
    this.terms = [this.placement, indexName, shards, ...(shards === undefined ? [] : [this.shardSeparator])];
    this.claim = { kind: 'index', index: indexName, ...(shards === undefined ? {} : { shards, shardSeparator: this.shardSeparator }) };
    const key = shards === undefined ? 'the tenant id' : `the tenant id, \`${this.shardSeparator}\` and a shard from 0 to ${shards - 1}`;
    this.inWords = `The index \`${indexName}\` has ${key} as its partition key; the table does not.`;
    this.keyInWords = `index key is ${shards === undefined ? 'the tenant' : 'a shard of the tenant'} of the session`;
  }

  public override whyNoWrites(label: string): string {
    return (
      `writes to ${label} cannot be isolated, because its partition key does not identify the tenant and IAM never sees the values of ` +
      `other attributes. A tenant could overwrite any item or add items to another tenant's \`${this.indexName}\`. Tenants ` +
      'can query that index. Let a trusted writer maintain the items, or put the tenant into the partition key.'
    );
  }

  /** Each shard by its name: a wildcard behind the separator would be shorter, and open what no writer is meant to write there. */
  public ownKeys(tenant: string): OwnKeys {
    if (this.shards === undefined) return { values: [tenant], wildcards: false };
    const separator = escapeForEquals(this.shardSeparator);
    return { values: Array.from({ length: this.shards }, (_, shard) => `${tenant}${separator}${shard}`), wildcards: false };
  }

  /** An old definition under the name of the tenant index may be led by anything. */
  public isSafe(index: IndexShape, { tenantAttribute }: { readonly tenantAttribute?: string }): boolean {
    return index.name === this.indexName && (tenantAttribute === undefined || index.partitionKeys[0]?.name === tenantAttribute);
  }

  public override indexFindings({ label, indexes, tenantAttribute }: JudgedTable): Finding[] {
    const index = indexes.find(({ name }) => name === this.indexName);
    const wrong = (message: string, code: Code = 'DYN-V011') => [finding(code, { message: message })];
    if (index?.kind !== IndexKind.GLOBAL) {
      const names = indexes.map(({ name }) => `\`${name}\``).join(', ') || 'none';
      return wrong(`${label} has no global index \`${this.indexName}\` for tenants to query. Its indexes: ${names}.`);
    }
    const [first, ...more] = index.partitionKeys;
    if (first.type !== KeyType.STRING) {
      return wrong(
        `the partition key \`${first.name}\` of the tenant index \`${index.name}\` has type ${first.type}, but IAM compares leading keys as ` +
          'text. Change it to a string key.',
        'DYN-V010',
      );
    }
    if (tenantAttribute === undefined && more.length > 0) {
      return wrong(
        `the tenant index \`${index.name}\` has several partition attributes (${index.partitionKeys.map(({ name }) => name).join(', ')}), ` +
          'but IAM compares only the first. Set tenantAttribute; the tenant must be the first attribute.',
      );
    }
    if (tenantAttribute !== undefined && tenantAttribute !== first.name) {
      return wrong(
        `the tenant index \`${index.name}\` has the first attribute \`${first.name}\`, not the tenant attribute \`${tenantAttribute}\`. IAM ` +
          'compares only the first partition attribute. Put the tenant attribute first.',
      );
    }
    return [];
  }
}

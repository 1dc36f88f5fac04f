import { kinds } from '@dynamorm-cdk/core/kinds';
import { refuseKinds } from '../findings';
import type { OwnKeys } from './isolation-design';
import type { PrefixedPartitionKeyOptions } from './isolation-options';
import { LedByPartitionKey } from './led-by-partition-key';
import { checkPrefix, checkSeparator, escapeForEquals, escapeForLike } from './tag-text';
import type { TenantDesign } from './tenant-claim';
import { TenantPlacement } from './tenant-placement';

const OPTIONS = kinds.propsOf<PrefixedPartitionKeyOptions>({ prefix: kinds.text, separator: kinds.text }, 'an object', ['prefix']);

/** The table's partition key begins with a prefix and the tenant id. */
export class ByPrefixedPartitionKey extends LedByPartitionKey {
  public readonly placement = TenantPlacement.PREFIXED_PARTITION_KEY;
  public readonly terms: readonly unknown[];
  public readonly claim: TenantDesign;
  public readonly inWords: string;
  public readonly keyInWords: string;
  public readonly prefix: string;
  public readonly separator?: string;

  constructor(options: PrefixedPartitionKeyOptions) {
    super();
    refuseKinds('TenantIsolation.prefixedPartitionKey', OPTIONS(options, 'options'));
    const { prefix, separator } = kinds.withoutNulls(options);
    if (separator !== undefined) checkSeparator(separator);
    checkPrefix(prefix, separator);
    this.prefix = prefix;
    this.separator = separator;
    this.terms = [this.placement, prefix, separator];
    this.claim = { kind: 'prefixed partition key', prefix, separator };
    const [key, rest] = [`\`${prefix}<tenant>\``, separator === undefined ? '' : ` or begins with \`${prefix}<tenant>${separator}\``];
    this.keyInWords = `partition key is ${key}${rest}`;
    const follows = separator === undefined ? '' : `, optionally followed by \`${separator}\` and any text`;
    this.inWords = `The partition key is \`${prefix}\` and the tenant id${follows}.`;
  }

  public ownKeys(tenant: string): OwnKeys {
    if (this.separator === undefined) return { values: [`${escapeForEquals(this.prefix)}${tenant}`], wildcards: false };
    const whole = `${escapeForLike(this.prefix)}${tenant}`;
    return { values: [whole, `${whole}${escapeForLike(this.separator)}*`], wildcards: true };
  }
}

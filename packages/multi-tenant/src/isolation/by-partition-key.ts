import type { Finding } from '@dynamorm-cdk/model-spec';
import { finding } from '../findings';
import type { JudgedTable, OwnKeys } from './isolation-design';
import { LedByPartitionKey } from './led-by-partition-key';
import { TenantPlacement } from './tenant-placement';

/** The table's partition key is the tenant id. */
export class ByPartitionKey extends LedByPartitionKey {
  public readonly placement = TenantPlacement.PARTITION_KEY;
  public readonly terms = [this.placement];
  public readonly claim = { kind: 'partition key' } as const;
  public readonly inWords = 'The partition key is the tenant id.';
  public readonly keyInWords = 'partition key is `<tenant>`';

  public ownKeys(tenant: string): OwnKeys {
    return { values: [tenant], wildcards: false };
  }

  public override keyFindings(table: JudgedTable): Finding[] {
    const { label, partitionKey, tenantAttribute } = table;
    const findings = super.keyFindings(table);
    if (findings.length > 0 || tenantAttribute === undefined || tenantAttribute === partitionKey.name) return findings;
    return [
      finding('DYN-V050', {
        message:
          `with TenantIsolation.partitionKey() the tenant attribute must be the partition key \`${partitionKey.name}\` of ${label}, got: ` +
          `\`${tenantAttribute}\`. Make that attribute the partition key, or use TenantIsolation.index().`,
      }),
    ];
  }
}

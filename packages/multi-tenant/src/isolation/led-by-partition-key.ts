import { type Finding, IndexKind, type IndexShape, type KeyAttribute, KeyType, UnknownValue } from '@dynamorm-cdk/model-spec';
import { finding } from '../findings';
import { type JudgedTable, SharedTableDesign } from './isolation-design';

/** What the two designs have in common whose tenants stand in the table's partition key. */
export abstract class LedByPartitionKey extends SharedTableDesign {
  /** A tenant's own items are all that an index shows only if its leading key is the table's; a local index always is. */
  public isSafe(index: IndexShape, { partitionKey }: { readonly partitionKey: KeyAttribute }): boolean {
    // Two names that are unknown until deployment need not be the same.
    const leading = index.partitionKeys[0]?.name;
    return index.kind === IndexKind.LOCAL || (leading !== UnknownValue.TEXT && leading === partitionKey.name);
  }

  public override keyFindings({ label, partitionKey }: JudgedTable): Finding[] {
    if (partitionKey.type === KeyType.STRING) return [];
    return [
      finding('DYN-V010', {
        message:
          `the partition key \`${partitionKey.name}\` of ${label} has type ${partitionKey.type}: IAM compares leading keys as text, and a ` +
          'tenant id is one. Make it a string key.',
      }),
    ];
  }
}

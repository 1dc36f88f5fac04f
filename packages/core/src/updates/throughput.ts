import { known, type Properties, recordOf, recordsOf, UNKNOWN } from '../cloudformation';
import { capital } from '../text';
import { hasSource, isGlobal, refused, type TableDefinition, type TableFact, type TableUpdate } from './fact';
import { has } from './parts';

/** `PROVISIONED`, `PAY_PER_REQUEST`, or undefined where an expression decides. */
export function billingMode({ properties }: TableDefinition): string | undefined {
  const mode = known(properties.BillingMode) ?? 'PROVISIONED';
  return mode === UNKNOWN ? undefined : String(mode);
}

/** A part of a table that has throughput: the table itself, a replica, an index. */
interface Part {
  readonly name: string;
  readonly path: string;
  readonly properties: Properties;
}

/**
 * A provisioned table needs throughput, and so does each of its global indexes; one that is billed on demand takes none.
 *
 * @see
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-table.html#cfn-dynamodb-table-provisionedthroughput
 * @see
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-globaltable.html#cfn-dynamodb-globaltable-writeprovisionedthroughputsettings
 */
export function throughputFacts(table: TableDefinition): TableFact[] {
  const mode = billingMode(table);
  if (mode === undefined || hasSource(table)) return [];
  return mode === 'PROVISIONED' ? ofProvisioned(table) : ofOnDemand(table);
}

function ofProvisioned(table: TableDefinition): TableFact[] {
  const property = isGlobal(table) ? 'WriteProvisionedThroughputSettings' : 'ProvisionedThroughput';
  const written = mainParts(table);
  const missing = written
    .filter((part) => !has(part.properties, property))
    .map((part) =>
      refused('throughput-missing', `${part.name} has no ${property}, which the billing mode PROVISIONED needs.`, {
        property: `${part.path}${property}`,
        hint: `Set ${property}, or BillingMode to PAY_PER_REQUEST.`,
      }),
    );
  return [...missing, ...surplus(table, ['OnDemandThroughput', 'WriteOnDemandThroughputSettings', 'ReadOnDemandThroughputSettings'])];
}

function ofOnDemand(table: TableDefinition): TableFact[] {
  return surplus(table, ['ProvisionedThroughput', 'WriteProvisionedThroughputSettings', 'ReadProvisionedThroughputSettings']);
}

function surplus(table: TableDefinition, properties: string[]): TableFact[] {
  const mode = billingMode(table);
  return [...mainParts(table), ...replicaParts(table)].flatMap((part) =>
    properties
      .filter((property) => has(part.properties, property))
      .map((property) =>
        refused('throughput-surplus', `${part.name} has ${property}, which the billing mode ${mode} does not allow.`, {
          property: `${part.path}${property}`,
          hint: `Remove ${property}, or change BillingMode.`,
        }),
      ),
  );
}

/**
 * Billing by provisioned capacity begins with a capacity that the template gives.
 *
 * @see
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-dynamodb-globaltable-capacityautoscalingsettings.html
 */
export function seedFacts({ before, after }: TableUpdate): TableFact[] {
  if (billingMode(before) !== 'PAY_PER_REQUEST' || billingMode(after) !== 'PROVISIONED' || !isGlobal(after)) return [];
  return mainParts(after)
    .filter(({ properties }) => has(properties, 'WriteProvisionedThroughputSettings'))
    .filter(({ properties }) => {
      const writes = recordOf(properties.WriteProvisionedThroughputSettings).WriteCapacityAutoScalingSettings;
      return known(writes) !== UNKNOWN && !has(writes, 'SeedCapacity');
    })
    .map(({ name, path }) =>
      refused('billing-change', `${name} changes to provisioned billing, but has no SeedCapacity to start with.`, {
        property: `${path}WriteProvisionedThroughputSettings.WriteCapacityAutoScalingSettings.SeedCapacity`,
        hint: 'Set SeedCapacity to the capacity that it needs until scaling takes over.',
      }),
    );
}

function mainParts({ label, properties }: TableDefinition): Part[] {
  return [{ name: `\`${label}\``, path: '', properties }, ...indexParts(properties, '', ` of \`${label}\``)];
}

function replicaParts(table: TableDefinition): Part[] {
  return recordsOf(table.properties.Replicas).flatMap((replica, at) => {
    const path = `Replicas[${at}].`;
    const name = `the replica \`${typeof replica.Region === 'string' ? replica.Region : 'in the region of the stack'}\` of \`${table.label}\``;
    return [{ name: capital(name), path, properties: replica }, ...indexParts(replica, path, ` in ${name}`)];
  });
}

function indexParts(owner: Properties, path: string, where: string): Part[] {
  return recordsOf(owner.GlobalSecondaryIndexes).map((index, at) => ({
    name: `The index \`${String(known(index.IndexName) === UNKNOWN ? at : index.IndexName)}\`${where}`,
    path: `${path}GlobalSecondaryIndexes[${at}].`,
    properties: known(index) === UNKNOWN ? {} : index,
  }));
}

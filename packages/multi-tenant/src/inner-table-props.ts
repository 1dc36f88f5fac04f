import type { DynamORMTableProps } from '@dynamorm-cdk/table';
import { AttributeType } from 'aws-cdk-lib/aws-dynamodb';
import { refuse } from './findings';
import { ByTable } from './isolation/by-table';
import { ByTenantIndex } from './isolation/by-tenant-index';
import type { MultiTenantTableProps } from './multi-tenant-table-props';
import { checkModelsHaveTenant, defaultTenantAttribute } from './tenant-attribute';

/** Only a tenant index needs an attribute of its own; for a partition key the name is checked where the key is known. */
export function tenantAttributeOf(props: MultiTenantTableProps): string | undefined {
  const { _design: design } = props.isolation;
  if (!(design instanceof ByTenantIndex)) return props.tenantAttribute;
  return props.tenantAttribute ?? defaultTenantAttribute(props.models, props.namingConvention, design.shards !== undefined);
}

/** The props of the table within: its name or its tenant index follow from the isolation. */
export function innerTableProps(id: string, props: MultiTenantTableProps, tenantAttribute: string | undefined): DynamORMTableProps {
  const { models, tenantId, globalSecondaryIndexes } = props;
  const { _design: design } = props.isolation;
  if (design instanceof ByTable) return { ...props, tableName: tenantTableName(id, design, props) };
  if (tenantId !== undefined) {
    throw refuse('DYN-V051', `\`${id}\` has a tenantId (\`${tenantId}\`), but its tenants share the table. Remove tenantId.`);
  }
  if (!(design instanceof ByTenantIndex) || tenantAttribute === undefined) return props;
  if (models) checkModelsHaveTenant(`\`${id}\``, models, tenantAttribute);

  // An index of another name than gsi-<name> can only be given to the constructor.
  const known = [...(globalSecondaryIndexes ?? []).map(({ indexName }) => indexName), ...indexNames(props)];
  if (design.indexName.startsWith('gsi-') || known.includes(design.indexName)) return props;
  if (models && !globalSecondaryIndexes) {
    throw refuse(
      'DYN-V011',
      `no model of \`${id}\` has the tenant index \`${design.indexName}\`, so its keys are unknown. Add it to the models, or list all ` +
        'indexes in globalSecondaryIndexes.',
    );
  }
  const index = {
    indexName: design.indexName,
    partitionKey: { name: tenantAttribute, type: AttributeType.STRING },
    sortKey: design.sortKey,
  };
  return { ...props, globalSecondaryIndexes: [...(globalSecondaryIndexes ?? []), index] };
}

function indexNames({ models, globalSecondaryIndexes }: MultiTenantTableProps): string[] {
  return globalSecondaryIndexes ? [] : (models?.models ?? []).flatMap(({ indexes }) => indexes.map(({ name }) => name));
}

function tenantTableName(id: string, { tableNamePrefix: prefix }: ByTable, { tenantId, tableName }: MultiTenantTableProps): string {
  if (tenantId === undefined || !/^[A-Za-z0-9_.-]+$/.test(tenantId)) {
    throw refuse(
      'DYN-V051',
      `\`${id}\` is the table of one tenant. Set tenantId, with letters, digits or _ . - because the table's name ends with it, got: ` +
        `\`${tenantId}\`. For grants without a table, use TenantGrants.`,
    );
  }
  if (tableName !== undefined && tableName !== `${prefix}${tenantId}`) {
    throw refuse('DYN-V051', `the table of tenant \`${tenantId}\` must be named \`${prefix}${tenantId}\`, got: \`${tableName}\`.`);
  }
  return `${prefix}${tenantId}`;
}

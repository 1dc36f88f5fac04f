import { nearest } from '@dynamorm-cdk/core/text';
import type { Model, ModelDocument } from '@dynamorm-cdk/model-spec';
import { NamingConvention } from '@dynamorm-cdk/table';
import { refuse } from './findings';

/** The name that DynamORM gives to a Go field `TenantID`, or `TenantShard` where there are shards, by naming convention. */
export function defaultTenantAttribute(
  models: ModelDocument | undefined,
  convention: NamingConvention | undefined,
  sharded: boolean,
): string {
  const names = sharded ? SHARD_BY_CONVENTION : ID_BY_CONVENTION;
  if (models) {
    const stated = models.models[0]?.namingConvention;
    if (stated === undefined) return names[NamingConvention.PASCAL_CASE];
    return stated === 'snake_case' ? names[NamingConvention.SNAKE_CASE] : names[NamingConvention.CAMEL_CASE];
  }
  return names[convention ?? NamingConvention.CAMEL_CASE];
}

const ID_BY_CONVENTION = {
  [NamingConvention.CAMEL_CASE]: 'tenantID',
  [NamingConvention.SNAKE_CASE]: 'tenant_id',
  [NamingConvention.PASCAL_CASE]: 'TenantID',
};

const SHARD_BY_CONVENTION = {
  [NamingConvention.CAMEL_CASE]: 'tenantShard',
  [NamingConvention.SNAKE_CASE]: 'tenant_shard',
  [NamingConvention.PASCAL_CASE]: 'TenantShard',
};

/** Throws where an item of some model could lie in the table without a tenant: it would be in no tenant's index. */
export function checkModelsHaveTenant(label: string, document: ModelDocument, attribute: string): void {
  const lacking = document.models.filter((model) => !model.attributes.some(({ name, type }) => name === attribute && type === 'S'));
  if (lacking.length === 0) return;
  const models = lacking.map((model) => `\`${model.name}\` ${explain(model, attribute)}`).join(', ');
  throw refuse(
    'DYN-V050',
    `${label} isolates its tenants by the attribute \`${attribute}\`, which must be a string in every model. Otherwise items are not in the ` +
      `tenant index, or not under their tenant. Set tenantAttribute, or add the attribute to the model: ${models}.`,
  );
}

function explain(model: Model, attribute: string): string {
  const same = model.attributes.find(({ name }) => name === attribute);
  if (same) return `has it with type ${same.type}`;
  const like = nearest(
    attribute,
    model.attributes.map(({ name }) => name),
  );
  return like ? `has \`${like}\`` : 'has none';
}

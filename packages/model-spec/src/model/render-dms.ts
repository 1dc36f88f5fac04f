import { stringifyYaml } from '../document/yaml-parser';
import { type KeyAttribute, Projection } from '../shape/table-shape';
import type { Model, ModelAttribute, ModelIndex } from './model';

/** A document of these models. Fields that say nothing are left out, so the text of equal models is equal. */
export function renderDms(models: Model[], version: string): string {
  return stringifyYaml({ dms_version: version, models: models.map(modelEntry) });
}

function modelEntry(model: Model): object {
  return {
    name: model.name,
    table: tableEntry(model),
    ...(model.namingConvention === undefined ? {} : { naming: { convention: model.namingConvention } }),
    keys: keyEntries(model),
    ...writePolicyEntry(model),
    attributes: model.attributes.map(attributeEntry),
    ...(model.indexes.length > 0 ? { indexes: model.indexes.map(indexEntry) } : {}),
  };
}

function tableEntry({ tableName, tableEnvironmentVariable }: Model): object {
  return { name: tableName, ...(tableEnvironmentVariable === undefined ? {} : { environment_variable: tableEnvironmentVariable }) };
}

function writePolicyEntry(model: Model): object {
  if (!model.writeOnce && !model.protectedAttributes) return {};
  return {
    write_policy: {
      mode: model.writeOnce ? 'write_once' : 'mutable',
      ...(model.protectedAttributes ? { protected_attributes: model.protectedAttributes } : {}),
    },
  };
}

function attributeEntry(attribute: ModelAttribute): object {
  return {
    attribute: attribute.name,
    type: attribute.type,
    ...(attribute.required ? { required: true } : {}),
    ...(attribute.optional ? { optional: true } : {}),
    ...(attribute.omitEmpty ? { omit_empty: true } : {}),
    ...(attribute.roles && attribute.roles.length > 0 ? { roles: attribute.roles } : {}),
    ...(attribute.format === undefined ? {} : { format: attribute.format }),
    ...(attribute.json ? { json: true } : {}),
    ...(attribute.binary ? { binary: true } : {}),
    ...(attribute.encrypted ? { encryption: { v: 1 } } : {}),
  };
}

function indexEntry(index: ModelIndex): object {
  return {
    name: index.name,
    type: index.kind,
    ...keyEntries(index),
    projection: { type: index.projection, ...(index.projection === Projection.INCLUDE ? { fields: index.nonKeyAttributes ?? [] } : {}) },
  };
}

function keyEntries(owner: { partitionKey: KeyAttribute; sortKey?: KeyAttribute }): object {
  const entry = (key: KeyAttribute): object => ({ attribute: key.name, type: key.type });
  return { partition: entry(owner.partitionKey), ...(owner.sortKey ? { sort: entry(owner.sortKey) } : {}) };
}

import type { KeyAttribute, Model, ModelAttribute, ModelIndex } from '@dynamorm-cdk/model-spec';

/** A model as DMS writes it. `ModelDocument` reads it and renders it. */
export function dmsEntry(model: Model): object {
  return {
    name: model.name,
    table: { name: model.tableName, environment_variable: model.tableEnvironmentVariable },
    naming: model.namingConvention === undefined ? undefined : { convention: model.namingConvention },
    keys: keys(model),
    write_policy:
      model.writeOnce || model.protectedAttributes
        ? { mode: model.writeOnce ? 'write_once' : 'mutable', protected_attributes: model.protectedAttributes }
        : undefined,
    attributes: model.attributes.map(attributeEntry),
    indexes: model.indexes.map(indexEntry),
  };
}

function attributeEntry({ name, omitEmpty, encrypted, ...attribute }: ModelAttribute): object {
  return { attribute: name, ...attribute, omit_empty: omitEmpty, encryption: encrypted ? { v: 1 } : undefined };
}

function indexEntry(index: ModelIndex): object {
  return { name: index.name, type: index.kind, ...keys(index), projection: { type: index.projection, fields: index.nonKeyAttributes } };
}

function keys(owner: { readonly partitionKey: KeyAttribute; readonly sortKey?: KeyAttribute }): object {
  const entry = ({ name, type }: KeyAttribute): object => ({ attribute: name, type });
  return { partition: entry(owner.partitionKey), sort: owner.sortKey && entry(owner.sortKey) };
}

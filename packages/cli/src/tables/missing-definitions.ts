import type { Finding, KeyAttribute, KeyType, ModelDocument, TableShape } from '@dynamorm-cdk/model-spec';
import { finding } from '../codes';
import { type FoundTable, type NamedTable, placeOf } from './found-table';

/** A finding for each key attribute of a table that no attribute definition names. */
export function definitionFindings(table: NamedTable & Pick<FoundTable, 'missingDefinitions'>): Finding[] {
  return (table.missingDefinitions ?? []).map(({ attribute, index }) => {
    const owner = index === undefined ? 'a key' : `a key of the index \`${index}\``;
    const { file, path } = placeOf(table);
    return finding('DYN-C123', {
      message: `\`${attribute}\` is ${owner} of \`${table.label}\` and has no attribute definition: CloudFormation refuses the table.`,
      ...(file === undefined ? {} : { file }),
      ...(path === undefined ? {} : { path: `${path}.Properties.AttributeDefinitions` }),
      expected: attribute,
      hint: `Add \`${attribute}\` with its type to AttributeDefinitions.`,
    });
  });
}

/**
 * The shape with the types that the models give to attributes without a definition. The missing definition is a finding of its own: nothing
 * about it is unknown until deployment.
 */
export function asModelsDefine({ shape, missingDefinitions = [] }: FoundTable, { models }: ModelDocument): TableShape {
  if (missingDefinitions.length === 0) return shape;
  const names = missingDefinitions.map(({ attribute }) => attribute);
  const types = new Map(models.flatMap(({ attributes }) => attributes.map(({ name, type }) => [name, type as KeyType])));
  const key = (one: KeyAttribute): KeyAttribute =>
    names.includes(one.name) ? { name: one.name, type: types.get(one.name) ?? one.type } : one;
  return {
    ...shape,
    partitionKey: key(shape.partitionKey),
    ...(shape.sortKey ? { sortKey: key(shape.sortKey) } : {}),
    indexes: shape.indexes?.map((index) => ({
      ...index,
      partitionKeys: index.partitionKeys.map(key),
      ...(index.sortKeys ? { sortKeys: index.sortKeys.map(key) } : {}),
    })),
  };
}

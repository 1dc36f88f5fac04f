import { indexesOf, isKnown, type KeysProperty, readTable, UNKNOWN, type Unknown } from '../cloudformation';
import { hasSource, refused, type TableDefinition, type TableFact } from './fact';

type Names = (string | Unknown)[];

/**
 * Each attribute definition is of a key, and there is one for each attribute. Those of attributes that only a vector index searches are
 * needed too.
 *
 * @see
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-table.html#cfn-dynamodb-table-attributedefinitions
 */
export function definitionFacts(table: TableDefinition): TableFact[] {
  const { label } = table;
  const resource = readTable(table.properties);
  const { keys, definitions, globalIndexes, localIndexes, vectorIndexes } = resource;
  if (definitions === UNKNOWN || hasSource(table)) return [];
  const names = definitions.flatMap(({ name }) => (isKnown(name) ? [name] : []));
  const twice = [...new Set(names.filter((name, at) => names.indexOf(name) < at))].map((name) =>
    refused('definition-twice', `\`${label}\` defines the attribute \`${name}\` more than once.`, { property: 'AttributeDefinitions' }),
  );
  const lists = [globalIndexes, localIndexes, vectorIndexes];
  const whole = lists.every((list) => list !== UNKNOWN && !(list as unknown[]).includes(UNKNOWN));
  const keyLists: (KeysProperty | Unknown)[] = [keys, ...indexesOf(resource).map((index) => index.keys)];
  const used: Names = keyLists.flatMap(
    (one): Names => (one === UNKNOWN ? [UNKNOWN] : [...one.partitionKeys, ...one.sortKeys].map(({ name }) => name)),
  );
  const vectors = vectorIndexes === UNKNOWN ? [] : vectorIndexes;
  const searched: Names = vectors.flatMap((index): Names => (index === UNKNOWN ? [UNKNOWN] : index.searched));
  if (!whole || [...used, ...searched].includes(UNKNOWN)) return twice;
  const unused = names.filter((name) => !used.includes(name) && !searched.includes(name));
  return [
    ...twice,
    ...[...new Set(unused)].map((name) =>
      refused('definition-unused', `\`${label}\` defines the attribute \`${name}\`, which is not a key of the table or of an index.`, {
        property: 'AttributeDefinitions',
        hint: `Remove \`${name}\` from AttributeDefinitions, which lists only keys.`,
      }),
    ),
  ];
}

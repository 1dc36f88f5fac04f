import { known, type Properties, recordOf, recordsOf } from '../cloudformation';
import { nearest, quoteAll } from '../text';
import type { TableDefinition, TableFact } from './fact';

/** The values of properties that take one of a few. */
const values: { readonly [property: string]: readonly string[] } = {
  AttributeType: ['S', 'N', 'B'],
  BillingMode: ['PROVISIONED', 'PAY_PER_REQUEST'],
  KeyType: ['HASH', 'RANGE'],
  MultiRegionConsistency: ['EVENTUAL', 'STRONG'],
  ProjectionType: ['ALL', 'KEYS_ONLY', 'INCLUDE'],
  StreamViewType: ['KEYS_ONLY', 'NEW_IMAGE', 'OLD_IMAGE', 'NEW_AND_OLD_IMAGES'],
  TableClass: ['STANDARD', 'STANDARD_INFREQUENT_ACCESS'],
};

/**
 * A value that is not known here is a mistake, or newer than this: what it does to the table is not known.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-table.html
 */
export function valueFacts({ label, properties }: TableDefinition): TableFact[] {
  return placesOf(properties).flatMap(([path, owner, name]): TableFact[] => {
    const value = known(owner[name]);
    if (value === undefined || typeof value === 'symbol' || values[name].includes(value as string)) return [];
    const property = `${path}${name}`;
    const near = nearest(String(value), values[name]);
    return [
      {
        rule: 'property-unknown',
        outcome: 'unknown',
        message: `The property ${property} of \`${label}\` has the value \`${typeof value === 'object' ? JSON.stringify(value) : String(value)}\`, which is not one of ${quoteAll(values[name])}.`,
        property,
        hint: near === undefined ? 'CloudFormation refuses it, unless it is newer than this tool.' : `Did you mean \`${near}\`?`,
      },
    ];
  });
}

type Place = readonly [path: string, owner: Properties, name: string];

function placesOf(properties: Properties): Place[] {
  const each = (owner: Properties, list: string, path: string, name: string): Place[] =>
    recordsOf(owner[list]).map((item, at) => [`${path}${list}[${at}].`, item, name]);
  const ofIndexes = ['GlobalSecondaryIndexes', 'LocalSecondaryIndexes', 'VectorIndexes'].flatMap((list) =>
    recordsOf(properties[list]).flatMap((index, at): Place[] => [
      ...each(index, 'KeySchema', `${list}[${at}].`, 'KeyType'),
      [`${list}[${at}].Projection.`, recordOf(index.Projection), 'ProjectionType'],
    ]),
  );
  return [
    ['', properties, 'BillingMode'],
    ['', properties, 'MultiRegionConsistency'],
    ['', properties, 'TableClass'],
    ['StreamSpecification.', recordOf(properties.StreamSpecification), 'StreamViewType'],
    ...each(properties, 'AttributeDefinitions', '', 'AttributeType'),
    ...each(properties, 'KeySchema', '', 'KeyType'),
    ...each(properties, 'Replicas', '', 'TableClass'),
    ...ofIndexes,
  ];
}

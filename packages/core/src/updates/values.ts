import { known, type Properties, recordOf } from '../cloudformation';
import { nearest, quoteAll } from '../text';
import type { TableDefinition, TableFact } from './fact';

/** The values of properties that take one of a few. */
const values: { readonly [property: string]: readonly string[] } = {
  ApproximateCreationDateTimePrecision: ['MILLISECOND', 'MICROSECOND'],
  AttributeType: ['S', 'N', 'B'],
  BillingMode: ['PROVISIONED', 'PAY_PER_REQUEST'],
  DistanceFunction: ['COSINE', 'DOT_PRODUCT', 'EUCLIDEAN'],
  GlobalTableSettingsReplicationMode: ['ENABLED', 'DISABLED', 'ENABLED_WITH_OVERRIDES'],
  InputCompressionType: ['GZIP', 'ZSTD', 'NONE'],
  InputFormat: ['CSV', 'DYNAMODB_JSON', 'ION'],
  KeyType: ['HASH', 'RANGE'],
  Mode: ['ACCESSED_AND_THROTTLED_KEYS', 'THROTTLED_KEYS'],
  MultiRegionConsistency: ['EVENTUAL', 'STRONG'],
  ProjectionType: ['ALL', 'KEYS_ONLY', 'INCLUDE'],
  SearchSchemaElementType: ['HASH', 'INLINE_FILTER'],
  SSEType: ['KMS', 'AES256'],
  StreamViewType: ['KEYS_ONLY', 'NEW_IMAGE', 'OLD_IMAGE', 'NEW_AND_OLD_IMAGES'],
  TableClass: ['STANDARD', 'STANDARD_INFREQUENT_ACCESS'],
};

/**
 * A value that is not known here is a mistake, or newer than this: what it does to the table is not known.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-table.html
 */
export function valueFacts({ label, properties }: TableDefinition): TableFact[] {
  return placesOf(properties).flatMap(([property, owner, name]): TableFact[] => {
    const value = known(owner[name]);
    if (value === undefined || typeof value === 'symbol' || values[name].includes(value as string)) return [];
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

/** Properties whose values have words of their own. */
const others = new Set(['PolicyDocument', 'Tags']);

/** Each place of a property that takes one of a few. */
function placesOf(value: unknown, path = ''): Place[] {
  if (Array.isArray(value)) return value.flatMap((item, at) => placesOf(item, `${path}[${at}]`));
  const owner = recordOf(value);
  return Object.entries(owner).flatMap(([name, one]): Place[] => {
    const at = path === '' ? name : `${path}.${name}`;
    if (Object.hasOwn(values, name)) return [[at, owner, name]];
    return typeof one === 'object' && !others.has(name) && !name.startsWith('Fn::') ? placesOf(one, at) : [];
  });
}

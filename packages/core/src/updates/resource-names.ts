import { isIntrinsic, literalTexts, type Properties, present, recordsOf } from '../cloudformation';
import {
  hasResourceNameCharacters,
  isResourceName,
  isResourceNameLength,
  isShortAttributeName,
  limits,
  resourceNameInWords,
} from '../dynamodb';
import { quote } from '../text';
import { refused, type TableDefinition, type TableFact } from './fact';

const lists = ['GlobalSecondaryIndexes', 'LocalSecondaryIndexes', 'VectorIndexes'] as const;

/**
 * Names of the table, of its indexes, and of the attributes of their keys and projections. Of a name that an expression gives, the letters
 * that are written out are judged.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html#HowItWorks.NamingRules
 */
export function nameFacts({ label, properties }: TableDefinition): TableFact[] {
  return [
    ...resourceName(`The name of \`${label}\``, 'TableName', properties.TableName),
    ...attributeNames(label, '', properties),
    ...lists.flatMap((list) =>
      recordsOf(properties[list]).flatMap((index, at) => {
        const path = `${list}[${at}].`;
        const what = `The name of an index of \`${label}\``;
        const missing =
          present(index.IndexName) === undefined
            ? [refused('resource-name', `${what} is missing.`, { property: `${path}IndexName`, hint: 'Set its IndexName.' })]
            : [];
        return [...missing, ...resourceName(what, `${path}IndexName`, index.IndexName), ...attributeNames(label, path, index)];
      }),
    ),
  ];
}

function resourceName(what: string, property: string, raw: unknown): TableFact[] {
  const value = present(raw);
  const says = (message: string) => [refused('resource-name', `${what} ${message}`, { property, hint: `Use ${resourceNameInWords}.` })];
  if (value === undefined) return [];
  if (isIntrinsic(value)) {
    const texts = literalTexts(value);
    const wrong = texts.find((text) => !hasResourceNameCharacters(text));
    if (wrong !== undefined) return says(`has ${quote(wrong)} in it, and so characters that DynamoDB refuses.`);
    const { length } = texts.join('');
    return length < 3 || isResourceNameLength(length) ? [] : says(`has more than ${length} characters; DynamoDB allows 255.`);
  }
  if (typeof value === 'object') return [];
  const name = String(value);
  if (isResourceName(name)) return [];
  if (name !== '' && !hasResourceNameCharacters(name)) return says(`is ${quote(name)}, which has characters that DynamoDB refuses.`);
  return says(`is ${quote(name)}, which has ${name.length} ${name.length === 1 ? 'character' : 'characters'}; DynamoDB allows 3 to 255.`);
}

/** Names of keys and projected attributes are shorter than those of other attributes. */
function attributeNames(label: string, path: string, { KeySchema, Projection }: Properties): TableFact[] {
  const named = [
    ...recordsOf(KeySchema).map(({ AttributeName }, at): [string, unknown] => [`KeySchema[${at}].AttributeName`, AttributeName]),
    ...projected(Projection).map((name, at): [string, unknown] => [`Projection.NonKeyAttributes[${at}]`, name]),
  ];
  return named.flatMap(([property, name]) => {
    if (typeof name !== 'string' || (name !== '' && isShortAttributeName(name))) return [];
    const bytes = Buffer.byteLength(name, 'utf8');
    const message = `The attribute name ${quote(name)} of \`${label}\` has ${bytes} bytes; DynamoDB allows 1 to ${limits.attributeNameBytes} for keys and projected attributes.`;
    return [refused('resource-name', message, { property: `${path}${property}` })];
  });
}

function projected(projection: unknown): unknown[] {
  const { NonKeyAttributes: names } = (present(projection) ?? {}) as Properties;
  return Array.isArray(names) ? names : [];
}

import { hasResourceNameCharacters } from '@dynamorm-cdk/core/dynamodb';
import { KeyType, type TableShape, UnknownValue } from '@dynamorm-cdk/model-spec';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { Token } from 'aws-cdk-lib/core';
import { refuse } from '../findings';

/** Throws where a stated shape holds a value that is unknown until deployment: no guardrail could name it. */
export function checkShapeIsKnown(label: string, shape: TableShape | undefined): void {
  if (!shape) return;
  const places = [
    ...unknownKeys('partitionKey', [shape.partitionKey]),
    ...(shape.indexes ?? []).flatMap(({ name, partitionKeys }, at) => [
      ...(name === UnknownValue.TEXT ? [`indexes[${at}].name`] : []),
      ...unknownKeys(`indexes[${at}].partitionKeys`, partitionKeys),
    ]),
  ];
  if (places.length === 0) return;
  throw refuse(
    'DYN-V016',
    `the shape of ${label} is unknown until deployment at ${places.map((place) => `\`${place}\``).join(', ')}, so no grant or guardrail can ` +
      'list it. Write names and types as literal text.',
  );
}

/** Throws where a name would be read as a pattern by IAM: `*`, `?` and `${...}` stand for more than one table or index. */
export function checkNames(label: string, shape: TableShape | undefined, tables: readonly ITable[]): void {
  const names = [
    ...tables.map(({ tableName }) => ({ what: 'a table', name: tableName })),
    ...(shape?.indexes ?? []).map(({ name }) => ({ what: 'an index', name })),
  ];
  const wrong = names.find(({ name }) => name !== UnknownValue.TEXT && !Token.isUnresolved(name) && !hasResourceNameCharacters(name));
  if (!wrong) return;
  throw refuse(
    'DYN-V066',
    `${label} names ${wrong.what} \`${wrong.name}\`: \`*\`, \`?\` and variables in a policy match more than one table or index. Use ` +
      'the literal name, with letters, digits, _ . and -.',
  );
}

function unknownKeys(path: string, keys: TableShape['partitionKey'][]): string[] {
  return keys.some(({ name, type }) => name === UnknownValue.TEXT || type === KeyType.UNKNOWN) ? [path] : [];
}

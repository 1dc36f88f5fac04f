import { KeyType, type TableShape, UnknownValue } from '@dynamorm-cdk/model-spec';
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
    `the shape of ${label} is unknown until deployment at ${places.map((place) => `\`${place}\``).join(', ')}: no grant or guardrail can ` +
      'name it. Give names and types as texts.',
  );
}

function unknownKeys(path: string, keys: TableShape['partitionKey'][]): string[] {
  return keys.some(({ name, type }) => name === UnknownValue.TEXT || type === KeyType.UNKNOWN) ? [path] : [];
}

import { Severity } from '@dynamorm-cdk/model-spec';
import type { SourcePlace } from '../extracted-model';
import type { Field } from './dataclass';
import { placeOf } from './module';
import type { Refusals } from './refusals';
import type { FieldType, FieldTypes, Stored } from './stored-type';

/** What a field is told to be, as far as its type depends on it. */
interface Declared {
  readonly set: boolean;
  readonly json: boolean;
  readonly binary: boolean;
  readonly converted: boolean;
}

/** The DynamoDB type of a field: what boto3 stores, and where that cannot be told what DynamORM takes it for. */
export function attributeType(field: Field, { set, json, binary, converted }: Declared, types: FieldTypes, refusals: Refusals): string {
  const found = types.of(field.annotation);
  const { stored, declared, declaredSet } = found;
  const place = placeOf(field.annotation);
  const shown = `\`${field.annotation.node.text}\``;
  if (converted) {
    const taken = set ? (declaredSet ?? declared) : json ? jsonType(found, types) : binary ? 'B' : declared;
    refusals.note(
      'DYN-C272',
      `The converter of the field \`${field.name}\` decides what is stored: it is taken as ${taken}, as DynamORM itself takes ${shown}.`,
      place,
      'See that the converter gives values of that type.',
      Severity.INFO,
    );
    return taken;
  }
  if (json && !set) return jsonType(found, types);
  if (stored.kind === 'open') {
    const taken = set ? (declaredSet ?? declared) : binary ? 'B' : declared;
    refusals.note(
      'DYN-C272',
      `The stored type of the field \`${field.name}\` depends on its value, since its type is ${shown}: it is taken as ${taken}, as in DynamORM itself.`,
      place,
      'Give it a type that says what is stored, such as `str`, `int`, `Decimal`, `bytes`, `dict[str, str]` or `set[str]`.',
    );
    return taken;
  }
  if (stored.kind === 'refused') refusedNote(field, stored, place, refusals);
  const type = binary ? 'B' : stored.type;
  const own = set ? (declaredSet ?? 'nothing it knows') : binary ? 'B' : declared;
  if (stored.kind === 'type' && (own !== stored.type || type !== stored.type)) {
    const hint = stored.type.endsWith('S') && stored.type.length === 2 && !set ? 'Add `set_=True`.' : rewrite(shown);
    refusals.note(
      'DYN-C273',
      `Field \`${field.name}\` stores ${stored.type}, but DynamORM's comparison with DMS takes ${shown} for ${own}.`,
      place,
      hint,
    );
  }
  return type;
}

/** What `json=True` stores: text, and from 1.5.4 on what the library takes the type for, with bytes as text. */
function jsonType({ declared }: FieldType, { keepsJsonTypes }: FieldTypes): string {
  return keepsJsonTypes && declared !== 'B' ? declared : 'S';
}

function rewrite(shown: string): string {
  return shown.includes('| None') || shown.includes('None |')
    ? 'Write `Optional[...]`, through which DynamORM sees.'
    : 'Name the type itself, with what it holds, as in `list[str]`.';
}

function refusedNote(field: Field, { type }: Stored & { kind: 'refused' }, place: SourcePlace, refusals: Refusals): void {
  const isFloat = type === 'N' || type === 'NS';
  refusals.note(
    'DYN-C274',
    isFloat
      ? `Writing the field \`${field.name}\` fails: boto3 refuses \`float\`.`
      : `Writing the field \`${field.name}\` fails: boto3 has no DynamoDB type for \`${field.annotation.node.text}\`.`,
    place,
    isFloat ? 'Use `Decimal`, or a converter.' : 'Give it a converter, or `json=True`, or a type that boto3 knows.',
  );
}

import type { ModelAttribute } from '@dynamorm-cdk/model-spec';
import { attributeType, isBytes, keyType, type Storage, setType } from './attribute-type';
import type { ModelContext } from './model-context';
import { type ModelField, reportUnsure } from './model-fields';
import { isTime, pointedTo, type Resolved } from './resolve-type';

/** What a key can be. */
const keyTypes = new Set(['S', 'N', 'B']);

/** The attribute that a field is stored as; undefined where its type is not known, which is a finding. */
export function attributeOf(field: ModelField, isKey: boolean, model: string, context: ModelContext): ModelAttribute | undefined {
  const { release } = context;
  const words = field.tag?.words;
  const table = words?.has('pk') || words?.has('sk');
  const roles = rolesOf(field, context);
  const json = words?.has('json') ?? false;
  const binary = words?.has('binary') ?? false;
  const type = typeOf(field, isKey, model, context, {
    set: words?.has('set') ?? false,
    json,
    binary,
    jsonByKind: release.jsonByKind,
    arrays: release.tableTheory4,
  });
  if (type === undefined) return undefined;
  const format = roles.includes('ttl')
    ? 'unix_seconds'
    : roles.includes('version')
      ? 'int'
      : type === 'S' && isTimeValue(field.type)
        ? 'rfc3339nano'
        : undefined;
  return {
    name: field.attribute,
    type,
    ...(table ? { required: true } : { optional: true }),
    ...(words?.has('omitempty') ? { omitEmpty: true } : {}),
    ...(roles.length > 0 ? { roles } : {}),
    ...(format === undefined ? {} : { format }),
    ...(json ? { json: true } : {}),
    ...(binary ? { binary: true } : {}),
    ...(words?.has('encrypted') && release.encrypts ? { encrypted: true } : {}),
  };
}

function isTimeValue(type: Resolved): boolean {
  return isTime(type) || (type.kind === 'pointer' && type.element !== undefined && isTime(type.element));
}

/** The type of an attribute; where it cannot be known the attribute is left out, and a key is an error. */
function typeOf(field: ModelField, isKey: boolean, model: string, context: ModelContext, storage: Storage): string | undefined {
  const { findings } = context;
  const stated = statedType(field, model, context);
  if (isKey) {
    if (stated !== undefined && keyTypes.has(stated)) return stated;
    const key = keyType(field.type, context.release.writesBinary);
    if (key === undefined) {
      findings.add('DYN-C218', field.spot, {
        message: `The key \`${field.name}\` has the type \`${field.type.text}\`, which cannot be known: ${field.type.unknown ?? 'its source is not here'}.`,
        found: field.type.text,
        hint: `Set its type, for example with \`--type ${model}.${field.name}=S\`, or add the source of the type to the module.`,
      });
      return undefined;
    }
    if (key.problem !== undefined) {
      findings.add('DYN-C230', field.spot, {
        message: `The key \`${field.name}\` has the type \`${field.type.text}\`: ${key.problem}.`,
        found: field.type.text,
        hint: 'Keys are strings, numbers or `time.Time`, and no pointers.',
      });
    }
    return key.type;
  }
  if (stated !== undefined) return stated;
  if (storage.set && field.type.kind === 'slice') {
    const set = setType(field.type);
    if (set === undefined) {
      findings.add('DYN-C213', field.spot, {
        message: `\`${field.name}\` is a set of \`${field.type.element?.text}\`: DynamoDB has sets of strings, numbers and bytes.`,
        found: field.type.text,
        hint: 'Take `set` away: the list is stored as one.',
      });
    }
    if (set !== undefined && set !== 'SS') reportWrittenAsList(field, set, context);
    return set;
  }
  const known = attributeType(field.type, storage);
  if ('type' in known) {
    const end = pointedTo(field.type);
    const isNumber = end.named?.path === 'encoding/json' && end.named.name === 'Number';
    if (context.release.tableTheory4 && !storage.json && (isNumber || end.kind === 'array')) {
      reportUnsure(field.spot, `\`${field.name}\` of the type \`${field.type.text}\` is taken as ${known.type}`, field.type.text, context);
    }
    if (known.type === 'B' && isBytes(end)) reportWrittenAsList(field, 'B', context);
    return known.type;
  }
  findings.add('DYN-C235', field.spot, {
    message: `The attribute \`${field.attribute}\` is excluded: ${known.unknown}.`,
    found: field.type.text,
    hint: `Set its type, for example with \`--type ${model}.${field.name}=S\`, or exclude the field with \`-\`.`,
  });
  return undefined;
}

/** Before 2.0 the document that the library itself writes has another type than the items. */
function reportWrittenAsList(field: ModelField, type: string, { release, findings }: ModelContext): void {
  if (release.writesBinary) return;
  findings.add('DYN-C277', field.spot, {
    message: `\`${field.name}\` is ${type} in the document, as in the document of DynamORM ${release.name}. That release stores a list: before 2.0, only sets of strings are stored as sets, and bytes are not stored as B.`,
    found: type,
    // Bytes are common, and what they are is no matter to a table.
    ...(type === 'B' ? { severity: 'info' as const } : {}),
    expected: 'L',
    hint: `Use TableTheory 2.0 or newer, or set \`--type\` to the type that your items have.`,
  });
}

/** What `--type` says of a field, or of its type wherever that is used. */
function statedType(field: ModelField, model: string, { types, used }: ModelContext): string | undefined {
  const { text, named } = field.type;
  const plain = text.replace(/^\*+/, '');
  for (const name of [`${model}.${field.name}`, plain, ...(named === undefined ? [] : [`${named.path}.${named.name}`])]) {
    const type = types.get(name);
    if (type === undefined) continue;
    used.add(name);
    return type;
  }
  return undefined;
}

/** The roles, in the order of the alphabet as DynamORM prints them. */
function rolesOf(field: ModelField, { release }: ModelContext): string[] {
  const words = field.tag?.words;
  const named = (name: string): boolean => release.impliedTimestamps && isTime(field.type) && field.name.toLowerCase() === name;
  return [
    ...(words?.has('created_at') || named('createdat') ? ['created_at'] : []),
    ...(words?.has('pk') ? ['pk'] : []),
    ...(words?.has('sk') ? ['sk'] : []),
    ...(words?.has('ttl') ? ['ttl'] : []),
    ...(words?.has('updated_at') || named('updatedat') ? ['updated_at'] : []),
    ...(words?.has('version') ? ['version'] : []),
  ];
}

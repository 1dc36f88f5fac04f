import { kinds } from '@dynamorm-cdk/core/kinds';
import { joinPath, Node } from '../document/node';
import { type Mapping, setField, type Value } from '../document/value';
import type { DynamORMModelSpec, GsiSpec } from './dynamorm-model-spec';

/** The table of specifications that name none. */
const sharedTable = 'models';

/** A value, and the name that the specification has for it. */
interface Named {
  readonly shown: string;
  readonly content: string | Named[] | ReadonlyMap<string, Named>;
}

/** A list of models from specifications; each place is shown under the name that the specification has for it. */
export function nodeFromSpecs(specs: DynamORMModelSpec[]): Node {
  const shown = new Map<string, string>();
  return new Node(plainValue(place(specs.map(modelOf), 'specs'), '', shown), { shown });
}

/** The value itself; the names of it and of all that is in it are taken down by their paths. */
function plainValue({ content, shown }: Named, path: string, names: Map<string, string>): Value {
  names.set(path, shown);
  if (Array.isArray(content)) return content.map((item, at) => plainValue(item, joinPath(path, at), names));
  if (!(content instanceof Map)) return content as Value;
  const fields: Mapping = {};
  for (const [key, field] of content) setField(fields, key, plainValue(field, joinPath(path, key), names));
  return fields;
}

function modelOf(given: DynamORMModelSpec, position: number): Named {
  const spec = kinds.withoutNulls(given);
  const at = `specs[${position}]`;
  const typeOf = (name: string): string => spec.attributes?.[name] ?? (name === spec.ttlAttribute ? 'N' : 'S');
  const key = (name: string | undefined, shown: string): Named | undefined =>
    name === undefined ? undefined : mapping(shown, { attribute: place(name, shown), type: place(typeOf(name), `${at}.attributes`) });
  const index = (stated: GsiSpec, number: number): Named => {
    const gsi = kinds.withoutNulls(stated);
    const shown = `${at}.gsis[${number}]`;
    return mapping(shown, {
      name: place(gsi.indexName, `${shown}.indexName`),
      type: place('GSI', shown),
      partition: key(gsi.partitionKey, `${shown}.partitionKey`),
      sort: key(gsi.sortKey, `${shown}.sortKey`),
    });
  };
  const attribute = (name: string): Named =>
    mapping(`${at}.attributes`, {
      attribute: place(name, `${at}.attributes`),
      type: place(typeOf(name), `${at}.attributes`),
      roles: name === spec.ttlAttribute ? place([place('ttl', `${at}.ttlAttribute`)], `${at}.ttlAttribute`) : undefined,
    });
  return mapping(at, {
    name: place(spec.modelName, `${at}.modelName`),
    table: mapping(at, { name: place(spec.tableName ?? sharedTable, `${at}.tableName`) }),
    keys: mapping(at, { partition: key(spec.partitionKey, `${at}.partitionKey`), sort: key(spec.sortKey, `${at}.sortKey`) }),
    attributes: place(attributeNames(spec).map(attribute), `${at}.attributes`),
    indexes: spec.gsis && place(spec.gsis.map(index), `${at}.gsis`),
  });
}

/** Every attribute that the specification names anywhere, once. */
function attributeNames(spec: DynamORMModelSpec): string[] {
  const names = [spec.partitionKey, spec.sortKey, ...Object.keys(spec.attributes ?? {}), spec.ttlAttribute];
  for (const gsi of spec.gsis ?? []) names.push(gsi.partitionKey, gsi.sortKey);
  return [...new Set(names.filter((name): name is string => name !== undefined && name !== ''))];
}

function mapping(shown: string, fields: { [key: string]: Named | undefined }): Named {
  return place(new Map(Object.entries(fields).filter((field): field is [string, Named] => field[1] !== undefined)), shown);
}

function place(content: Named['content'], shown: string): Named {
  return { content, shown };
}

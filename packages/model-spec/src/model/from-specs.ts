import { type Content, Node } from '../document/node';
import type { DynamORMModelSpec, GsiSpec } from './dynamorm-model-spec';

/** The table of specifications that name none. */
const sharedTable = 'models';

/** A list of models from specifications; each place is shown under the name that the specification has for it. */
export function nodeFromSpecs(specs: DynamORMModelSpec[]): Node {
  return place(specs.map(modelNode), 'specs');
}

function modelNode(spec: DynamORMModelSpec, position: number): Node {
  const at = `specs[${position}]`;
  const typeOf = (name: string): string => spec.attributes?.[name] ?? (name === spec.ttlAttribute ? 'N' : 'S');
  const key = (name: string | undefined, shown: string): Node | undefined =>
    name === undefined ? undefined : mapping(shown, { attribute: place(name, shown), type: place(typeOf(name), `${at}.attributes`) });
  const index = (gsi: GsiSpec, number: number): Node => {
    const shown = `${at}.gsis[${number}]`;
    return mapping(shown, {
      name: place(gsi.indexName, `${shown}.indexName`),
      type: place('GSI', shown),
      partition: key(gsi.partitionKey, `${shown}.partitionKey`),
      sort: key(gsi.sortKey, `${shown}.sortKey`),
    });
  };
  const attribute = (name: string): Node =>
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

function mapping(shown: string, fields: { [key: string]: Node | undefined }): Node {
  return place(new Map(Object.entries(fields).filter((field): field is [string, Node] => field[1] !== undefined)), shown);
}

function place(content: Content, shown: string): Node {
  const node = new Node(content, {});
  node.shown = shown;
  return node;
}

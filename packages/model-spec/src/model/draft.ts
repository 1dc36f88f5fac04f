import { isAbsent, type Node } from '../document/node';
import type { ByName } from './by-name';

// A document as far as it could be read: whatever is missing or of the wrong kind is undefined, and rules judge the rest.

/** The versions of DMS that are read. Bare models state none. */
export type DmsVersion = '0.1' | '0.2';

export interface KeyDraft {
  readonly node: Node;
  readonly attribute?: string;
  readonly type?: string;
}

export interface RoleDraft {
  readonly node: Node;
  readonly text: string;
}

export interface AttributeDraft {
  readonly node: Node;
  readonly name?: string;
  readonly type?: string;
  readonly format?: string;
  readonly roles: readonly RoleDraft[];
  readonly required: boolean;
  readonly optional: boolean;
  readonly omitEmpty: boolean;
  readonly json: boolean;
  readonly binary: boolean;
  readonly encrypted: boolean;
}

export interface FieldDraft {
  readonly node: Node;
  readonly name: string;
}

export interface ProjectionDraft {
  readonly node: Node;
  readonly type?: string;
  readonly fields: readonly FieldDraft[];
}

export interface IndexDraft {
  readonly node: Node;
  readonly name?: string;
  readonly type?: string;
  readonly partition?: KeyDraft;
  readonly sort?: KeyDraft;
  /** The partition key, then the sort key, as far as they are there. */
  readonly keys: readonly KeyDraft[];
  readonly projection?: ProjectionDraft;
}

export interface WritePolicyDraft {
  readonly node: Node;
  readonly mode?: string;
  readonly protectedAttributes: readonly FieldDraft[];
}

export interface ModelDraft {
  readonly node: Node;
  /** The version of the document it stands in. */
  readonly version?: DmsVersion;
  readonly name?: string;
  readonly tableName?: string;
  readonly tableEnvironmentVariable?: string;
  readonly convention?: string;
  readonly partition?: KeyDraft;
  readonly sort?: KeyDraft;
  /** The partition key, then the sort key, as far as they are there. */
  readonly keys: readonly KeyDraft[];
  readonly writePolicy?: WritePolicyDraft;
  readonly attributes: AttributeDraft[];
  /** The first attribute of each name. */
  readonly byName: ByName<AttributeDraft>;
  /** The attributes that have any role; most have none. */
  readonly withRoles: readonly AttributeDraft[];
  readonly indexes: IndexDraft[];
  /** The first index of each name. */
  readonly indexByName: ByName<IndexDraft>;
}

export interface DocumentDraft {
  readonly root: Node;
  /** A model, or a list of models, without the document around it. */
  readonly bare: boolean;
  readonly version?: DmsVersion;
  readonly models: ModelDraft[];
}

/** Whether a key of a mapping has nothing in it. */
export function isMissing(node: Node, key: string): boolean {
  return isAbsent(node.valueAt(key));
}

/** Whether an attribute is a key of a table or an index. */
export function isKeyOf(owner: ModelDraft | IndexDraft, name: string | undefined): boolean {
  return name !== undefined && (owner.partition?.attribute === name || owner.sort?.attribute === name);
}

/** The keys of the table, then those of every index. */
export function allKeysOf({ keys, indexes }: Pick<ModelDraft, 'keys' | 'indexes'>): KeyDraft[] {
  return [...keys, ...indexes.flatMap((index) => index.keys)];
}

/** The first attribute with a role. */
export function attributeWithRole(model: ModelDraft, role: string): AttributeDraft | undefined {
  return model.withRoles.find((attribute) => attribute.roles.some((one) => one.text === role));
}

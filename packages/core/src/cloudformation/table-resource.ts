import type { Property, Unknown } from './unknown';

/** A key attribute of a table resource. */
export interface KeyProperty {
  readonly name: string | Unknown;
  /** Missing where no attribute definition names the attribute. */
  readonly type: Property<string>;
}

/** Partition key and sort key; each is a list, since a global index may have several attributes in one. */
export interface KeysProperty {
  readonly partitionKeys: KeyProperty[];
  readonly sortKeys: KeyProperty[];
}

/** An index of a table resource. */
export interface IndexProperty {
  readonly kind: 'GSI' | 'LSI';
  readonly name: Property<string>;
  readonly keys: KeysProperty | Unknown;
  readonly projection: Property<string>;
  readonly nonKeyAttributes: Property<(string | Unknown)[]>;
}

/** A vector index, as far as other parts of the table depend on it. */
export interface VectorIndexProperty {
  readonly name: Property<string>;
  /** Attributes that a search narrows by: each needs a definition. */
  readonly searched: (string | Unknown)[];
}

/** A copy of the table, in the region of the stack or in another. */
export interface ReplicaProperty {
  readonly region: Property<string>;
  /** The customer key there. */
  readonly keyArn: Property<string>;
}

/** An entry of AttributeDefinitions. */
export interface AttributeDefinition {
  readonly name: Property<string>;
  readonly type: Property<string>;
}

/** What the properties of an `AWS::DynamoDB::Table` or `AWS::DynamoDB::GlobalTable` say, with what is unknown and what is missing told apart. */
export interface TableResource {
  readonly tableName: Property<string>;
  readonly keys: KeysProperty | Unknown;
  readonly definitions: AttributeDefinition[] | Unknown;
  readonly globalIndexes: (IndexProperty | Unknown)[] | Unknown;
  readonly localIndexes: (IndexProperty | Unknown)[] | Unknown;
  readonly vectorIndexes: (VectorIndexProperty | Unknown)[] | Unknown;
  /** Missing where time to live is off. */
  readonly timeToLiveAttribute: Property<string>;
  readonly streamViewType: Property<string>;
  readonly replicas: (ReplicaProperty | Unknown)[] | Unknown;
}

/** A type as it is written. */
export type GoType =
  | { readonly kind: 'name'; readonly package?: string; readonly name: string; readonly arguments: GoType[] }
  | { readonly kind: 'pointer' | 'slice' | 'array'; readonly element: GoType }
  | { readonly kind: 'map'; readonly key: GoType; readonly value: GoType }
  | { readonly kind: 'struct'; readonly fields: GoField[] }
  | { readonly kind: 'interface' | 'function' | 'channel' };

/** A field of a struct; fields that share a type and tag are fields of their own here. */
export interface GoField {
  readonly name: string;
  readonly embedded: boolean;
  readonly type: GoType;
  /** The tag's literal as it is written, quotes included. */
  readonly tag?: { readonly literal: string; readonly offset: number };
  readonly offset: number;
}

/** A declared type. */
export interface GoTypeDeclaration {
  readonly name: string;
  readonly offset: number;
  /** `type A = B`: another name, not another type. */
  readonly alias: boolean;
  readonly parameters: string[];
  readonly type: GoType;
}

/** An expression, as far as names of tables are made of it. */
export type GoExpression =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'name'; readonly package?: string; readonly name: string }
  | { readonly kind: 'sum'; readonly left: GoExpression; readonly right: GoExpression }
  | { readonly kind: 'comparison'; readonly operator: string; readonly left: GoExpression; readonly right: GoExpression }
  | { readonly kind: 'call'; readonly package?: string; readonly name: string; readonly arguments: GoExpression[] }
  | { readonly kind: 'composite'; readonly elements: { readonly key?: GoExpression; readonly value: GoExpression }[] }
  | { readonly kind: 'other' };

/** A statement, as far as names of tables are made by it. */
export type GoStatement =
  | { readonly kind: 'return'; readonly value: GoExpression }
  | { readonly kind: 'define'; readonly names: string[]; readonly value: GoExpression }
  | {
      readonly kind: 'if';
      readonly before?: GoStatement;
      readonly condition: GoExpression;
      readonly body: GoStatement[];
      readonly else: GoStatement[];
    }
  | { readonly kind: 'other' };

/** A constant or a variable of a package. */
export interface GoValue {
  readonly name: string;
  readonly value?: GoExpression;
}

/** A method that DynamORM calls. */
export interface GoMethod {
  readonly name: string;
  /** The name of the type that has it. */
  readonly receiver: string;
  /** It belongs to pointers: it may be called on one that is nil. */
  readonly ofPointer: boolean;
  readonly offset: number;
  /** No parameters and one result. */
  readonly plain: boolean;
  readonly body: GoStatement[];
}

export interface GoImport {
  /** The name that the file gives it, where it gives one; `.` takes its names over. */
  readonly alias?: string;
  readonly path: string;
}

/** What a file declares. */
export interface GoFile {
  readonly path: string;
  readonly text: string;
  readonly package: string;
  readonly imports: GoImport[];
  readonly types: GoTypeDeclaration[];
  readonly constants: GoValue[];
  readonly variables: GoValue[];
  readonly methods: GoMethod[];
  /** What functions with tags in their text declare for themselves. */
  readonly inner: GoTypeDeclaration[];
  /** Where the grammar does not understand it. */
  readonly problems: { readonly offset: number; readonly insideFunction: boolean }[];
}

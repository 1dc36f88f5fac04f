/** A type as it is written. */
export type GoType =
  | { readonly kind: 'name'; readonly package?: string; readonly name: string; readonly arguments: GoType[] }
  | { readonly kind: 'pointer' | 'slice'; readonly element: GoType }
  /** `[...]` has as many as are written; a length that is no literal is not said. */
  | { readonly kind: 'array'; readonly element: GoType; readonly length?: number | 'counted' }
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

/** An expression, as far as names of tables are made by it. Offsets are those of its file. */
export type GoExpression =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'name'; readonly name: string; readonly offset: number }
  | { readonly kind: 'selector'; readonly of: GoExpression; readonly name: string; readonly offset: number }
  | { readonly kind: 'index'; readonly of: GoExpression; readonly key: GoExpression; readonly offset: number }
  /** `of[from:to:limit]`. */
  | {
      readonly kind: 'slice';
      readonly of: GoExpression;
      readonly from?: GoExpression;
      readonly to?: GoExpression;
      readonly limit?: GoExpression;
      readonly offset: number;
    }
  /** `of...`, as an argument. */
  | { readonly kind: 'spread'; readonly of: GoExpression; readonly offset: number }
  | { readonly kind: 'unary'; readonly operator: string; readonly of: GoExpression; readonly offset: number }
  | {
      readonly kind: 'binary';
      readonly operator: string;
      readonly left: GoExpression;
      readonly right: GoExpression;
      readonly offset: number;
    }
  | { readonly kind: 'call'; readonly called: GoExpression; readonly arguments: GoExpression[]; readonly offset: number }
  | {
      readonly kind: 'composite';
      readonly type?: GoType;
      readonly elements: { readonly key?: GoExpression; readonly value: GoExpression }[];
      readonly offset: number;
    }
  | { readonly kind: 'function'; readonly function: GoFunctionBody }
  | { readonly kind: 'type'; readonly type: GoType; readonly offset: number }
  | { readonly kind: 'other'; readonly offset: number };

/** A statement, as far as names of tables are made by it. */
export type GoStatement =
  | { readonly kind: 'return'; readonly values: GoExpression[]; readonly offset: number }
  | {
      readonly kind: 'assign';
      readonly targets: GoExpression[];
      readonly operator: string;
      readonly values: GoExpression[];
      readonly offset: number;
    }
  | { readonly kind: 'declare'; readonly names: string[]; readonly values: GoExpression[]; readonly type?: GoType; readonly offset: number }
  | {
      readonly kind: 'if';
      readonly before?: GoStatement;
      readonly condition: GoExpression;
      readonly body: GoStatement[];
      readonly else: GoStatement[];
      readonly offset: number;
    }
  | {
      readonly kind: 'switch';
      readonly before?: GoStatement;
      readonly value?: GoExpression;
      readonly cases: { readonly values?: GoExpression[]; readonly body: GoStatement[] }[];
      readonly offset: number;
    }
  | {
      readonly kind: 'range';
      readonly key?: string;
      readonly value?: string;
      readonly over: GoExpression;
      readonly body: GoStatement[];
      readonly offset: number;
    }
  | { readonly kind: 'block'; readonly body: GoStatement[] }
  | { readonly kind: 'expression'; readonly expression: GoExpression; readonly offset: number }
  | { readonly kind: 'break' | 'continue' | 'nothing' }
  | { readonly kind: 'other'; readonly offset: number };

/** What a function is called with and gives back, and what it does. */
export interface GoFunctionBody {
  readonly parameters: { readonly name: string; readonly type: GoType; readonly variadic: boolean }[];
  /** The results that have names. */
  readonly results: { readonly name: string; readonly type: GoType }[];
  readonly statements: GoStatement[];
}

/** A constant or a variable of a package. */
export interface GoValue {
  readonly name: string;
  readonly type?: GoType;
  /** Parsed when somebody asks for it. */
  value?(): GoExpression;
  /** Where the value stands among those of the same declaration, of `var a, b = f()`. */
  readonly part?: number;
}

/** A function or method of a package. */
export interface GoFunction {
  readonly name: string;
  /** The name of the type that has it, of a method. */
  readonly receiver: string;
  /** What the method calls the value that has it. */
  readonly self?: string;
  /** It belongs to pointers: it may be called on one that is nil. */
  readonly ofPointer: boolean;
  readonly offset: number;
  readonly end: number;
  /** No parameters and one result. */
  readonly plain: boolean;
  /** Parsed when somebody asks for it. */
  body(): GoFunctionBody;
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
  readonly functions: GoFunction[];
  /** What functions with tags in their text declare for themselves. */
  readonly inner: GoTypeDeclaration[];
  /** Where the grammar does not understand it. */
  readonly problems: { readonly offset: number; readonly insideFunction: boolean }[];
}

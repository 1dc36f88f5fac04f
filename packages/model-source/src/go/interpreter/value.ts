import type { GoPackage } from '../package';
import type { Resolved } from '../resolve-type';
import type { GoFile, GoFunctionBody } from '../syntax';

/** Why a program alone knows something, and where it says so. */
export interface Cause {
  readonly file: GoFile;
  readonly offset: number;
  /** As the rest of a sentence, such as "`STAGE` is a part of it". */
  readonly why: string;
}

/** What a name means where it is used: cells of the state by name, in the function and what is around it. */
export interface Scope {
  readonly file: GoFile;
  readonly package: GoPackage;
  readonly cells: ReadonlyMap<string, number>;
  /** How many calls are around it. */
  readonly depth: number;
}

/** A pointer, a slice or a map: what one holder changes in it, the others see. */
export interface Place {
  readonly kind: 'place';
  /** A cell of the state, or the declaration of a package variable. */
  readonly at: number | object;
  /** The fields that lead from there to what is meant. */
  readonly path: readonly string[];
}

/** What a slice shows of its memory, or an array. */
export interface List {
  readonly kind: 'list';
  readonly items: readonly Value[];
  readonly from?: string;
  /** The memory that others may show too, and where in it this one begins. */
  readonly memory?: { readonly of: number | object; readonly start: number };
  /** How many there is room for; how much room Go makes when a slice grows is not known. */
  readonly capacity?: number;
}

/** What an expression stands for, as far as the source says it. */
export type Value =
  | {
      readonly kind: 'text';
      readonly text: string;
      /** The package variable that it was taken from, where the program may give that another value. */
      readonly from?: string;
      /** It is of a type with methods, which may print it as something else. */
      readonly printed?: Resolved;
    }
  /** What an environment variable holds. */
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'length'; readonly of: string }
  | { readonly kind: 'number'; readonly value: number; readonly printed?: Resolved }
  | { readonly kind: 'bool'; readonly value: boolean }
  /** Whether an environment variable is set, or is not. */
  | { readonly kind: 'isSet'; readonly variable: string; readonly holds: boolean }
  | { readonly kind: 'nil' }
  | { readonly kind: 'struct'; readonly fields: ReadonlyMap<string, Value>; readonly type?: Resolved; readonly from?: string }
  | { readonly kind: 'map'; readonly entries: ReadonlyMap<string, Value>; readonly element?: Value; readonly from?: string }
  | List
  | Place
  /** `list...`, as an argument. */
  | { readonly kind: 'spread'; readonly of: Value }
  | { readonly kind: 'tuple'; readonly items: readonly Value[] }
  | { readonly kind: 'function'; readonly body: GoFunctionBody; readonly scope: Scope; readonly name?: string }
  /** A function of a package that is not looked into. */
  | { readonly kind: 'library'; readonly path: string; readonly name: string }
  | {
      readonly kind: 'unknown';
      readonly cause: Cause;
      /** The memory that it shows, where it is a slice of which this much is known. */
      readonly memory?: number | object;
    };

export const text = (value: string): Value => ({ kind: 'text', text: value });

/** What a declared variable holds before it is given a value. */
export function zeroOf(type: Resolved | undefined, cause: Cause): Value {
  switch (type?.kind) {
    case 'string':
      return text('');
    case 'bool':
      return { kind: 'bool', value: false };
    case 'struct':
      return { kind: 'struct', fields: new Map(), type };
    case 'pointer':
    case 'interface':
    case 'function':
    case 'channel':
    case 'slice':
    case 'map':
      return { kind: 'nil' };
    case 'array':
      return arrayOf([], type, cause);
    case undefined:
    case 'unknown':
      return { kind: 'unknown', cause };
    default:
      return { kind: 'number', value: 0 };
  }
}

/** More than anybody writes down: such an array is a buffer. */
const longest = 1_000;

/** An array of a type that begins with some items. */
export function arrayOf(items: readonly Value[], type: Resolved, cause: Cause): Value {
  const { length, element } = type;
  if (length === undefined || (length !== 'counted' && (length > longest || length < items.length))) return { kind: 'unknown', cause };
  const missing = length === 'counted' ? 0 : length - items.length;
  const all = [...items, ...Array.from({ length: missing }, () => zeroOf(element, cause))];
  return { kind: 'list', items: all, capacity: all.length };
}

/** What a program knows at a point of its run: what its variables hold, and what was supposed on the way. */
export class State {
  constructor(
    private readonly cells: ReadonlyMap<number, Value> = new Map(),
    private readonly globals: ReadonlyMap<object, Value> = new Map(),
    private readonly supposed: ReadonlyMap<string, boolean> = new Map(),
  ) {}

  public cell(at: number): Value | undefined {
    return this.cells.get(at);
  }

  /** What variables of functions hold, and what pointers, slices and maps lead to. */
  public get everyCell(): ReadonlyMap<number, Value> {
    return this.cells;
  }

  public withCell(at: number, value: Value): State {
    return new State(new Map(this.cells).set(at, value), this.globals, this.supposed);
  }

  public global(key: object): Value | undefined {
    return this.globals.get(key);
  }

  public withGlobal(key: object, value: Value): State {
    return new State(this.cells, new Map(this.globals).set(key, value), this.supposed);
  }

  /** What packages hold. */
  public get everyGlobal(): ReadonlyMap<object, Value> {
    return this.globals;
  }

  /** Whether a question was answered on the way here: the name of an environment variable, or the place of a condition. */
  public answer(question: string): boolean | undefined {
    return this.supposed.get(question);
  }

  public supposing(question: string, answer: boolean): State {
    return new State(this.cells, this.globals, new Map(this.supposed).set(question, answer));
  }
}

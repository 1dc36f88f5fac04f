import type { Node } from 'web-tree-sitter';
import type { Evaluator } from './evaluate';
import type { Code } from './module';
import type { Modules } from './modules';
import type { Named } from './names';

/** What boto3 makes of the values of a type. */
export type Stored =
  | { readonly kind: 'type'; readonly type: string }
  /** boto3 refuses them, with the type that DynamORM states all the same. */
  | { readonly kind: 'refused'; readonly type: string }
  /** It depends on the value. */
  | { readonly kind: 'open' };

/** What a type says: what is stored, and what DynamORM's own comparison with DMS takes it for. */
export interface FieldType {
  readonly stored: Stored;
  readonly declared: string;
  /** What `set_=True` makes of it in that comparison; undefined where it refuses. */
  readonly declaredSet?: string;
}

const scalars: Record<string, string> = {
  'builtins.str': 'S',
  'builtins.int': 'N',
  'builtins.bool': 'BOOL',
  'builtins.bytes': 'B',
  'builtins.bytearray': 'B',
  'decimal.Decimal': 'N',
};

const containers: Record<string, string> = {
  list: 'L',
  tuple: 'L',
  Sequence: 'L',
  MutableSequence: 'L',
  dict: 'M',
  Mapping: 'M',
  MutableMapping: 'M',
  defaultdict: 'M',
  OrderedDict: 'M',
  set: 'set',
  frozenset: 'set',
  Set: 'set',
  MutableSet: 'set',
  AbstractSet: 'set',
  List: 'L',
  Tuple: 'L',
  Dict: 'M',
  DefaultDict: 'M',
  FrozenSet: 'set',
};

/** The containers that DynamORM's comparison knows, under `typing`'s names or not. */
const declaredContainers: Record<string, string> = {
  list: 'L',
  List: 'L',
  tuple: 'L',
  Tuple: 'L',
  Sequence: 'L',
  dict: 'M',
  Dict: 'M',
  Mapping: 'M',
};

const open: FieldType = { stored: { kind: 'open' }, declared: 'S' };
const refused: FieldType = { stored: { kind: 'refused', type: 'S' }, declared: 'S' };
const stored = (type: string, declared = 'S'): FieldType => ({ stored: { kind: 'type', type }, declared });

/** Reads annotations as boto3 stores their values and as DynamORM reads them. */
export class FieldTypes {
  constructor(
    private readonly modules: Modules,
    private readonly evaluator: Evaluator,
    private readonly seesThroughUnions: boolean,
    /** Whether `json=True` keeps the type of most values, as it does from 1.5.4 on. */
    public readonly keepsJsonTypes: boolean,
  ) {}

  public of(code: Code, depth = 0): FieldType {
    const { module } = code;
    const node = bare(code.node);
    if (depth > 20) return open;
    const inner = (one: Node): FieldType => this.of({ node: one, module }, depth + 1);
    if (node.type === 'string' || node.type === 'concatenated_string') {
      const value = this.evaluator.evaluate({ node, module });
      const parsed = value.kind === 'scalar' ? this.modules.expression(String(value.value), code) : undefined;
      return parsed ? this.of(parsed, depth + 1) : open;
    }
    if (node.type === 'none') return stored('NULL');
    if (node.type === 'binary_operator' || node.type === 'union_type') {
      const all = alternatives(node);
      const [only, ...others] = all.filter((side) => side.type !== 'none');
      // From 2.0 on DynamORM sees through `X | None` as through Optional[X].
      if (this.seesThroughUnions && only && others.length === 0) return inner(only);
      const sides = all.map(inner);
      // DynamORM sees through Optional[X], and not through X | None.
      return { ...united(sides), declared: 'S' };
    }
    const [base, ...args] = genericOf(node);
    return this.ofName(this.evaluator.names.resolve({ node: base, module }), args, inner, depth);
  }

  private ofName(found: Named, args: Node[], inner: (node: Node) => FieldType, depth: number): FieldType {
    if (found.kind === 'class') return this.ofClass(found.code, depth);
    if (found.kind === 'value') return this.ofAlias(found.code, depth);
    if (found.kind !== 'foreign') return open;
    const name = `${found.module}.${found.name}`;
    if (scalars[name]) return stored(scalars[name], scalars[name]);
    if (name === 'builtins.float') return { stored: { kind: 'refused', type: 'N' }, declared: 'N' };
    if (/^(builtins|typing|typing_extensions|collections|collections\.abc)$/.test(found.module)) {
      if (found.name === 'Optional' && args.length === 1) return inner(args[0]);
      if (found.name === 'Union') return unionOf(args, inner);
      if (found.name === 'Annotated' || found.name === 'Final') return args[0] ? { ...inner(args[0]), declared: 'S' } : open;
      if (found.name === 'Literal') return { ...united(args.map((arg) => literal(bare(arg)))), declared: 'S' };
      const container = containers[found.name];
      if (container === 'set')
        return setOf(args[0] && inner(args[0]), found.name === 'set' || (found.name === 'Set' && found.module.startsWith('typing')));
      const isDeclared = args.length > 0 || /^[A-Z]/.test(found.name);
      if (container) return stored(container, isDeclared ? (declaredContainers[found.name] ?? 'S') : 'S');
    }
    if (/^(datetime|uuid|enum|ipaddress|pathlib)$/.test(found.module)) return refused;
    return open;
  }

  private ofAlias({ node, module }: Code, depth: number): FieldType {
    // Money = NewType('Money', Decimal): DynamORM sees the new type, boto3 the values.
    if (node.type === 'call' && node.childForFieldName('function')?.text.endsWith('NewType')) {
      const [, type] = node.childForFieldName('arguments')?.namedChildren ?? [];
      return type ? { ...this.of({ node: type, module }, depth + 1), declared: 'S' } : open;
    }
    const isType = ['type', 'identifier', 'attribute', 'subscript', 'binary_operator', 'string'].includes(node.type);
    return isType ? this.of({ node, module }, depth + 1) : open;
  }

  /** A class of the project: what its values are is what it is made from. */
  private ofClass({ node, module }: Code, depth: number): FieldType {
    const bases = (node.childForFieldName('superclasses')?.namedChildren ?? []).filter((one) => one.type !== 'keyword_argument');
    const found = bases.map((one) => this.evaluator.names.resolve({ node: genericOf(one)[0], module }));
    const names = found.map((one) => (one.kind === 'foreign' ? `${one.module}.${one.name}` : ''));
    if (names.some((name) => /(^|\.)TypedDict$/.test(name))) return stored('M');
    if (names.some((name) => /(^|\.)NamedTuple$/.test(name))) return stored('L');
    if (names.includes('enum.StrEnum')) return stored('S');
    if (names.includes('enum.IntEnum') || names.includes('enum.IntFlag')) return stored('N');
    for (const one of found) {
      const type = depth < 20 ? this.ofName(one, [], () => open, depth + 1) : open;
      if (type.stored.kind === 'type') return { stored: type.stored, declared: 'S' };
    }
    return refused;
  }
}

function unionOf(args: Node[], inner: (node: Node) => FieldType): FieldType {
  const others = args.filter((arg) => bare(arg).type !== 'none');
  if (others.length === 1 && args.length === 2) return inner(others[0]);
  return { ...united(args.map(inner)), declared: 'S' };
}

/** What is stored where a value is of one of several types: a type that all of them share. NULL is what all of them may be. */
function united(types: FieldType[]): FieldType {
  const others = types.filter(({ stored: one }) => !(one.kind === 'type' && one.type === 'NULL'));
  const [first] = others;
  if (!first) return types[0] ?? open;
  const key = (type: FieldType) => JSON.stringify(type.stored);
  return others.every((one) => key(one) === key(first)) ? first : open;
}

function setOf(element: FieldType | undefined, declared: boolean): FieldType {
  const one = element?.stored;
  const type = one && one.kind !== 'open' ? { S: 'SS', N: 'NS', B: 'BS' }[one.type] : undefined;
  if (type === undefined) return { stored: { kind: 'open' }, declared: 'S' };
  const refusedElement = one?.kind === 'refused';
  return {
    stored: { kind: refusedElement ? 'refused' : 'type', type },
    declared: 'S',
    ...(declared && element && element.declared !== 'BOOL' ? { declaredSet: { S: 'SS', N: 'NS', B: 'BS' }[element.declared] } : {}),
  };
}

function literal(node: Node): FieldType {
  switch (node.type) {
    case 'string':
      return stored('S');
    case 'integer':
    case 'unary_operator':
      return stored('N');
    case 'true':
    case 'false':
      return stored('BOOL');
    case 'none':
      return stored('NULL');
    default:
      return open;
  }
}

/** The sides of `a | b | c`. */
function alternatives(node: Node): Node[] {
  if (node.type === 'union_type') return node.namedChildren.flatMap((side) => alternatives(bare(side)));
  if (node.type !== 'binary_operator' || node.childForFieldName('operator')?.text !== '|') return [node];
  return [node.childForFieldName('left'), node.childForFieldName('right')].flatMap((side) => (side ? alternatives(bare(side)) : []));
}

/** The name of a type, and its arguments. */
export function genericOf(node: Node): Node[] {
  const inner = bare(node);
  if (inner.type === 'generic_type') return [inner.namedChildren[0], ...(inner.namedChildren[1]?.namedChildren ?? [])];
  if (inner.type !== 'subscript') return [inner];
  return [inner.childForFieldName('value') as Node, ...inner.childrenForFieldName('subscript')];
}

/** A node without what only stands around it. */
export function bare(node: Node): Node {
  const isWrapped = (node.type === 'type' || node.type === 'parenthesized_expression') && node.namedChildCount === 1;
  return isWrapped ? bare(node.namedChildren[0]) : node;
}

import type { Node } from 'web-tree-sitter';
import type { SourcePlace } from '../extracted-model';
import { type Mapping, scalar, textOf, type Value } from '../values/value';
import { argumentsOf, type CallArguments } from './arguments';
import type { Attribute } from './attribute';
import type { Evaluator } from './evaluate';
import { type Code, placeOf } from './module';
import { libraryOf } from './names';
import type { Refusals } from './refusals';

/** The calls that make the indexes of a model, however their list is put together. */
export function indexCalls(code: Code, evaluator: Evaluator, refusals: Refusals, depth = 0): Code[] {
  const { node, module } = code;
  const inner = (one: Node | null): Code[] => (one ? indexCalls({ node: one, module }, evaluator, refusals, depth + 1) : []);
  if (depth > 50) {
    refusals.notKnown('The list of indexes', 'is nested too deeply', placeOf(code));
    return [];
  }
  switch (node.type) {
    case 'list':
    case 'tuple':
      return node.namedChildren.flatMap(inner);
    case 'list_splat':
    case 'parenthesized_expression':
      return inner(node.namedChild(0));
    case 'binary_operator':
      return [...inner(node.childForFieldName('left')), ...inner(node.childForFieldName('right'))];
    case 'comment':
      return [];
    case 'call':
      return [code];
    default: {
      const found = evaluator.names.resolve(code);
      if (found.kind === 'value' && found.code.node.id !== node.id) return indexCalls(found.code, evaluator, refusals, depth + 1);
      refusals.notKnown(`The index \`${node.text}\``, found.kind === 'nothing' ? found.why : 'is no call of `gsi` or `lsi`', placeOf(code));
      return [];
    }
  }
}

/** The entry of an index in DMS; undefined where it cannot be made. */
export function indexOf(
  code: Code,
  pk: Attribute,
  byField: ReadonlyMap<string, Attribute>,
  evaluator: Evaluator,
  refusals: Refusals,
): Mapping | undefined {
  const place = placeOf(code);
  const maker = makerOf(code, evaluator);
  const given = maker === undefined ? undefined : argumentsOf(code, evaluator);
  if (maker === undefined || !given) {
    refusals.notKnown('An index', maker === undefined ? 'is no call of `gsi` or `lsi`' : 'takes over arguments that are no literal', place);
    return undefined;
  }
  const read = (key: string, position?: number): Value | undefined => {
    const positional = position === undefined ? undefined : given.positional[position];
    return positional ? evaluator.evaluate(positional) : given.named.get(key)?.value;
  };
  const text = (key: string, position?: number): string | undefined => {
    const value = read(key, position);
    if (!value || (value.kind === 'scalar' && value.value === null)) return undefined;
    if (textOf(value) === undefined)
      refusals.notKnown(`\`${key}\` of an index`, value.kind === 'unknown' ? value.why : 'is no text', value.place);
    return textOf(value);
  };
  const before = refusals.findings.length;
  const isSpec = maker === 'IndexSpec';
  const name = text('name', 0);
  const type = isSpec ? text('type', 1) : maker.toUpperCase();
  const partitionField = maker === 'lsi' ? undefined : text('partition', isSpec ? 2 : undefined);
  const sortField = text('sort', isSpec ? 3 : undefined);
  const projection = projectionOf(given, evaluator, refusals);
  if (refusals.findings.length > before) return undefined;
  const index = `Index \`${name ?? '(no name)'}\``;
  if (given.positional.length > (isSpec ? 4 : 1)) refusals.refused(`${index} is given too many arguments without a name`, place);
  if (name === undefined) refusals.refused('An index has no name', place, 'Name it, as in `gsi("gsi-email", ...)`.');
  if (type !== 'GSI' && type !== 'LSI') refusals.refused(`${index} is of the type \`${type}\``, place, 'There are GSI and LSI.');
  if (maker === 'lsi' && sortField === undefined)
    refusals.refused(`${index} has no sort key`, place, 'Give it one, as in `sort="created_at"`.');
  if (maker !== 'lsi' && partitionField === undefined)
    refusals.refused(`${index} has no partition key`, place, 'Give it one, as in `partition="email"`.');
  const key = (role: 'partition' | 'sort', field: string | undefined): Attribute | undefined => {
    if (field === undefined) return undefined;
    const at = read(role, isSpec ? (role === 'partition' ? 2 : 3) : undefined)?.place ?? place;
    const attribute = byField.get(field);
    if (!attribute)
      refusals.refused(`${index} has the ${role} key \`${field}\`, and there is no such field`, at, `The fields are ${listOf(byField)}.`);
    else if (attribute.encrypted)
      refusals.refused(`${index} has the ${role} key \`${field}\`, which is encrypted`, at, 'Encrypted values cannot be looked for.');
    return attribute;
  };
  const isTableKey = maker === 'lsi' || (type === 'LSI' && partitionField === '__TABLE_PK__');
  const partition = isTableKey ? pk : key('partition', partitionField);
  const sort = key('sort', sortField);
  if (type === 'LSI' && partition && partition !== pk) {
    refusals.refused(
      `${index} is local, and its partition key is not the partition key of the table, \`${pk.field.name}\``,
      place,
      'Make it a `gsi`.',
    );
  }
  if (refusals.findings.length > before || !partition || name === undefined) return undefined;
  const entries: [string, Value][] = [
    ['name', scalar(name, read('name', 0)?.place ?? place)],
    ['type', scalar(type ?? '', place)],
    ['partition', keyEntry(partition, read('partition')?.place ?? place)],
    ...(sort ? [['sort', keyEntry(sort, read('sort')?.place ?? place)] as [string, Value]] : []),
    ...(projection ? [['projection', projection] as [string, Value]] : []),
  ];
  return { kind: 'mapping', entries: new Map(entries), place };
}

/** A key as DMS has it. */
export function keyEntry(attribute: Attribute, place: SourcePlace): Value {
  return {
    kind: 'mapping',
    entries: new Map([
      ['attribute', scalar(attribute.name, place)],
      ['type', scalar(attribute.type, place)],
    ]),
    place,
  };
}

function makerOf({ node, module }: Code, evaluator: Evaluator): 'gsi' | 'lsi' | 'IndexSpec' | undefined {
  const found = evaluator.names.resolve({ node: node.childForFieldName('function') as Node, module });
  if (found.kind !== 'foreign' || libraryOf(found) === undefined) return undefined;
  return found.name === 'gsi' || found.name === 'lsi' || found.name === 'IndexSpec' ? found.name : undefined;
}

/** `Projection.all()`, `Projection.keys_only()`, `Projection.include("a", "b")` or `Projection(type=..., fields=...)`. */
function projectionOf({ named }: CallArguments, evaluator: Evaluator, refusals: Refusals): Mapping | undefined {
  const given = named.get('projection');
  if (!given || (given.value.kind === 'scalar' && given.value.value === null)) return undefined;
  const code = given.code && callOf(given.code, evaluator);
  const called = code?.node.childForFieldName('function');
  const place = given.value.place;
  const isMethod = called?.type === 'attribute';
  const owner = isMethod ? called.childForFieldName('object') : called;
  const found = owner && code && evaluator.names.resolve({ node: owner, module: code.module });
  const arguments_ = code && argumentsOf(code, evaluator);
  if (found?.kind !== 'foreign' || libraryOf(found) === undefined || found.name !== 'Projection' || !arguments_) {
    refusals.notKnown('The projection of an index', 'is no call of `Projection`', place);
    return undefined;
  }
  const method = isMethod ? called.childForFieldName('attribute')?.text : undefined;
  const type = method
    ? scalar(method === 'all' ? 'ALL' : method.toUpperCase(), place)
    : (arguments_.named.get('type')?.value ?? scalar(null, place));
  const fields: Value | undefined =
    method === 'include'
      ? { kind: 'list', items: arguments_.positional.map((one) => evaluator.evaluate(one)), place }
      : arguments_.named.get('fields')?.value;
  const entries: [string, Value][] = [['type', type], ...(fields ? [['fields', fields] as [string, Value]] : [])];
  return { kind: 'mapping', entries: new Map(entries), place };
}

/** The call that a name stands for. */
function callOf(code: Code, evaluator: Evaluator): Code | undefined {
  if (code.node.type === 'call') return code;
  const found = evaluator.names.resolve(code);
  return found.kind === 'value' && found.code.node.type === 'call' ? found.code : undefined;
}

function listOf(byField: ReadonlyMap<string, Attribute>): string {
  const names = [...byField.keys()];
  return names.slice(0, 10).join(', ') + (names.length > 10 ? ` and ${names.length - 10} more` : '');
}

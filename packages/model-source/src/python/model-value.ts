import type { Node } from 'web-tree-sitter';
import type { SourcePlace } from '../extracted-model';
import { shownTable, shownTables } from '../values/handed-over';
import { type Mapping, scalar, textOf, unknown, type Value } from '../values/value';
import { argumentsOf, type CallArguments } from './arguments';
import { type Attribute, attributeOf } from './attribute';
import { type Dataclass, dataclassOf } from './dataclass';
import type { Evaluator } from './evaluate';
import { indexCalls, indexOf, keyEntry } from './indexes';
import { type Code, placeOf } from './module';
import type { Refusals } from './refusals';
import type { FieldTypes } from './stored-type';

/** The class that a call of `from_dataclass` is given. */
export function classIn({ positional, named }: CallArguments): Code | undefined {
  return positional[0] ?? named.get('model_type')?.code;
}

/**
 * The entry in DMS of the model that a call of `from_dataclass` defines; undefined where the library refuses it or it cannot be read.
 *
 * @param uses gives the tables that are named where the model is used
 */
export function modelValue(
  call: Code,
  evaluator: Evaluator,
  types: FieldTypes,
  refusals: Refusals,
  uses: () => Value[] = () => [],
): { readonly value?: Mapping; readonly of?: Dataclass } {
  const place = placeOf(call);
  const given = argumentsOf(call, evaluator);
  const type = given && classIn(given);
  if (!given || !type) {
    refusals.notKnown('The model', given ? 'is of no class' : 'takes over arguments that are no literal', place);
    return {};
  }
  const of = dataclassOf(type, evaluator, refusals);
  if (!of) return {};
  const attributes = attributesOf(of, evaluator, types, refusals);
  const pk = onlyKey('pk', attributes, of, refusals);
  const sk = onlyKey('sk', attributes, of, refusals);
  checkEncryption(attributes, refusals);
  const indexes = pk ? indexesOf(given.named.get('indexes')?.code, pk, attributes, evaluator, refusals) : [];
  if (refusals.hasErrors || !pk) return { of };
  const policy = writePolicyOf(given.named.get('write_policy')?.code, attributes, evaluator, refusals);
  if (refusals.hasErrors) return { of };
  const table = given.named.get('table_name')?.value ?? scalar(null, place);
  const isMissing = table.kind === 'scalar' && table.value === null;
  const name: Value = isMissing ? tableOfUses(uses(), place) : table;
  const keys: [string, Value][] = [
    ['partition', keyEntry(pk, placeOf(pk.field.code))],
    ...(sk ? [['sort', keyEntry(sk, placeOf(sk.field.code))] as [string, Value]] : []),
  ];
  const mapping = (entries: [string, Value][], at = placeOf(of.code)): Mapping => ({
    kind: 'mapping',
    entries: new Map(entries),
    place: at,
  });
  const list = (items: Value[], at = placeOf(of.code)): Value => ({ kind: 'list', items, place: at });
  return {
    of,
    value: mapping([
      ['name', scalar(of.name, placeOf({ node: of.code.node.childForFieldName('name') as Node, module: of.code.module }))],
      ['table', mapping([['name', name]], name.place)],
      ['keys', mapping(keys)],
      ['attributes', list(attributes.map(({ entry }) => entry))],
      ...(policy ? [['write_policy', policy] as [string, Value]] : []),
      ...(indexes.length > 0 ? [['indexes', list(indexes, indexes[0].place)] as [string, Value]] : []),
    ]),
  };
}

/** The table that all uses of a model name. */
function tableOfUses(tables: Value[], place: SourcePlace): Value {
  const named = new Map(tables.map((one) => [shownTable(one), one]));
  const [first] = named.values();
  if (named.size === 1 && first !== undefined) return first;
  const open = [...named.values()].find(({ kind }) => kind === 'unknown');
  if (open !== undefined) return open;
  return named.size === 0
    ? unknown('is given where the table is used, not to `from_dataclass`', place)
    : unknown(`is given where the table is used, and the uses disagree: ${shownTables(named.keys())}`, place);
}

/** The write policy of a model, from 1.7.0 on: `WritePolicy(mode="write_once", protected_attributes=(...))`. */
function writePolicyOf(code: Code | undefined, attributes: Attribute[], evaluator: Evaluator, refusals: Refusals): Mapping | undefined {
  const place = code && placeOf(code);
  if (!code || !place || code.node.type === 'none') return undefined;
  const made = code.node.type === 'call' ? code : codeOf(code, evaluator);
  const given = made && argumentsOf(made, evaluator);
  if (!made || !given) {
    refusals.notKnown('The write policy', 'is no call of `WritePolicy` with literals', place);
    return undefined;
  }
  const argument = (name: string, at: number): Value | undefined =>
    given.named.get(name)?.value ?? (given.positional[at] && evaluator.evaluate(given.positional[at]));
  const mode = argument('mode', 0) ?? scalar('mutable', place);
  const names = argument('protected_attributes', 1);
  const entries = new Map<string, Value>([['mode', mode]]);
  if (names?.kind === 'list') {
    const stored = names.items.map((one) => {
      const field = attributes.find((attribute) => attribute.field.name === textOf(one));
      return field && !attributes.some(({ name }) => name === textOf(one)) ? scalar(field.name, one.place) : one;
    });
    if (stored.length > 0) entries.set('protected_attributes', { kind: 'list', items: stored, place: names.place });
  } else if (names !== undefined && !(names.kind === 'scalar' && names.value === null)) {
    refusals.notKnown(
      'The protected attributes of the write policy',
      names.kind === 'unknown' ? names.why : 'are no list of names',
      names.place,
    );
  }
  return { kind: 'mapping', entries, place };
}

/** The call that a name stands for. */
function codeOf(code: Code, evaluator: Evaluator): Code | undefined {
  const found = evaluator.names.resolve(code);
  return found.kind === 'value' && found.code.node.type === 'call' ? found.code : undefined;
}

function attributesOf(of: Dataclass, evaluator: Evaluator, types: FieldTypes, refusals: Refusals): Attribute[] {
  const attributes: Attribute[] = [];
  let optional: string | undefined;
  for (const field of of.fields) {
    const attribute = attributeOf(field, evaluator, types, refusals);
    if (attribute === undefined || attribute === 'ignored') continue;
    attributes.push(attribute);
    if (!attribute.positional) continue;
    if (attribute.hasDefault) optional ??= field.name;
    else if (optional !== undefined) {
      refusals.refused(
        `Field \`${field.name}\` has no default and follows \`${optional}\`, which has one: dataclasses refuse that`,
        placeOf(field.code),
        'Move it up, give it a default, or write @dataclass(kw_only=True).',
      );
    }
  }
  return attributes;
}

function onlyKey(role: 'pk' | 'sk', attributes: Attribute[], of: Dataclass, refusals: Refusals): Attribute | undefined {
  const [first, ...others] = attributes.filter(({ roles }) => roles.includes(role));
  for (const other of others) {
    refusals.refused(
      `\`${of.name}\` has the role \`${role}\` on \`${first.field.name}\` and on \`${other.field.name}\``,
      placeOf(other.field.code),
      'Keep one of them.',
    );
  }
  // A field that could not be read may have been the key.
  if (!first && role === 'pk' && !refusals.hasErrors) {
    refusals.refused(`\`${of.name}\` has no partition key`, placeOf(of.code), 'Give one field `roles=["pk"]`.');
  }
  return first;
}

function checkEncryption(attributes: Attribute[], refusals: Refusals): void {
  for (const { encrypted, roles, field } of attributes) {
    const key = encrypted && roles.find((role) => role === 'pk' || role === 'sk' || /^index_[ps]k:/.test(role));
    if (key)
      refusals.refused(
        `Field \`${field.name}\` is encrypted and has the role \`${key}\``,
        placeOf(field.code),
        'Keys cannot be encrypted.',
      );
  }
}

function indexesOf(list: Code | undefined, pk: Attribute, attributes: Attribute[], evaluator: Evaluator, refusals: Refusals): Mapping[] {
  const byField = new Map(attributes.map((attribute) => [attribute.field.name, attribute]));
  const seen = new Set<unknown>();
  const indexes: Mapping[] = [];
  for (const call of list ? indexCalls(list, evaluator, refusals) : []) {
    const index = indexOf(call, pk, byField, evaluator, refusals);
    if (!index) continue;
    const name = index.entries.get('name');
    const text = name?.kind === 'scalar' ? name.value : undefined;
    if (seen.has(text))
      refusals.refused(`There are two indexes of the name \`${text}\``, name?.place ?? placeOf(call), 'Rename one of them.');
    seen.add(text);
    indexes.push(index);
  }
  return indexes;
}

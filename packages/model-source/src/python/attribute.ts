import type { SourcePlace } from '../extracted-model';
import { type Mapping, scalar, textOf, type Value } from '../values/value';
import { attributeType } from './attribute-type';
import type { Field } from './dataclass';
import type { Evaluator } from './evaluate';
import { fieldArgumentsOf, fieldCall } from './field-call';
import { placeOf } from './module';
import type { Refusals } from './refusals';
import type { FieldTypes } from './stored-type';

/** An attribute of a model, and the field that it is made of. */
export interface Attribute {
  readonly field: Field;
  readonly name: string;
  readonly type: string;
  readonly roles: string[];
  readonly encrypted: boolean;
  readonly hasDefault: boolean;
  /** An argument of the class that may be given without its name. */
  readonly positional: boolean;
  /** Its entry in DMS. */
  readonly entry: Mapping;
}

/** What a field is told to be. */
interface Options {
  readonly values: ReadonlyMap<string, Value>;
  readonly hasDefault: boolean;
  readonly positional: boolean;
}

const keywords = ['name', 'roles', 'omitempty', 'set_', 'json', 'binary', 'encrypted', 'converter', 'ignore', 'default', 'default_factory'];
const flags = ['omitempty', 'set_', 'json', 'binary', 'encrypted', 'ignore'];

/** The attribute of a field; undefined where it is ignored or cannot be read. */
export function attributeOf(field: Field, evaluator: Evaluator, types: FieldTypes, refusals: Refusals): Attribute | 'ignored' | undefined {
  const place = placeOf(field.code);
  const options = optionsOf(field, evaluator, refusals);
  if (!options) return undefined;
  const flag = new Map<string, boolean>();
  for (const key of flags) {
    const value = options.values.get(key) ?? scalar(false, place);
    if (value.kind === 'scalar') flag.set(key, Boolean(value.value));
    else refusals.notKnown(`\`${key}\` of the field \`${field.name}\``, whyNot(value), value.place);
  }
  if (flag.get('ignore')) return 'ignored';
  const stated = options.values.get('name');
  const name = stated && !isNone(stated) ? textOf(stated) : field.name;
  const roles = rolesOf(options.values.get('roles'));
  if (name === undefined) refusals.notKnown(`\`name\` of the field \`${field.name}\``, whyNot(stated as Value), (stated as Value).place);
  if (roles === undefined) {
    const value = options.values.get('roles') as Value;
    const strange = value.kind === 'list' ? (value.items.find((item) => textOf(item) === undefined) ?? value) : value;
    refusals.notKnown(`\`roles\` of the field \`${field.name}\``, whyNot(strange), strange.place);
  }
  if (name === undefined || roles === undefined || flag.size < flags.length) return undefined;
  const is = (key: string): boolean => flag.get(key) === true;
  const converter = options.values.get('converter');
  const type = attributeType(
    field,
    { set: is('set_'), json: is('json'), binary: is('binary'), converted: converter !== undefined && !isNone(converter) },
    types,
    refusals,
  );
  const at = (value: string | boolean, where: SourcePlace = place): Value => scalar(value, where);
  const entries: [string, Value | undefined][] = [
    ['attribute', at(name, stated && !isNone(stated) ? stated.place : place)],
    ['type', at(type, placeOf(field.annotation))],
    [options.hasDefault ? 'optional' : 'required', at(true)],
    ['omit_empty', is('omitempty') ? at(true) : undefined],
    ['roles', roles.length > 0 ? { kind: 'list', items: roles, place: roles[0].place } : undefined],
    ['json', is('json') ? at(true) : undefined],
    ['binary', is('binary') ? at(true) : undefined],
    ['encryption', is('encrypted') ? { kind: 'mapping', entries: new Map([['v', scalar(1, place)]]), place } : undefined],
  ];
  const present = entries.filter((entry): entry is [string, Value] => entry[1] !== undefined);
  return {
    field,
    name,
    type,
    roles: roles.map((role) => textOf(role) ?? ''),
    encrypted: is('encrypted'),
    hasDefault: options.hasDefault,
    positional: !field.keywordOnly && options.positional,
    entry: { kind: 'mapping', entries: new Map(present), place },
  };
}

/** What DynamORM's call, or the metadata that it would make, says of a field. */
function optionsOf(field: Field, evaluator: Evaluator, refusals: Refusals): Options | undefined {
  const made = field.value && fieldCall(field.value, evaluator);
  if (!made) {
    checkMutable(field, refusals);
    return { values: new Map(), hasDefault: field.value !== undefined, positional: true };
  }
  const place = placeOf(field.value ?? made.call);
  if (made.unclear !== undefined) {
    refusals.notKnown(
      `What \`${made.call.node.childForFieldName('function')?.text}\` makes of the field \`${field.name}\``,
      made.unclear,
      place,
    );
    return undefined;
  }
  const given = fieldArgumentsOf(made, evaluator);
  if (!given) {
    refusals.notKnown(`What the field \`${field.name}\` is`, 'takes over arguments that are no literal', place);
    return undefined;
  }
  const hasDefault = given.named.has('default') || given.named.has('default_factory');
  if (given.named.has('default') && given.named.has('default_factory')) {
    refusals.refused(`Field \`${field.name}\` has both \`default\` and \`default_factory\``, place, 'Keep one of them.');
  }
  if (given.positional.length > 0) {
    refusals.refused(
      `Field \`${field.name}\` is given an argument without a name`,
      placeOf(given.positional[0]),
      'Name it, as in `name="..."`.',
    );
  }
  const values = new Map([...given.named].map(([name, { value }]) => [name, value]));
  const isFlag = (name: string, expected: boolean): boolean => {
    const value = values.get(name);
    return value?.kind === 'scalar' && value.value === expected;
  };
  const positional = made.library || !(isFlag('kw_only', true) || isFlag('init', false));
  if (!made.library) return { values: metadataOf(values.get('metadata')), hasDefault, positional };
  for (const [name, value] of values) {
    if (!keywords.includes(name))
      refusals.refused(
        `Field \`${field.name}\` is given \`${name}\`, which there is not`,
        value.place,
        `There are ${keywords.join(', ')}.`,
      );
  }
  return { values, hasDefault, positional };
}

/** The options that stand under the library's name in the metadata of a plain field. */
function metadataOf(metadata: Value | undefined): ReadonlyMap<string, Value> {
  const own = metadata?.kind === 'mapping' ? (metadata.entries.get('theorydb') ?? metadata.entries.get('dynamorm')) : metadata;
  if (own?.kind === 'mapping') return new Map([...own.entries].map(([key, value]) => [key === 'set' ? 'set_' : key, value]));
  // Metadata that cannot be seen may say anything.
  return own?.kind === 'unknown' ? new Map([['ignore', own]]) : new Map();
}

/** dataclasses refuse lists, dictionaries and sets as defaults. */
function checkMutable({ name, value }: Field, refusals: Refusals): void {
  if (!value || !/^(list|dictionary|set|list_comprehension|dictionary_comprehension|set_comprehension)$/.test(value.node.type)) return;
  refusals.refused(
    `Field \`${name}\` has a default that can be changed, which dataclasses refuse`,
    placeOf(value),
    'Give a `default_factory`.',
  );
}

function rolesOf(value: Value | undefined): (Value & { readonly kind: 'scalar' })[] | undefined {
  if (!value || isNone(value)) return [];
  if (value.kind !== 'list') return undefined;
  const texts = value.items.filter((item): item is Value & { readonly kind: 'scalar' } => textOf(item) !== undefined);
  return texts.length === value.items.length ? texts : undefined;
}

function isNone(value: Value): boolean {
  return value.kind === 'scalar' && value.value === null;
}

function whyNot(value: Value): string {
  if (value.kind === 'unknown') return value.why;
  return value.kind === 'variable' ? `is what the environment variable \`${value.name}\` holds` : 'is not what is wanted here';
}

import type { Model, ModelAttribute } from '@dynamorm-cdk/model-spec';
import { backfill, type Change, fails, loses, works } from './change';
import type { Language } from './language';
import { type AttributePair, type AttributePairs, lifecycleOf } from './pair-attributes';
import { readingAs } from './stored-types';

/** A model before and after, with its attributes paired and the languages of its programs. */
export interface ChangedModel {
  readonly before: Model;
  readonly after: Model;
  readonly attributes: AttributePairs;
  readonly languages: readonly Language[];
}

/** What happens to attributes that both versions have, or that one of them lacks. Names and lifecycle roles are told elsewhere. */
export function attributeChanges({ before, after, attributes, languages }: ChangedModel): Change[] {
  const nameOf = (attribute: ModelAttribute): string => `\`${after.name}.${attribute.name}\``;
  const isKey = (model: Model, { name }: ModelAttribute): boolean => name === model.partitionKey.name || name === model.sortKey?.name;
  return [
    ...attributes.pairs.flatMap((pair) => [
      ...encryption(pair, after, languages),
      ...retyped(pair, after, languages),
      ...required(pair, after, languages),
    ]),
    ...attributes.removed
      .filter((one) => !isKey(before, one) && lifecycleOf(one).length === 0)
      .map((one): Change => removed(one, `\`${before.name}.${one.name}\``, before, languages)),
    ...attributes.added
      .filter((one) => !isKey(after, one) && !lifecycleOf(one).includes('version'))
      .map((one): Change => added(one, nameOf(one), after, languages)),
  ];
}

function retyped({ from, to }: AttributePair, { name, attributes }: Model, languages: readonly Language[]): Change[] {
  // What is encrypted on one side is told as that.
  if (from.type === to.type || from.encrypted || to.encrypted) return [];
  const newOnOld = readingAs(to.type, from.type, languages);
  const oldOnNew = readingAs(from.type, to.type, languages);
  return [
    {
      code: 'DYN-C504',
      ...(newOnOld.outcome === 'works' && oldOnNew.outcome === 'works' ? { severity: 'warning' } : {}),
      side: 'to',
      path: `attributes[${attributes.indexOf(to)}].type`,
      summary: `\`${name}.${to.name}\` is stored as ${to.type} in place of ${from.type}`,
      newOnOld,
      oldOnNew,
      safe: `Store the new type under a new name, write both, rewrite old items (${backfill}), and drop the old name when no program reads it.`,
      expected: from.type,
      found: to.type,
    },
  ];
}

function encryption({ from, to }: AttributePair, { name, attributes }: Model, languages: readonly Language[]): Change[] {
  if (!from.encrypted === !to.encrypted) return [];
  const toEncrypted = to.encrypted === true;
  const readsPlain = fails('cannot decrypt plain values, and fails on each such item');
  const readsSealed = readingAs(from.encrypted ? to.type : from.type, 'M', languages);
  return [
    {
      code: toEncrypted ? 'DYN-C505' : 'DYN-C506',
      side: 'to',
      path: `attributes[${attributes.indexOf(to)}].encryption`,
      summary: `\`${name}.${to.name}\` is ${toEncrypted ? 'newly' : 'no longer'} encrypted`,
      newOnOld: toEncrypted ? readsPlain : readsSealed,
      oldOnNew: toEncrypted ? readsSealed : readsPlain,
      safe: `Use a new attribute for the ${toEncrypted ? 'encrypted' : 'plain'} value, write both, rewrite old items through the client (${backfill}), read the new one, and drop the old one.${toEncrypted ? ' Its plain values stay in backups and streams.' : ''}`,
    },
  ];
}

function required({ from, to }: AttributePair, { name, attributes }: Model, languages: readonly Language[]): Change[] {
  if (from.required || !to.required) return [];
  return [
    {
      code: 'DYN-C507',
      side: 'to',
      path: `attributes[${attributes.indexOf(to)}].required`,
      summary: `\`${name}.${to.name}\` is newly required`,
      newOnOld: missing(to, languages),
      oldOnNew: works('reads it'),
      safe: `Fill it in old items first (${backfill}), then require it.`,
    },
  ];
}

/** What a client does with an item that lacks an attribute. */
function missing({ required: isRequired }: ModelAttribute, languages: readonly Language[]) {
  const inPython = isRequired && languages.includes('Python');
  if (!inPython) return works('reads it as empty where an item lacks it');
  const others =
    languages.length > 1
      ? ' (Python, where the field has no default), and reads it as empty elsewhere'
      : ', where the field has no default';
  return fails(`refuses items that lack it${others}`);
}

/** What a client does with an attribute that it does not know. */
function dropped(shown: string, languages: readonly Language[]) {
  const inTypeScript = languages.includes('TypeScript');
  const only = inTypeScript && languages.length === 1;
  if (only) return fails(`gets ${shown} as it is stored, and refuses to write the whole item with it`);
  return loses(
    `does not see ${shown}, and drops it when it writes the whole item${inTypeScript ? ' (in TypeScript the write is refused)' : ''}`,
  );
}

function removed(attribute: ModelAttribute, shown: string, before: Model, languages: readonly Language[]): Change {
  return {
    code: 'DYN-C502',
    side: 'from',
    path: `attributes[${before.attributes.indexOf(attribute)}]`,
    summary: `${shown} is removed`,
    newOnOld: dropped(`\`${attribute.name}\``, languages),
    oldOnNew: missing(attribute, languages),
    safe: 'Stop using it in a release before, and remove it when the old program no longer runs. Values in old items stay until the items are written as a whole.',
  };
}

function added(attribute: ModelAttribute, shown: string, after: Model, languages: readonly Language[]): Change {
  const needed = attribute.required === true;
  return {
    code: needed ? 'DYN-C507' : 'DYN-C503',
    side: 'to',
    path: `attributes[${after.attributes.indexOf(attribute)}]`,
    summary: needed ? `${shown} is added, and required` : `${shown} is added`,
    newOnOld: missing(attribute, languages),
    oldOnNew: dropped(`\`${attribute.name}\``, languages),
    safe: needed
      ? `Add it as optional, fill it in old items (${backfill}), then require it.`
      : 'Let the new program expect items without it, and write it only when no old program writes whole items.',
  };
}

import type { Release } from '../release';
import { splitTag } from './split-tag';

/** What a field does in an index. */
export interface IndexRole {
  readonly name: string;
  readonly partition: boolean;
  readonly sort: boolean;
  /** It was given by `lsi:`. */
  readonly local: boolean;
  /** It is tagged `sparse`. */
  readonly sparse: boolean;
  /** Where it stands in the tag's value. */
  readonly at: number;
}

/** Something in a tag that DynamORM refuses, or does not know. */
export interface TagProblem {
  readonly kind: 'word' | 'modifier' | 'key' | 'ignored';
  readonly text: string;
  readonly at: number;
  /** The index of a modifier. */
  readonly index?: string;
}

/** The bare words that a tag may have. */
export const bareWords = [
  ...['pk', 'sk', 'version', 'ttl', 'created_at', 'updated_at', 'set', 'omitempty', 'binary', 'json', 'encrypted'],
] as const;
type BareWord = (typeof bareWords)[number];

/** The keys that a tag may have before a colon. */
export const tagKeys = ['attr', 'index', 'lsi', 'project', 'encrypted', 'naming'];

/** What the tag of a field says. */
export interface DynamormTag {
  readonly words: ReadonlySet<BareWord>;
  readonly attribute?: { readonly name: string; readonly at: number };
  /** The last of each name counts. */
  readonly indexes: IndexRole[];
  readonly problems: TagProblem[];
}

/** Reads the value of a tag, which is neither empty nor `-`. */
export function readTag(value: string, release: Release): DynamormTag {
  const words = new Set<BareWord>();
  const indexes = new Map<string, IndexRole>();
  const problems: TagProblem[] = [];
  let attribute: DynamormTag['attribute'];
  for (const { text, at } of splitTag(value, release)) {
    const colon = text.indexOf(':');
    if (colon <= 0) {
      if ((bareWords as readonly string[]).includes(text)) words.add(text as BareWord);
      else problems.push({ kind: 'word', text, at });
      continue;
    }
    const key = text.slice(0, colon);
    const stated = text.slice(colon + 1);
    if (key === 'attr') {
      // TableTheory 3 takes the first name, and none where that is empty; releases before it take the last.
      if (!release.tableTheory3) attribute = { name: release.camelCase ? stated.trim() : stated, at };
      else attribute ??= { name: stated, at };
    } else if (key === 'index' || key === 'lsi') {
      const role = roleOf(key, stated, at, problems);
      indexes.delete(role.name);
      indexes.set(role.name, role);
    } else if (key === 'encrypted') {
      if (release.encrypts) words.add('encrypted');
    } else if (key === 'project') {
      problems.push({ kind: 'ignored', text, at });
    } else if (!tagKeys.includes(key)) {
      problems.push({ kind: 'key', text: key, at });
    }
  }
  // From 4.0 on TableTheory refuses an empty name instead of taking that of the field.
  if (release.tableTheory3 && !release.tableTheory4 && attribute?.name === '') attribute = undefined;
  return { words, ...(attribute === undefined ? {} : { attribute }), indexes: [...indexes.values()], problems };
}

function roleOf(key: 'index' | 'lsi', value: string, at: number, problems: TagProblem[]): IndexRole {
  const [name, ...modifiers] = value.split(',').map((part) => part.trim());
  const known = key === 'lsi' ? ['sk'] : ['pk', 'sk', 'sparse', ''];
  for (const text of modifiers.filter((one) => !known.includes(one))) problems.push({ kind: 'modifier', text, at, index: name });
  const local = key === 'lsi';
  if (modifiers.length === 0) return { name, partition: !local, sort: local, local, sparse: false, at };
  return {
    name,
    partition: !local && modifiers.includes('pk'),
    sort: modifiers.includes('sk'),
    local,
    sparse: modifiers.includes('sparse'),
    at,
  };
}

/** The values of `naming:` in a tag, as they stand between commas. */
export function namingValues(value: string): string[] {
  return value
    .split(',')
    .map((part) => part.trim())
    .flatMap((part) => (part.startsWith('naming:') ? [part.slice('naming:'.length)] : []));
}

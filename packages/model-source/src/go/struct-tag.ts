import { unquoted } from './literal';

/** The value of a key of a struct tag. */
export interface TagValue {
  readonly text: string;
  /** Where a part of the value stands in the file, counted from its beginning. */
  offsetOf(at: number): number;
}

/** The value that Go's reflection gives for a key: what follows a mistake in the tag is not seen, and empty is as good as absent. */
export function tagValue(tag: { readonly literal: string; readonly offset: number }, key: string): TagValue | undefined {
  const text = unquoted(tag.literal);
  if (text === undefined) return undefined;
  for (const pair of pairsOf(text)) {
    if (pair.key !== key) continue;
    const value = unquoted(pair.literal);
    if (value === undefined || value === '') return undefined;
    // In quotes every escape moves what follows it.
    const raw = tag.literal.startsWith('`') && !pair.literal.includes('\\');
    const start = raw ? tag.offset + 1 + pair.at + 1 : tag.offset;
    return { text: value, offsetOf: (at) => (raw ? start + at : start) };
  }
  return undefined;
}

/** Whether a key is written in a tag that reflection does not see it in. */
export function isMisspelled(tag: { readonly literal: string }, key: string): boolean {
  const text = unquoted(tag.literal);
  if (text === undefined) return tag.literal.includes(key);
  return (
    new RegExp(`(^|[^\\w])${key}\\b`).test(text) && !pairsOf(text).some((pair) => pair.key === key && unquoted(pair.literal) !== undefined)
  );
}

/** The keys of a tag that reflection sees. */
export function keysOf(tag: { readonly literal: string }): string[] {
  return pairsOf(unquoted(tag.literal) ?? '').map(({ key }) => key);
}

function pairsOf(text: string): { key: string; literal: string; at: number }[] {
  const pairs: { key: string; literal: string; at: number }[] = [];
  // biome-ignore lint/suspicious/noControlCharactersInRegex: no key has them
  const pair = / *([^\u0000-\u0020":\u007f]+):("(?:[^"\\]|\\[\s\S])*")/y;
  for (let match = pair.exec(text); match !== null; match = pair.exec(text)) {
    const [whole, key, literal] = match;
    pairs.push({ key, literal, at: match.index + whole.length - literal.length });
  }
  return pairs;
}

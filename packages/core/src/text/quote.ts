import { escaped } from './printable';

/** Longest text of a document that a message repeats. */
const shownLength = 80;

/** A text of the document on one line and of bounded length, with nothing in it that a reader cannot see. */
export function plain(text: string): string {
  if (text.length <= shownLength) return escaped(text);
  return `${escaped(text.slice(0, shownLength).replace(/[\ud800-\udbff]$/, ''))}...`;
}

/** A text of the document inside a sentence, in backticks of which it can close none. A missing name is a finding of its own. */
export function quote(text: string | undefined): string {
  return text === undefined ? '(no name)' : `\`${plain(text).replaceAll('`', "'")}\``;
}

/** Several texts of the document inside a sentence, at most ten of them. */
export function quoteAll(texts: Iterable<string | undefined>): string {
  const all = [...texts];
  const shown = all.slice(0, 10).map(quote).join(', ');
  return all.length > 10 ? `${shown} and ${all.length - 10} more` : shown;
}

/** A key as messages show it, such as `email (S)`. */
export function quoteKey(key: { attribute?: string; name?: string; type?: string } | undefined): string {
  const name = key?.attribute ?? key?.name;
  return name === undefined ? 'none' : plain(`${name} (${key?.type ?? '?'})`);
}

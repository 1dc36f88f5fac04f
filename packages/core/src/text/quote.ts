/** Longest text of a document that a message repeats. */
const shownLength = 80;

/** A text of the document on one line and of bounded length: control characters would move a terminal's cursor. */
export function plain(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is replaced
  const line = text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, ' ');
  return line.length > shownLength ? `${line.slice(0, shownLength)}...` : line;
}

/** A text of the document inside a sentence, in backticks. A missing name is a finding of its own, and the others must still be read. */
export function quote(text: string | undefined): string {
  return text === undefined ? '(no name)' : `\`${plain(text)}\``;
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

/** Blanks and ends of lines that readers of YAML take differently, and the signs of directives, of explicit keys and of further documents. */
const unusual = /\t|\r(?!\n)|[\u0085\u2028\u2029\ufeff]|^[%?]|^ *(?:---|\.\.\.)/m;

/** What may stand before a document: comments, and the mark of its beginning. */
const beginning = /^(?:(?:#.*)?\r?\n)*---\r?\n/;

/** What follows a value whose end is marked. */
const behind = / *(?:[:,\]}\r\n]|$)| +#/y;

/** The end of a collection in brackets without a comment before it, and what follows it. */
const closing = /[\s,]*[\]}](?= *(?:[:,\]}\r\n]|$)| +#)/y;

/** Whether a text in YAML holds what its readers take differently. */
export function isUnusualYaml(text: string): boolean {
  return unusual.test(text.replace(beginning, ''));
}

/** Whether a text in quotes or an alias that ends before an offset is followed by what may follow one; some readers take anything. */
export function isEndOfValue(text: string, offset: number): boolean {
  behind.lastIndex = offset;
  return behind.test(text);
}

/** Where a collection in brackets ends whose last content ends before an offset; undefined where readers differ on what stands there. */
export function endOfBrackets(text: string, offset: number): number | undefined {
  closing.lastIndex = offset;
  return closing.test(text) ? closing.lastIndex : undefined;
}

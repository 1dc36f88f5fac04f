/** Blanks and ends of lines that readers of YAML take differently, and the signs of directives, of explicit keys and of further documents. */
const unusual = /\t|\r(?!\n)|[\u0085\u2028\u2029\ufeff]|^[%?]|^ *(?:---|\.\.\.)/m;

/** What follows a text in quotes. */
const behindQuotes = / *(?:[:,\]}\r\n]|$)| +#/y;

/** Whether a text in YAML holds what its readers take differently. */
export function isUnusualYaml(text: string): boolean {
  return unusual.test(text);
}

/** Whether a text in quotes that ends before an offset is followed by what may follow one; some readers take anything. */
export function isEndOfQuotes(text: string, offset: number): boolean {
  behindQuotes.lastIndex = offset;
  return behindQuotes.test(text);
}

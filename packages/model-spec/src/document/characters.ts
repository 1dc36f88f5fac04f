/** Characters that YAML and JSON do not take as they stand, and halves of surrogate pairs, which have no UTF-8. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const unfit = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]|[\ud800-\udfff]/gu;

/** In the text itself a carriage return alone too: to some readers it ends the line, to others not. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const unfitRaw = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]|\r(?!\n)|[\ud800-\udfff]/gu;

/** In a name the ends of lines and tabs too: no program means them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const unfitInName = /[\u0000-\u001f\u007f-\u009f\ufffe\uffff]|[\ud800-\udfff]/u;

/** Where such characters stand in the text of a document as it is, at most so many of them. */
export function unfitCharactersOfSource(text: string, most: number): { readonly at: number; readonly character: string }[] {
  return unfitCharacters(text, most, unfitRaw);
}

/** Where such characters stand in a value, at most so many of them. */
export function unfitCharacters(text: string, most: number, which = unfit): { readonly at: number; readonly character: string }[] {
  const found: { at: number; character: string }[] = [];
  for (const match of text.matchAll(which)) {
    found.push({ at: match.index, character: match[0] });
    if (found.length >= most) break;
  }
  return found;
}

/** The first character that no name has. */
export function unfitCharacterOfName(name: string): string | undefined {
  return unfitInName.exec(name)?.[0];
}

/** What a character is called in a sentence. */
export function characterInWords(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const kind = code >= 0xd800 && code <= 0xdfff ? 'half of a surrogate pair' : 'control character';
  return `the ${kind} U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** A formula or a term of SMT-LIB 2.6, as text. */
export type Term = string;

export const TRUE: Term = 'true';
export const FALSE: Term = 'false';

/** A string constant. SMT-LIB knows printable ASCII alone; the backslash is escaped as well, since `\u{41}` would be read as `A`. */
export function literal(text: string): Term {
  let out = '';
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (character === '"') out += '""';
    else if (character === '\\' || code < 0x20 || code > 0x7e) out += `\\u{${code.toString(16)}}`;
    else out += character;
  }
  return `"${out}"`;
}

/** The text of a string constant that the solver printed. */
export function unescaped(constant: string): string {
  return constant
    .replace(/^"|"$/g, '')
    .replaceAll('""', '"')
    .replace(/\\u\{([0-9a-fA-F]+)\}|\\u([0-9a-fA-F]{4})/g, (_, braced, four) => String.fromCodePoint(Number.parseInt(braced ?? four, 16)));
}

export function and(terms: readonly Term[]): Term {
  const kept = terms.filter((term) => term !== TRUE);
  if (kept.includes(FALSE)) return FALSE;
  return kept.length === 0 ? TRUE : kept.length === 1 ? kept[0] : `(and ${kept.join(' ')})`;
}

export function or(terms: readonly Term[]): Term {
  const kept = terms.filter((term) => term !== FALSE);
  if (kept.includes(TRUE)) return TRUE;
  return kept.length === 0 ? FALSE : kept.length === 1 ? kept[0] : `(or ${kept.join(' ')})`;
}

export function not(term: Term): Term {
  if (term === TRUE) return FALSE;
  return term === FALSE ? TRUE : `(not ${term})`;
}

export const equal = (a: Term, b: Term): Term => `(= ${a} ${b})`;
export const startsWith = (value: Term, prefix: Term): Term => `(str.prefixof ${prefix} ${value})`;
export const inLanguage = (value: Term, language: Term): Term => `(str.in_re ${value} ${language})`;

/** Strings one after the other. */
export function concat(parts: readonly Term[]): Term {
  return parts.length === 0 ? literal('') : parts.length === 1 ? parts[0] : `(str.++ ${parts.join(' ')})`;
}

/** Languages one after the other. */
export function sequence(languages: readonly Term[]): Term {
  return languages.length === 0 ? `(str.to_re ${literal('')})` : languages.length === 1 ? languages[0] : `(re.++ ${languages.join(' ')})`;
}

/** Any of several languages. */
export function union(languages: readonly Term[]): Term {
  return languages.length === 1 ? languages[0] : `(re.union ${languages.join(' ')})`;
}

export const range = (from: string, to: string): Term => `(re.range ${literal(from)} ${literal(to)})`;
export const exactly = (value: Term): Term => `(str.to_re ${value})`;

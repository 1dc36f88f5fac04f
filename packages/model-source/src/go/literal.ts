const simple: Record<string, string> = { a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v', '\\': '\\', '"': '"', "'": "'" };

/** The text of a string literal; undefined where its escapes are not Go's. */
export function unquoted(literal: string): string | undefined {
  if (literal.length < 2) return undefined;
  const inner = literal.slice(1, -1);
  if (literal.startsWith('`')) return inner.replace(/\r/g, '');
  if (!inner.includes('\\')) return inner;
  let broken = false;
  const text = inner.replace(
    /\\(?:([0-7]{3})|x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([\s\S])|$)/g,
    (_, octal, hex, short, long, letter) => {
      const code = octal ? Number.parseInt(octal, 8) : Number.parseInt(hex ?? short ?? long ?? '', 16);
      if (!Number.isNaN(code) && code <= 0x10ffff) return String.fromCodePoint(code);
      if (letter === undefined || !(letter in simple)) broken = true;
      return simple[letter] ?? '';
    },
  );
  return broken ? undefined : text;
}

import type { Node } from 'web-tree-sitter';

const simple: Record<string, string> = {
  n: '\n',
  t: '\t',
  r: '\r',
  a: '\x07',
  b: '\b',
  f: '\f',
  v: '\v',
  '\n': '',
  "'": "'",
  '"': '"',
  '\\': '\\',
};

/** The pieces of a text literal: texts, and the expressions of an f-string. Undefined for bytes, and for characters by their Unicode name. */
export function piecesOf(string: Node): (string | Node)[] | undefined {
  const prefix = /^[a-zA-Z]*/.exec(string.text)?.[0].toLowerCase() ?? '';
  if (prefix.includes('b')) return undefined;
  const pieces: (string | Node)[] = [];
  for (const child of string.namedChildren) {
    if (child.type === 'interpolation') {
      // A format or conversion makes another text of it.
      const expression = child.childForFieldName('expression');
      if (!expression || child.namedChildCount > 1 || /=\s*}$/.test(child.text)) return undefined;
      pieces.push(expression);
    } else if (child.type === 'string_content') {
      const text = prefix.includes('r') ? child.text : unescaped(child.text);
      if (text === undefined) return undefined;
      pieces.push(/[ft]/.test(prefix) ? text.replace(/\{\{/g, '{').replace(/\}\}/g, '}') : text);
    }
  }
  return pieces;
}

function unescaped(text: string): string | undefined {
  if (/\\N\{/.test(text)) return undefined;
  return text.replace(
    /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{1,3})|(\r\n|[\s\S]))/g,
    (whole, x, u, long, octal, one) => {
      const hex = x ?? u ?? long;
      if (hex !== undefined) return codePoint(Number.parseInt(hex, 16)) ?? whole;
      if (octal !== undefined) return String.fromCodePoint(Number.parseInt(octal, 8));
      return one === '\r\n' ? '' : (simple[one] ?? whole);
    },
  );
}

function codePoint(code: number): string | undefined {
  return code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}

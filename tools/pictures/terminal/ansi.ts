/** Words of one look. */
export interface Span {
  readonly text: string;
  readonly look: Look;
}

/** The looks that the command line gives to words. */
export type Look = 'plain' | 'bold' | 'dim' | 'error' | 'warning' | 'info' | 'prompt';

const looks: Record<string, Look> = { '0': 'plain', '1': 'bold', '2': 'dim', '31': 'error', '33': 'warning', '34': 'info', '36': 'info' };

/** A line of a terminal, by the escape codes in it. A code that has no look here is an error: the picture would lose it. */
export function spansOf(line: string): Span[] {
  const spans: Span[] = [];
  let look: Look = 'plain';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a terminal is told its colours by this character.
  for (const part of line.split(/(\u001b\[\d+m)/)) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: as above.
    const code = /^\u001b\[(\d+)m$/.exec(part)?.[1];
    if (code === undefined) {
      if (part !== '') spans.push({ text: part, look });
      continue;
    }
    if (!looks[code]) throw new Error(`The pictures know no look for the escape code ${code}: add it to tools/pictures/terminal/ansi.ts.`);
    look = looks[code];
  }
  return spans;
}

/** A line in pieces of at most so many columns, broken between words; the pieces after the first are indented as it is. */
export function wrapped(spans: readonly Span[], columns: number): Span[][] {
  const text = spans.map((span) => span.text).join('');
  if (text.length <= columns) return [[...spans]];
  const indent = /^ */.exec(text)?.[0] ?? '';
  const space = text.lastIndexOf(' ', columns);
  const at = space > indent.length ? space : columns;
  const rest = part(spans, at).map((span, index) => (index === 0 ? { ...span, text: span.text.trimStart() } : span));
  return [part(spans, 0, at), ...wrapped([{ text: indent, look: 'plain' }, ...rest], columns)];
}

/** What stands between two columns. */
function part(spans: readonly Span[], from: number, to = Number.POSITIVE_INFINITY): Span[] {
  let start = 0;
  return spans.flatMap(({ text, look }) => {
    const piece = text.slice(Math.max(0, from - start), Math.max(0, to - start));
    start += text.length;
    return piece === '' ? [] : [{ text: piece, look }];
  });
}

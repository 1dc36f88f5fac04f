import { stripVTControlCharacters } from 'node:util';

/**
 * How what was printed differs from what a page shows; `undefined` where it does not. Colours, blank ends of lines and blank lines around do not
 * count, and a line `...` in the page stands for any number of lines.
 */
export function difference(shown: string, printed: string): string | undefined {
  const [expected, actual] = [shown, printed].map((text) => linesOf(text));
  if (matches(expected, actual)) return undefined;
  return `The page shows:\n${expected.join('\n')}\n\nIt printed:\n${actual.join('\n')}`;
}

function linesOf(text: string): string[] {
  return stripVTControlCharacters(text)
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/^\n+|\n+$/g, '')
    .split('\n');
}

function matches([first, ...rest]: string[], actual: string[]): boolean {
  if (first === undefined) return actual.length === 0;
  if (first.trim() !== '...') return actual[0] === first && matches(rest, actual.slice(1));
  for (let skipped = 0; skipped <= actual.length; skipped++) if (matches(rest, actual.slice(skipped))) return true;
  return false;
}

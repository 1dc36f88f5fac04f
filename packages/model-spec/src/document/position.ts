import { printable } from '@dynamorm-cdk/core/text';
import type { Source } from './node';

/** A place in a text, and the line there with a marker below it. */
export interface Position {
  readonly line: number;
  readonly column: number;
  readonly excerpt: string;
}

const lineStarts = new WeakMap<Source, number[]>();

/** Longest piece of a line that is shown; minified JSON has a single line of megabytes. */
const shownWidth = 120;
const shownBefore = 60;

/** Line and column of an offset; undefined where the document was not read from text. */
export function positionOf(source: Source, offset: number): Position | undefined {
  if (source.text === undefined || offset < 0) return undefined;
  const starts = startsOf(source, source.text);
  const low = indexOfLine(starts, offset);
  const start = starts[low];
  const end = low + 1 < starts.length ? starts[low + 1] - 1 : source.text.length;
  return { line: low + 1, column: offset - start + 1, excerpt: excerptOf(source.text, start, end, offset) };
}

/** The line of an offset, counted from 1; undefined where the document was not read from text. */
export function lineOf(source: Source, offset: number): number | undefined {
  return source.text === undefined || offset < 0 ? undefined : indexOfLine(startsOf(source, source.text), offset) + 1;
}

function indexOfLine(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle] <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

function startsOf(source: Source, text: string): number[] {
  const known = lineStarts.get(source);
  if (known) return known;
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  lineStarts.set(source, starts);
  return starts;
}

function excerptOf(text: string, start: number, end: number, offset: number): string {
  const from = Math.max(start, offset - shownBefore);
  const to = Math.min(end, from + shownWidth);
  const before = (from > start ? '...' : '') + printable(text.slice(from, offset));
  const after = printable(text.slice(offset, to)).trimEnd() + (to < end ? '...' : '');
  return `${before}${after}\n${' '.repeat(before.length)}^`;
}

import type { SourcePlace } from './extracted-model';

/** Longest piece of a line that is shown, and how much of it before the place. */
const shownWidth = 120;
const shownBefore = 60;

/** Finds lines and columns in one text. */
export class PlacesOf {
  private starts: number[] | undefined;

  constructor(
    private readonly file: string,
    private readonly text: string,
  ) {}

  /** The place of an offset. */
  public at(offset: number): SourcePlace {
    const starts = this.lineStarts;
    const line = this.lineOf(offset);
    return { file: this.file, line: line + 1, column: offset - starts[line] + 1 };
  }

  /** The line around a place, and below it a line with a marker under the place. */
  public excerpt({ line, column }: SourcePlace): string {
    const start = this.lineStarts[line - 1] ?? 0;
    const end = this.lineStarts[line] === undefined ? this.text.length : this.lineStarts[line] - 1;
    const offset = start + column - 1;
    const from = Math.max(start, offset - shownBefore);
    const to = Math.min(end, from + shownWidth);
    const before = (from > start ? '...' : '') + printable(this.text.slice(from, offset));
    const after = printable(this.text.slice(offset, to)).trimEnd() + (to < end ? '...' : '');
    return `${before}${after}\n${' '.repeat(before.length)}^`;
  }

  private lineOf(offset: number): number {
    let low = 0;
    let high = this.lineStarts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.lineStarts[middle] <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  private get lineStarts(): number[] {
    if (this.starts === undefined) {
      this.starts = [0];
      for (let at = this.text.indexOf('\n'); at >= 0; at = this.text.indexOf('\n', at + 1)) this.starts.push(at + 1);
    }
    return this.starts;
  }
}

/** Control characters would move the marker or the terminal's cursor. */
function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is replaced
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, ' ');
}

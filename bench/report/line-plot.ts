import { box, colours, ink, line, numeral, pale, path, picture, text } from './svg';

export interface Series {
  readonly label: string;
  readonly points: [number, number][];
}

export interface LinePlotOptions {
  readonly x: string;
  readonly y: string;
  /** Steps of ten are equally far apart, on both axes unless only `x` is named. @default both linear */
  readonly logarithmic?: 'x' | 'both';
}

const width = 760;
const height = 420;
const frame = { left: 80, right: 36, top: 64, bottom: 56 };

interface Axis {
  readonly place: (value: number) => number;
  readonly marks: number[];
}

/** One line for each series. */
export function linePlot(title: string, series: Series[], { x, y, logarithmic }: LinePlotOptions): string {
  const bottom = height - frame.bottom;
  const across = axis(values(series, 0), logarithmic !== undefined, frame.left, width - frame.right);
  const up = axis(values(series, 1), logarithmic === 'both', bottom, frame.top);
  const parts = [
    ...up.marks.flatMap((mark) => [
      line(frame.left, up.place(mark), width - frame.right, up.place(mark), pale),
      text(frame.left - 8, up.place(mark) + 4, numeral(mark), { anchor: 'end' }),
    ]),
    ...across.marks.flatMap((mark) => [
      line(across.place(mark), bottom, across.place(mark), bottom + 5),
      text(across.place(mark), bottom + 20, numeral(mark), { anchor: 'middle' }),
    ]),
    line(frame.left, bottom, width - frame.right, bottom, ink),
    text((frame.left + width - frame.right) / 2, height - 12, x, { anchor: 'middle' }),
    text(16, 46, y),
    ...series.map(({ points }, at) =>
      path(
        points.map(([a, b]) => [across.place(a), up.place(b)]),
        colours[at % colours.length],
      ),
    ),
    ...legend(series),
  ];
  return picture(width, height, title, parts);
}

function legend(series: Series[]): string[] {
  let x = width - frame.right;
  return [...series.entries()].reverse().flatMap(([at, { label }]) => {
    x -= label.length * 7.4 + 28;
    return [box(x, 38, 12, 10, colours[at % colours.length]), text(x + 17, 47, label)];
  });
}

function values(series: Series[], part: 0 | 1): number[] {
  return series.flatMap(({ points }) => points.map((point) => point[part]));
}

function axis(all: number[], logarithmic: boolean, from: number, to: number): Axis {
  if (logarithmic) {
    const positive = all.filter((value) => value > 0);
    const low = Math.floor(Math.log10(Math.min(...positive)));
    const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...positive))));
    const place = (value: number) => from + ((Math.max(low, Math.log10(value)) - low) / (high - low)) * (to - from);
    return { place, marks: Array.from({ length: high - low + 1 }, (_, step) => 10 ** (low + step)) };
  }
  const step = roundStep(Math.max(...all) / 5);
  const steps = Math.max(1, Math.ceil(Math.max(...all) / step));
  const place = (value: number) => from + (value / (steps * step)) * (to - from);
  return { place, marks: Array.from({ length: steps + 1 }, (_, at) => at * step) };
}

/** The next of 1, 2, 5, 10 and so on. */
function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least || 1));
  return power * ([1, 2, 5, 10].find((factor) => factor * power >= least) ?? 10);
}

import { expect, test } from 'vitest';
import { barPlot } from '../../report/bar-plot';
import { linePlot } from '../../report/line-plot';

test('bars are as long as their medians, and the goal stands where it belongs', () => {
  const svg = barPlot(
    'Times',
    'times',
    [
      {
        label: 'one',
        bars: [
          { label: 'a', value: 1 },
          { label: 'b & c', value: 2 },
        ],
      },
    ],
    2,
  );
  const widths = [...svg.matchAll(/<rect x="250" y="[\d.]+" width="([\d.]+)"/g)].map(([, width]) => Number(width));
  expect(widths[1] / widths[0]).toBeCloseTo(2, 6);
  expect(svg).toContain(`<line x1="${250 + widths[1]}"`);
  expect(svg).toContain('b &amp; c');
});

test('on logarithmic axes steps of ten are equally far apart', () => {
  const svg = linePlot(
    'Growth',
    [
      {
        label: 'a',
        points: [
          [1, 10],
          [10, 100],
          [100, 1_000],
        ],
      },
    ],
    { x: 'x', y: 'y', logarithmic: 'both' },
  );
  const [[x1, y1], [x2, y2], [x3, y3]] = (/points="([^"]+)"/.exec(svg)?.[1] ?? '').split(' ').map((point) => point.split(',').map(Number));
  expect(x3 - x2).toBeCloseTo(x2 - x1, 6);
  expect(y3 - y2).toBeCloseTo(y2 - y1, 6);
});

test('a line through one load alone is drawn', () => {
  expect(linePlot('One', [{ label: 'a', points: [[5, 0]] }], { x: 'x', y: 'y' })).not.toContain('NaN');
});

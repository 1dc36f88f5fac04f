import type { Spread } from '../sampling/spread';
import { box, colours, ink, line, numeral, pale, picture, text } from './svg';

export interface Bar {
  readonly label: string;
  /** A single number where there is nothing that spreads. */
  readonly value: Spread | number;
}

export interface BarGroup {
  readonly label: string;
  readonly bars: Bar[];
}

const width = 760;
const left = 250;
const right = 90;
const row = 22;
const gap = 26;

/** Bars up to the median; a dark line reaches from the lower to the upper quartile, a thin one to the extremes. */
export function barPlot(title: string, unit: string, groups: BarGroup[], goal?: number): string {
  const most = Math.max(
    goal ?? 0,
    ...groups.flatMap(({ bars }) => bars.map(({ value }) => (typeof value === 'number' ? value : value.max))),
  );
  const scale = (width - left - right) / (most || 1);
  const parts: string[] = [];
  let y = 44;
  const top = y;
  const labels = [...new Set(groups.flatMap(({ bars }) => bars.map(({ label }) => label)))];
  for (const group of groups) {
    parts.push(text(16, y + 12, group.label, { size: 13 }));
    y += gap - 6;
    for (const { label, value } of group.bars) {
      const middle = typeof value === 'number' ? value : value.median;
      const end = typeof value === 'number' ? value : value.max;
      parts.push(text(left - 8, y + 14, label, { anchor: 'end' }), box(left, y + 3, middle * scale, row - 7, colourOf(labels, label)));
      if (typeof value !== 'number') {
        parts.push(line(left + value.min * scale, y + row / 2, left + value.max * scale, y + row / 2, ink, 1));
        parts.push(line(left + value.lower * scale, y + row / 2, left + value.upper * scale, y + row / 2, ink, 4));
      }
      parts.push(text(left + end * scale + 6, y + 14, numeral(middle)));
      y += row;
    }
    y += 10;
  }
  if (goal !== undefined) {
    parts.push(line(left + goal * scale, top, left + goal * scale, y, colours[4], 1));
    parts.push(text(left + goal * scale, y + 14, `at most ${goal}`, { anchor: 'middle', colour: colours[4] }));
  }
  parts.unshift(line(left, top, left, y, pale));
  parts.push(text(width - 16, 24, unit, { anchor: 'end' }));
  return picture(width, y + 26, title, parts);
}

function colourOf(labels: string[], label: string): string {
  return colours[labels.indexOf(label) % colours.length];
}

import { escaped } from '../../tools/pictures/escaped';

/** Colours that are told apart by everybody (Okabe and Ito), in the order of use. */
export const colours = ['#0072b2', '#e69f00', '#009e73', '#cc79a7', '#d55e00', '#56b4e9'];

export const ink = '#333333';
export const pale = '#dddddd';

/** A whole picture on white, so that it is read on a dark page too. */
export function picture(width: number, height: number, title: string, parts: string[]): string {
  const head = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="sans-serif" font-size="12">`;
  const background = `<rect width="${width}" height="${height}" fill="#ffffff"/>`;
  return `${[head, `<title>${escaped(title)}</title>`, background, text(16, 24, title, { size: 15 }), ...parts, '</svg>'].join('\n')}\n`;
}

export interface TextOptions {
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly size?: number;
  readonly colour?: string;
}

export function text(x: number, y: number, words: string, { anchor = 'start', size = 12, colour = ink }: TextOptions = {}): string {
  return `<text x="${at(x)}" y="${at(y)}" text-anchor="${anchor}" font-size="${size}" fill="${colour}">${escaped(words)}</text>`;
}

export function line(x1: number, y1: number, x2: number, y2: number, colour = ink, width = 1): string {
  return `<line x1="${at(x1)}" y1="${at(y1)}" x2="${at(x2)}" y2="${at(y2)}" stroke="${colour}" stroke-width="${width}"/>`;
}

export function box(x: number, y: number, width: number, height: number, colour: string): string {
  return `<rect x="${at(x)}" y="${at(y)}" width="${at(Math.max(width, 1))}" height="${at(height)}" fill="${colour}"/>`;
}

export function path(points: [number, number][], colour: string): string {
  const list = points.map(([x, y]) => `${at(x)},${at(y)}`).join(' ');
  const dots = points.map(([x, y]) => `<circle cx="${at(x)}" cy="${at(y)}" r="3" fill="${colour}"/>`);
  return [`<polyline points="${list}" fill="none" stroke="${colour}" stroke-width="2"/>`, ...dots].join('\n');
}

/** A number as people write it on an axis. */
export function numeral(value: number): string {
  return value >= 1000 ? value.toLocaleString('en') : String(Number(value.toPrecision(3)));
}

function at(value: number): string {
  return String(Math.round(value * 10) / 10);
}

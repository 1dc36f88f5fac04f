import { escaped } from '../escaped';

/** A box of a diagram: columns and rows count from 0; the first line is its name, the others say what it is. */
export interface Box {
  readonly column: number;
  readonly row: number;
  /** How many rows it covers; 1 by default. */
  readonly rows?: number;
  readonly lines: readonly string[];
  /** Whether the project makes it, rather than its user or AWS. */
  readonly ours?: boolean;
}

/** An arrow from one box to the box below it, or to the box on its left. */
export interface Arrow {
  readonly column: number;
  readonly row: number;
  readonly direction: 'down' | 'left';
  readonly label?: string;
}

export interface Diagram {
  readonly title: string;
  readonly description: string;
  readonly boxes: readonly Box[];
  readonly arrows: readonly Arrow[];
}

const WIDTH = 210;
const HEIGHT = 84;
const BETWEEN_COLUMNS = 116;
const BETWEEN_ROWS = 48;
const MARGIN = 24;

const left = (column: number) => MARGIN + column * (WIDTH + BETWEEN_COLUMNS);
const top = (row: number) => MARGIN + row * (HEIGHT + BETWEEN_ROWS);
const tall = ({ rows = 1 }: Box) => rows * HEIGHT + (rows - 1) * BETWEEN_ROWS;

/** The diagram as an SVG, on a background of its own: pages show it as a picture, in dark and in light. */
export function render({ title, description, boxes, arrows }: Diagram): string {
  const width = Math.max(...boxes.map(({ column }) => left(column) + WIDTH)) + MARGIN;
  const height = Math.max(...boxes.map((box) => top(box.row) + tall(box))) + MARGIN;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" font-family="system-ui, sans-serif" font-size="15">`,
    `<title>${escaped(title)}</title>`,
    `<desc>${escaped(description)}</desc>`,
    '<defs><marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0L8 4L0 8z" fill="#57606a"/></marker></defs>',
    `<rect width="${width}" height="${height}" rx="12" fill="#ffffff"/>`,
    ...arrows.map(drawArrow),
    ...boxes.map(drawBox),
    '</svg>',
    '',
  ].join('\n');
}

function drawBox(box: Box): string {
  const [x, y, height] = [left(box.column), top(box.row), tall(box)];
  const [fill, stroke] = box.ours ? ['#ddf4ff', '#0969da'] : ['#f6f8fa', '#8c959f'];
  const first = y + height / 2 - (box.lines.length - 1) * 10 + 5;
  const text = box.lines.map((line, at) => {
    const style = at === 0 ? 'font-weight="600" fill="#1f2328"' : 'font-size="14" fill="#424a53"';
    return `<text x="${x + WIDTH / 2}" y="${first + at * 20}" text-anchor="middle" ${style}>${escaped(line)}</text>`;
  });
  return `<rect x="${x}" y="${y}" width="${WIDTH}" height="${height}" rx="8" fill="${fill}" stroke="${stroke}"/>${text.join('')}`;
}

function drawArrow({ column, row, direction, label = '' }: Arrow): string {
  const down = direction === 'down';
  const [x, y] = down ? [left(column) + WIDTH / 2, top(row) + HEIGHT] : [left(column), top(row) + HEIGHT / 2];
  const [x2, y2] = down ? [x, y + BETWEEN_ROWS - 2] : [x - BETWEEN_COLUMNS + 2, y];
  const place = down
    ? `x="${x + 10}" y="${y + BETWEEN_ROWS / 2 + 5}" text-anchor="start"`
    : `x="${x - BETWEEN_COLUMNS / 2}" y="${y - 8}" text-anchor="middle"`;
  return [
    `<path d="M${x} ${y}L${x2} ${y2}" stroke="#57606a" stroke-width="1.5" fill="none" marker-end="url(#head)"/>`,
    `<text ${place} font-size="14" fill="#424a53">${escaped(label)}</text>`,
  ].join('');
}

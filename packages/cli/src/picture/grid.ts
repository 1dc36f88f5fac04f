/** A drawing with its size in points. */
export interface Drawing {
  readonly text: string;
  readonly width: number;
  readonly height: number;
}

/** Between two drawings, in points. */
const gap = 24;

/** How much wider than high the whole is: a screen, or a page on its side. */
const ratio = 1.6;

/** Puts drawings beside each other, in rows that are about as wide as a screen. */
export function grid(drawings: readonly Drawing[]): string {
  const area = drawings.reduce((sum, { width, height }) => sum + (width + gap) * (height + gap), 0);
  const most = Math.max(...drawings.map(({ width }) => width), Math.sqrt(area * ratio));
  const placed: string[] = [];
  let [x, y, rowHeight, widest] = [0, 0, 0, 0];
  for (const { text, width, height } of drawings) {
    if (x > 0 && x + width > most) {
      y += rowHeight + gap;
      [x, rowHeight] = [0, 0];
    }
    placed.push(
      text.replace('<svg', `<svg x="${x}" y="${y}"`).replace(/ width="([\d.]+)pt" height="([\d.]+)pt"/, ' width="$1" height="$2"'),
    );
    x += width + gap;
    rowHeight = Math.max(rowHeight, height);
    widest = Math.max(widest, x - gap);
  }
  const height = y + rowHeight;
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="no"?>',
    `<svg width="${widest}pt" height="${height}pt" viewBox="0 0 ${widest} ${height}" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">`,
    ...placed,
    '</svg>',
    '',
  ].join('\n');
}

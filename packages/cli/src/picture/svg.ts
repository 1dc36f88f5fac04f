import { dot } from './dot';
import { type Drawing, grid } from './grid';
import type { TablePicture } from './table-picture';

/** One picture of all tables: Graphviz draws each of them, and several stand in a grid. */
export async function svg(pictures: TablePicture[]): Promise<string> {
  const { instance } = await import('@viz-js/viz');
  const viz = await instance();
  const draw = (some: TablePicture[]) => viz.renderString(dot(some), { format: 'svg' });
  if (pictures.length < 2) return draw(pictures);
  return grid(pictures.map((picture) => elementOf(draw([picture]))));
}

/** The element alone: what stands before it is for files. The names that Graphviz gives its parts would repeat from table to table. */
function elementOf(text: string): Drawing {
  const [, width = '0', height = '0'] = / width="([\d.]+)pt" height="([\d.]+)pt"/.exec(text) ?? [];
  return {
    text: text
      .slice(text.indexOf('<svg'))
      .replace(/ id="[^"]*"/g, '')
      .trimEnd(),
    width: Number(width),
    height: Number(height),
  };
}

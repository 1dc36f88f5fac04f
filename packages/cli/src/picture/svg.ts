import { dot } from './dot';
import type { TablePicture } from './table-picture';

/** One picture of all tables, laid out by Graphviz. */
export async function svg(pictures: TablePicture[]): Promise<string> {
  const { instance } = await import('@viz-js/viz');
  return (await instance()).renderString(dot(pictures), { format: 'svg' });
}

import { type Places, target } from '../places.js';
import { type Edit, nodes, parse, span } from './parse.js';

/** Changes that lead every link and picture of a file to where the site has it. */
export function links(text: string, source: string, places: Places): Edit[] {
  const edits: Edit[] = [];
  for (const node of nodes(parse(text))) {
    if (node.type !== 'link' && node.type !== 'image' && node.type !== 'definition') continue;
    const to = target(node.url, source, places);
    if (to === node.url) continue;
    const { start, end } = span(node);
    const at = text.slice(start, end).lastIndexOf(node.url);
    if (at < 0) throw new Error(`${source} writes the link to ${node.url} in a way that is not read here: write it as [text](address).`);
    edits.push({ start: start + at, end: start + at + node.url.length, text: to });
  }
  return edits;
}

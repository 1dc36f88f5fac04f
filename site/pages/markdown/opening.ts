import type { Root } from 'mdast';
import { edited, parse, span, words } from './parse.js';

/** What Starlight wants to know of a page in the way that GitHub shows it: its title, its first paragraph, and the rest. */
export interface Opening {
  readonly title: string;
  readonly description?: string;
  /** The text without its title and without comments before it. */
  readonly body: string;
}

/** Reads the title and the description of a page that begins with `# Title` and a paragraph. */
export function openingOf(text: string, path: string): Opening {
  const { children }: Root = parse(text);
  const at = children.findIndex((node) => node.type === 'heading' && node.depth === 1);
  if (at < 0) throw new Error(`${path} has no title: begin it with a line such as "# Title".`);
  const [heading, next] = children.slice(at);
  const { end } = span(heading);
  const before = children.slice(0, at).map((node) => ({ ...span(node), text: '' }));
  const body = edited(text, [...before, { start: span(heading).start, end, text: '' }]).trimStart();
  return { title: words(heading), description: next?.type === 'paragraph' ? shortened(words(next)) : undefined, body };
}

/** What a search engine shows of a description. */
const longest = 300;

/** The words of a line of Markdown. */
export function plainWords(text: string): string {
  return shortened(words(parse(text)));
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= longest) return line;
  const cut = line.slice(0, longest);
  const sentence = cut.lastIndexOf('. ');
  return sentence > 0 ? cut.slice(0, sentence + 1) : `${cut.slice(0, cut.lastIndexOf(' '))} …`;
}

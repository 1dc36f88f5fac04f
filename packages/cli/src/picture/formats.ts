/** What a diagram can be drawn as. */
export const diagramFormats = ['mermaid', 'svg', 'html'] as const;
export type DiagramFormat = (typeof diagramFormats)[number];

/** The format that each ending of a file stands for. */
const endings: { readonly [ending: string]: DiagramFormat | undefined } = {
  '.mmd': 'mermaid',
  '.mermaid': 'mermaid',
  '.svg': 'svg',
  '.html': 'html',
  '.htm': 'html',
};

/** The endings of files that hold diagrams, as a message lists them. */
export const diagramEndings = Object.keys(endings).join(', ');

/** The format that the ending of a file stands for; none where it stands for no format. */
export function formatOfEnding(ending: string): DiagramFormat | undefined {
  return Object.hasOwn(endings, ending.toLowerCase()) ? endings[ending.toLowerCase()] : undefined;
}

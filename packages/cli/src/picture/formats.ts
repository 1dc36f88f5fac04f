/** What a diagram can be drawn as. */
export const diagramFormats = ['mermaid', 'svg', 'html'] as const;
export type DiagramFormat = (typeof diagramFormats)[number];

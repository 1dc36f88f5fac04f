import type { Node } from '../../src/document/node';

/** Everything that a tree says: values, places and paths. */
export function spelled(node: Node | undefined): unknown {
  if (!node) return undefined;
  const { content, at, keyAt, path } = node;
  const inner =
    content instanceof Map
      ? [...content].map(([key, one]) => [key, spelled(one)])
      : Array.isArray(content)
        ? content.map(spelled)
        : content;
  return { inner, at, keyAt, path };
}

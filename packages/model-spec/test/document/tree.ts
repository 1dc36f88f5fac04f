import { Node } from '../../src/document/node';
import type { Places } from '../../src/document/places';
import { isMapping, type Value } from '../../src/document/value';

/** Everything that is known of a document: values, places and paths. */
export function spelled(value: Value | undefined, places: Places | undefined): unknown {
  const spell = (node: Node): unknown => {
    const { content, offset, keyAt, path, isRefused } = node;
    const inner = isMapping(content)
      ? Object.keys(content).map((key) => [key, spell(node.field(key) as Node)])
      : Array.isArray(content)
        ? node.items.map(spell)
        : content;
    return { inner, offset, keyAt, path, isRefused };
  };
  return value === undefined ? undefined : spell(new Node(value, { places: () => places }));
}

import { maxDepth } from './limits';
import { Node, type Source } from './node';

/** Why a value cannot stand in a document, and where. */
export interface UnfitValue {
  readonly node: Node;
  readonly reason: 'depth' | 'kind';
  readonly found: string;
}

/** A tree of nodes from plain values, as `JSON.parse` or a literal gives them. Undefined means absent. */
export function nodeFromObject(value: unknown, source: Source): { root: Node; unfit: UnfitValue[] } {
  const unfit: UnfitValue[] = [];
  const build = (item: unknown, depth: number, parent?: Node, key?: string | number): Node => {
    const node = new Node(null, source, -1, -1, parent, key);
    if (item === null || item === undefined) return node;
    if (typeof item === 'string' || typeof item === 'boolean' || (typeof item === 'number' && Number.isFinite(item))) {
      node.content = item;
    } else if (typeof item !== 'object' || item instanceof Date) {
      unfit.push({
        node,
        reason: 'kind',
        found: item instanceof Date ? 'a Date' : typeof item === 'number' ? String(item) : `a ${typeof item}`,
      });
    } else if (depth >= maxDepth) {
      unfit.push({ node, reason: 'depth', found: `more than ${maxDepth} levels` });
    } else if (Array.isArray(item)) {
      node.content = Array.from(item, (child, index) => build(child, depth + 1, node, index));
    } else {
      const fields = new Map<string, Node>();
      for (const [name, child] of Object.entries(item)) {
        // A literal of TypeScript's defineModel may hold functions there, which say nothing about the model.
        if (child !== undefined && name !== 'converter') fields.set(name, build(child, depth + 1, node, name));
      }
      node.content = fields;
    }
    return node;
  };
  return { root: build(value, 0), unfit };
}

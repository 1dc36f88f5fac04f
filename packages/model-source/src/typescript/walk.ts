import type { Node } from '@babel/types';

/** Visits a node and everything below it, in the order of the source; without recursion, so that depth is no limit. */
export function walk(root: Node, visit: (node: Node) => void): void {
  const waiting: Node[] = [root];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    visit(node);
    for (const one of childrenOf(node).reverse()) waiting.push(one);
  }
}

/** The nodes right below a node. */
export function childrenOf(node: Node): Node[] {
  const children: Node[] = [];
  for (const key in node) {
    const value = key === 'loc' ? undefined : (node as unknown as Record<string, unknown>)[key];
    if (typeof value !== 'object' || value === null) continue;
    if (Array.isArray(value)) for (const one of value) isNode(one) && children.push(one);
    else if (isNode(value)) children.push(value);
  }
  return children;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}

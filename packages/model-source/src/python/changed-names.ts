import type { Node } from 'web-tree-sitter';
import type { Module } from './module';

const changing = new Set([
  'append',
  'extend',
  'insert',
  'remove',
  'pop',
  'clear',
  'sort',
  'reverse',
  'update',
  'setdefault',
  'popitem',
  'add',
  'discard',
]);
const known = new WeakMap<Module, ReadonlySet<string>>();

/** The names of a file, and members such as `settings.table`, that are changed after they are made: what their literals say may be over. */
export function changedNames(module: Module): ReadonlySet<string> {
  const earlier = known.get(module);
  if (earlier) return earlier;
  const names = new Set<string>();
  const add = (node: Node | null | undefined): void => {
    if (!node) return;
    names.add(rootOf(node));
    if (node.type === 'attribute' && !/^(?:self|cls)\./.test(node.text)) names.add(node.text);
  };
  for (const node of module.tree.rootNode.descendantsOfType(['assignment', 'augmented_assignment', 'delete_statement', 'call'])) {
    const left = node.childForFieldName('left');
    if (node.type === 'augmented_assignment' || left?.type === 'subscript' || left?.type === 'attribute') add(left);
    else if (node.type === 'delete_statement') add(node.namedChild(0));
    else if (node.type === 'call') {
      const called = node.childForFieldName('function');
      if (called?.type === 'attribute' && changing.has(called.childForFieldName('attribute')?.text ?? ''))
        add(called.childForFieldName('object'));
    }
  }
  known.set(module, names);
  return names;
}

/** The name at the left end of `name.a[b].c`. */
function rootOf(node: Node): string {
  let root = node;
  for (let next: Node | null = root; next; next = root.childForFieldName('object') ?? root.childForFieldName('value')) root = next;
  return root.text;
}

import type { SourcePlace } from '../extracted-model';
import { textOf, unknown, type Value } from '../values/value';
import type { Evaluating } from './evaluating';
import { type Code, placeOf } from './module';

/** The items of a list, a tuple or a set. */
export function list({ node: whole, module }: Code, place: SourcePlace, evaluating: Evaluating): Value {
  const items: Value[] = [];
  for (const node of whole.namedChildren) {
    if (node.type === 'comment') continue;
    if (node.type !== 'list_splat') items.push(evaluating.evaluate({ node, module }));
    else {
      const more = evaluating.evaluate({ node: node.namedChild(0) ?? node, module });
      if (more.kind !== 'list') {
        return more.kind === 'unknown' ? more : unknown('takes over something that is no list', placeOf({ node, module }));
      }
      for (const item of more.items) items.push(item);
    }
    if (evaluating.tooMany(items.length)) return unknown('has too many parts', place);
  }
  return { kind: 'list', items, place };
}

/** The entries of a dictionary. */
export function mapping({ node: whole, module }: Code, place: SourcePlace, evaluating: Evaluating): Value {
  const entries = new Map<string, Value>();
  for (const node of whole.namedChildren) {
    if (node.type === 'comment') continue;
    const inner = (name: string): Value => evaluating.evaluate({ node: node.childForFieldName(name) ?? node, module });
    if (node.type === 'pair') {
      const key = textOf(inner('key'));
      if (key === undefined) return unknown('has a key that is no literal', placeOf({ node, module }));
      entries.set(key, inner('value'));
    } else {
      const more =
        node.type === 'dictionary_splat'
          ? evaluating.evaluate({ node: node.namedChild(0) ?? node, module })
          : unknown('is no literal', place);
      if (more.kind !== 'mapping') {
        return more.kind === 'unknown' ? more : unknown('takes over something that is no dictionary', placeOf({ node, module }));
      }
      for (const [key, value] of more.entries) entries.set(key, value);
    }
    if (evaluating.tooMany(entries.size)) return unknown('has too many parts', place);
  }
  return { kind: 'mapping', entries, place };
}

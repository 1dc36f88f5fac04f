import { maxDepth } from './limits';
import { Node, type Source } from './node';
import type { Keys } from './places';
import { type Mapping, setField, type Value } from './value';

/** Why a value cannot stand in a document, and where. */
export interface UnfitValue {
  readonly keys: Keys;
  readonly reason: 'depth' | 'kind';
  readonly found: string;
}

/** A copy of plain values, as `JSON.parse` or a literal gives them. Undefined means absent. */
export function nodeFromObject(value: unknown, source: Source): { root: Node; unfit: UnfitValue[] } {
  const unfit: UnfitValue[] = [];
  const keys: (string | number)[] = [];
  const refuse = (reason: UnfitValue['reason'], found: string): null => {
    unfit.push({ keys: [...keys], reason, found });
    return null;
  };
  const below = (key: string | number, item: unknown): Value => {
    keys.push(key);
    const copy = copied(item);
    keys.pop();
    return copy;
  };
  const copied = (item: unknown): Value => {
    if (item === null || item === undefined) return null;
    if (typeof item === 'string' || typeof item === 'boolean' || (typeof item === 'number' && Number.isFinite(item))) return item;
    if (typeof item !== 'object' || item instanceof Date) {
      return refuse('kind', item instanceof Date ? 'a Date' : typeof item === 'number' ? String(item) : `a ${typeof item}`);
    }
    if (keys.length >= maxDepth) return refuse('depth', `more than ${maxDepth} levels`);
    if (Array.isArray(item)) return Array.from(item, (child, at) => below(at, child));
    const fields: Mapping = {};
    for (const [name, child] of Object.entries(item)) {
      // A literal of TypeScript's defineModel may hold functions there, which say nothing about the model.
      if (child !== undefined && name !== 'converter') setField(fields, name, below(name, child));
    }
    return fields;
  };
  return { root: new Node(copied(value), source), unfit };
}

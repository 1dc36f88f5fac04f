import type { SourcePlace } from '../extracted-model';
import { mostParts } from './joined';
import { unknown, type Value } from './value';

/** A JSON value. */
export type Plain = string | number | boolean | null | Plain[] | { [key: string]: Plain };

/** What holds functions, of which a model document knows nothing. */
const functions = /^attributes\[\d+\]\.converter$/;

/**
 * The JSON value of a value, with the place of each of its parts.
 *
 * @param strange is told of every part that cannot be known
 */
export function plainValue(
  value: Value,
  places: Map<string, SourcePlace>,
  strange: (part: Value, path: string) => void,
  path = '',
  count = { parts: 0 },
): Plain {
  if (++count.parts > mostParts) {
    if (count.parts === mostParts + 1) strange(unknown('has too many parts', value.place), path);
    return null;
  }
  if (path !== '') places.set(path, value.place);
  switch (value.kind) {
    case 'scalar':
      return value.value;
    case 'list':
      if (count.parts > mostParts) return null;
      return value.items.map((item, at) => plainValue(item, places, strange, `${path}[${at}]`, count));
    case 'mapping': {
      const entries: [string, Plain][] = [];
      for (const [key, part] of value.entries) {
        if (count.parts > mostParts) break;
        const below = path === '' ? key : `${path}.${key}`;
        if (!functions.test(below)) entries.push([key, plainValue(part, places, strange, below, count)]);
      }
      return Object.fromEntries(entries);
    }
    case 'variable':
    case 'unknown':
      strange(value, path);
      return null;
  }
}

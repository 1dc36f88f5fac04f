import type { SourcePlace } from '../extracted-model';
import type { Value } from './value';

/** A JSON value. */
export type Plain = string | number | boolean | null | Plain[] | { [key: string]: Plain };

/** What holds functions, of which a model document knows nothing. */
const functions = /^attributes\[\d+\]\.converter$/;

/**
 * The JSON value of a value, with the place of each of its parts.
 *
 * @param strange is told of every part that cannot be known
 */
export function plainValue(value: Value, places: Map<string, SourcePlace>, strange: (part: Value, path: string) => void, path = ''): Plain {
  if (path !== '') places.set(path, value.place);
  switch (value.kind) {
    case 'scalar':
      return value.value;
    case 'list':
      return value.items.map((item, at) => plainValue(item, places, strange, `${path}[${at}]`));
    case 'mapping': {
      const entries: [string, Plain][] = [];
      for (const [key, part] of value.entries) {
        const below = path === '' ? key : `${path}.${key}`;
        if (!functions.test(below)) entries.push([key, plainValue(part, places, strange, below)]);
      }
      return Object.fromEntries(entries);
    }
    case 'variable':
    case 'unknown':
      strange(value, path);
      return null;
  }
}

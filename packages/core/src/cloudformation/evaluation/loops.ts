import { type Properties, recordOf } from '../properties';
import { evaluate } from './evaluate';
import type { TemplateValues } from './values';

/** A template without its loops, and the loops whose lists are not known. */
export interface Unrolled {
  readonly value: unknown;
  readonly left: string[];
}

/**
 * `Fn::ForEach` with a list that is written out, or that of a mapping or of a parameter with a value, put in full.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-foreach.html
 */
export function expandedLoops(value: unknown, values: TemplateValues): Unrolled {
  const left: string[] = [];
  return { value: expanded(value, values, left), left };
}

function expanded(value: unknown, values: TemplateValues, left: string[]): unknown {
  if (Array.isArray(value)) return value.map((item) => expanded(item, values, left));
  if (typeof value !== 'object' || value === null) return value;
  const result: Properties = {};
  for (const [name, item] of Object.entries(value)) {
    const copies = name.startsWith('Fn::ForEach::') ? copiesOf(item, values) : undefined;
    if (name.startsWith('Fn::ForEach::') && copies === undefined) left.push(name);
    if (copies === undefined) result[name] = expanded(item, values, left);
    else for (const copy of copies) Object.assign(result, recordOf(expanded(copy, values, left)));
  }
  return result;
}

/** `[name, list, body]` */
function copiesOf(loop: unknown, values: TemplateValues): unknown[] | undefined {
  if (!Array.isArray(loop) || loop.length !== 3 || typeof loop[0] !== 'string') return undefined;
  const [name, collection, body] = loop as [string, unknown, unknown];
  const asked = new Map();
  const items = evaluate(collection, values, { assumed: new Map(), asked });
  if (asked.size > 0) return undefined;
  if (!Array.isArray(items) || !items.every((item) => typeof item === 'string' || typeof item === 'number')) return undefined;
  return items.map((item) => replaced(body, name, String(item)));
}

/** `${Name}` is the item, `&{Name}` the item without what a logical id may not have, and `{ Ref: Name }` the item too. */
function replaced(value: unknown, name: string, item: string): unknown {
  const text = (one: string): string => one.replaceAll(`\${${name}}`, item).replaceAll(`&{${name}}`, item.replace(/[^a-zA-Z0-9]/g, ''));
  if (typeof value === 'string') return text(value);
  if (Array.isArray(value)) return value.map((one) => replaced(one, name, item));
  if (typeof value !== 'object' || value === null) return value;
  if ((value as Properties).Ref === name && Object.keys(value).length === 1) return item;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [text(key), replaced(one, name, item)]));
}

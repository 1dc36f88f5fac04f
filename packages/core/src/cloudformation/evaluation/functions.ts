import { isIntrinsic } from '../intrinsics';
import { type Properties, recordOf } from '../properties';

const isText = (value: unknown): value is string | number | boolean => ['string', 'number', 'boolean'].includes(typeof value);

/** `Fn::Join` of a list that is known. A list of which a part is unknown is joined as far as it goes. */
export function join(value: unknown): unknown {
  if (!Array.isArray(value) || typeof value[0] !== 'string' || !Array.isArray(value[1])) return undefined;
  const [delimiter, items] = value as [string, unknown[]];
  return items.every(isText) ? items.join(delimiter) : undefined;
}

/** `Fn::Select` of a list that is known. */
export function select(value: unknown): unknown {
  if (!Array.isArray(value) || !Array.isArray(value[1])) return undefined;
  return value[1][Number(value[0])];
}

/** `Fn::Split` of a text that is known. */
export function split(value: unknown): unknown {
  if (!Array.isArray(value) || typeof value[0] !== 'string' || typeof value[1] !== 'string') return undefined;
  return value[1].split(value[0]);
}

/** `Fn::FindInMap`. Where a key is unknown, the mapping stands in place of its name, so that another mapping is another expression. */
export function findInMap(value: unknown, mappings: Properties): unknown {
  if (!Array.isArray(value) || typeof value[0] !== 'string') return undefined;
  const [name, first, second, options] = value;
  const mapping = mappings[name];
  if (mapping === undefined) return undefined;
  if (!isText(first) || !isText(second)) return { 'Fn::FindInMap': [mapping, first, second] };
  return recordOf(recordOf(mapping)[String(first)])[String(second)] ?? recordOf(options).DefaultValue;
}

/** `Fn::Sub` with each of its names worked out: a text where all are known, else the function with what is left. */
export function substituted(value: unknown, worked: (expression: unknown) => unknown): unknown {
  const [text, own] = Array.isArray(value) ? [value[0], recordOf(value[1])] : [value, {}];
  if (typeof text !== 'string') return { 'Fn::Sub': value };
  const left: Properties = {};
  const done = text.replace(/\$\{([^!}][^}]*)\}/g, (all, raw: string) => {
    const name = raw.trim();
    const found = worked(name in own ? own[name] : expressionOf(name));
    if (isText(found)) return String(found);
    if (isIntrinsic(found) && (name in own || !sameReference(found, name))) left[name] = found;
    return all;
  });
  const alone = /^\$\{([^!}][^}]*)\}$/.exec(done)?.[1].trim();
  if (alone !== undefined) return left[alone] ?? expressionOf(alone);
  if (/\$\{[^!}]/.test(done)) return { 'Fn::Sub': Object.keys(left).length > 0 ? [done, left] : done };
  const literal = done.replace(/\$\{!/g, '${');
  return literal.includes('{{resolve:') ? { 'Fn::Resolve': literal } : literal;
}

function sameReference(found: unknown, name: string): boolean {
  return recordOf(found).Ref === name || name.includes('.');
}

/** `${Table.Arn}` is an attribute, `${Table}` a reference. */
export function expressionOf(name: string): unknown {
  const at = name.indexOf('.');
  return at < 0 ? { Ref: name } : { 'Fn::GetAtt': [name.slice(0, at), name.slice(at + 1)] };
}

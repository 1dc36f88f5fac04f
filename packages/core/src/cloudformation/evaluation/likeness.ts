import { canonical, recordOf } from '../properties';
import { expressionOf } from './functions';
import { mappedLikeness } from './mapped';

/** Whether two texts that expressions give are the same. */
export type Likeness = 'same' | 'different' | 'unknown';

/** A part of a text: letters, or something that only a deployment knows. */
type Part = { readonly text: string } | { readonly unknown: string };

/**
 * Compares the texts that two worked-out expressions give. They are the same where the expressions are, different where no value can make them
 * equal, and else unknown.
 */
export function likenessOf(one: unknown, other: unknown): Likeness {
  if (canonical(one) === canonical(other)) return 'same';
  const mapped = mappedLikeness(one, other);
  return mapped !== 'unknown' ? mapped : partsLikeness(partsOf(one), partsOf(other));
}

/** The letters that are written out in the text that an expression gives, in their order. */
export function literalTexts(value: unknown): string[] {
  return partsOf(value).flatMap((part) => ('text' in part ? [part.text] : []));
}

function partsLikeness(ours: Part[], theirs: Part[]): Likeness {
  const [one, other] = trimmed(...trimmed(ours, theirs, 'start'), 'end');
  if (one.length === 0 && other.length === 0) return 'same';
  if (begins(one, other, 'start') || begins(one, other, 'end')) return 'different';
  for (const [short, long] of [
    [one, other],
    [other, one],
  ]) {
    if (short.length === 0 && long.some((part) => 'text' in part || isNeverEmpty(part.unknown))) return 'different';
    if (short.length === 1 && 'text' in short[0] && !patternOf(long).test(short[0].text)) return 'different';
  }
  const unknowns = (parts: Part[]): string => canonical(parts.flatMap((part) => ('unknown' in part ? [part.unknown] : [])).sort());
  const length = (parts: Part[]): number => parts.reduce((sum, part) => sum + ('text' in part ? part.text.length : 0), 0);
  return unknowns(one) === unknowns(other) && length(one) !== length(other) ? 'different' : 'unknown';
}

/** Both end in letters, and those are not the same. */
function begins(one: Part[], other: Part[], end: 'start' | 'end'): boolean {
  const [first, second] = [one, other].map((parts) => parts.at(end === 'start' ? 0 : -1));
  return first !== undefined && second !== undefined && 'text' in first && 'text' in second;
}

/** Both without what they have in common at one end. */
function trimmed(one: Part[], other: Part[], end: 'start' | 'end'): [Part[], Part[]] {
  const [ours, theirs] = [[...one], [...other]];
  const at = end === 'start' ? 0 : -1;
  const drop = (parts: Part[]): unknown => (end === 'start' ? parts.shift() : parts.pop());
  for (;;) {
    const [first, second] = [ours.at(at), theirs.at(at)];
    if (first === undefined || second === undefined) return [ours, theirs];
    if ('unknown' in first && 'unknown' in second) {
      if (!isSame(first.unknown, second.unknown)) return [ours, theirs];
      drop(ours);
      drop(theirs);
    } else if ('text' in first && 'text' in second) {
      const shared = commonLength(first.text, second.text, end);
      if (shared === 0) return [ours, theirs];
      for (const [parts, { text }] of [
        [ours, first],
        [theirs, second],
      ] as const) {
        const left = end === 'start' ? text.slice(shared) : text.slice(0, text.length - shared);
        drop(parts);
        if (left !== '') end === 'start' ? parts.unshift({ text: left }) : parts.push({ text: left });
      }
    } else return [ours, theirs];
  }
}

function isSame(one: string, other: string): boolean {
  if (one === other) return true;
  return [one, other].every((text) => text.startsWith('{"Fn::FindInMap"')) && mappedLikeness(JSON.parse(one), JSON.parse(other)) === 'same';
}

function commonLength(one: string, other: string, end: 'start' | 'end'): number {
  const letter = (text: string, at: number): string | undefined => text.at(end === 'start' ? at : -1 - at);
  let length = 0;
  while (length < Math.min(one.length, other.length) && letter(one, length) === letter(other, length)) length += 1;
  return length;
}

function patternOf(parts: Part[]): RegExp {
  const text = parts.map((part) =>
    'text' in part ? part.text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') : isNeverEmpty(part.unknown) ? '.+' : '.*',
  );
  return new RegExp(`^${text.join('')}$`, 's');
}

function isNeverEmpty(unknown: string): boolean {
  return unknown.includes('"AWS::');
}

function partsOf(value: unknown): Part[] {
  if (typeof value === 'string' || typeof value === 'number') return value === '' ? [] : [{ text: String(value) }];
  const { 'Fn::Sub': sub, 'Fn::Join': join } = recordOf(value);
  if (sub !== undefined) {
    const [text, own] = Array.isArray(sub) ? [sub[0], recordOf(sub[1])] : [sub, {}];
    if (typeof text === 'string') return merged(subParts(text, own));
  }
  if (Array.isArray(join) && typeof join[0] === 'string' && Array.isArray(join[1])) {
    const [delimiter, items] = join as [string, unknown[]];
    return merged(items.flatMap((item, at) => [...(at > 0 && delimiter !== '' ? [{ text: delimiter }] : []), ...partsOf(item)]));
  }
  return [{ unknown: canonical(value ?? null) }];
}

function subParts(text: string, own: { readonly [name: string]: unknown }): Part[] {
  return text.split(/(\$\{[^}]*\})/).flatMap((part): Part[] => {
    const name = /^\$\{([^!].*)\}$/.exec(part)?.[1].trim();
    if (name === undefined) return part === '' ? [] : [{ text: part.replace(/^\$\{!/, '${') }];
    return partsOf(name in own ? own[name] : expressionOf(name));
  });
}

function merged(parts: Part[]): Part[] {
  const result: Part[] = [];
  for (const part of parts) {
    const last = result.at(-1);
    if (last !== undefined && 'text' in last && 'text' in part) result[result.length - 1] = { text: last.text + part.text };
    else result.push(part);
  }
  return result;
}

import type { SourcePlace } from '../extracted-model';
import { scalar, unknown, type Value } from './value';

/** More parts, or characters, than any model has: what copies itself grows without bound. */
export const mostParts = 100_000;

/** Deeper than anything that people write, and well within the stack. */
export const deepest = 500;

/** Texts one after the other; numbers too where the language makes texts of them. */
export function joined(parts: Value[], place: SourcePlace, takesNumbers: boolean): Value {
  let text = '';
  for (const part of parts) {
    if (part.kind === 'variable') return unknown(`is made with the environment variable \`${part.name}\``, place);
    if (part.kind === 'unknown') return { ...part, place };
    const isText = part.kind === 'scalar' && (typeof part.value === 'string' || (takesNumbers && typeof part.value === 'number'));
    if (!isText) return unknown('is calculated', place);
    text += part.value;
    if (text.length > mostParts) return unknown('has too many parts', place);
  }
  return scalar(text, place);
}

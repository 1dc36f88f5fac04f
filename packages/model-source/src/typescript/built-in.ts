import type { SourcePlace } from '../extracted-model';
import { scalar, type Value } from '../values/value';

/** What a method of a text gives; undefined where it is none that is followed. */
export function methodOfText(value: Value, method: string, place: SourcePlace): Value | undefined {
  // What a variable holds stays what it is without the blanks around it.
  if (value.kind === 'variable') return /^(?:trim|trimStart|trimEnd|toString|valueOf)$/.test(method) ? value : undefined;
  if (value.kind !== 'scalar' || typeof value.value !== 'string') return undefined;
  const text = value.value;
  switch (method) {
    case 'trim':
      return scalar(text.trim(), place);
    case 'toString':
    case 'valueOf':
      return value;
    case 'toLowerCase':
      return scalar(text.toLowerCase(), place);
    case 'toUpperCase':
      return scalar(text.toUpperCase(), place);
    default:
      return undefined;
  }
}

/** What a function of the language gives for one value; undefined where it is none that is followed. */
export function builtIn(name: string, [value, ...more]: readonly Value[], place: SourcePlace): Value | undefined {
  if (value === undefined || more.length > 0) return undefined;
  if (name === 'Object.freeze') return value;
  if (name === 'String')
    return value.kind === 'variable' || (value.kind === 'scalar' && typeof value.value === 'string') ? value : undefined;
  return name === 'Boolean' && value.kind === 'scalar' ? scalar(Boolean(value.value), place) : undefined;
}

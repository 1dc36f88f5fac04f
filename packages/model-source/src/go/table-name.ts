import { type KnownText, settle } from './interpreter/decision';
import { Interpreter, TooLong } from './interpreter/interpreter';
import type { Declared } from './package';
import type { Resolved } from './resolve-type';
import type { GoFunction } from './syntax';

/** What a method returns when DynamORM calls it on a new value; undefined where it never returns. */
export function textOf(method: Declared<GoFunction>, self?: Resolved): KnownText | undefined {
  const { file, declaration } = method;
  const place = { file, offset: declaration.offset };
  try {
    const known = settle(new Interpreter().run(method, self), place);
    const isUnset = known?.from !== undefined && known.text === '' && known.variables.length === 0;
    return isUnset ? { variables: [], unknown: { ...place, why: `\`${known.from}\` is given its value when the program runs` } } : known;
  } catch (error) {
    if (!(error instanceof TooLong) && !(error instanceof RangeError)) throw error;
    return { variables: [], unknown: { ...place, why: 'it takes more steps than are followed' } };
  }
}

/** The name that DynamORM gives a table whose model has none: the type's, in its own plural. */
export function pluralOf(type: string): string {
  if (type.endsWith('s')) return `${type}es`;
  return type.endsWith('y') ? `${type.slice(0, -1)}ies` : `${type}s`;
}

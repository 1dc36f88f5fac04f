import type { Release } from '../release';

/** How names of attributes are made of names of fields. */
export type Convention = 'camelCase' | 'snake_case' | 'pascal_case' | 'dynamorm';

export const conventions: readonly Convention[] = ['camelCase', 'snake_case', 'pascal_case', 'dynamorm'];

const isUpper = (letter: string | undefined): boolean => letter !== undefined && /^\p{Lu}$/u.test(letter);
const isLower = (letter: string | undefined): boolean => letter !== undefined && /^\p{Ll}$/u.test(letter);
const isDigit = (letter: string | undefined): boolean => letter !== undefined && /^\p{Nd}$/u.test(letter);

/** The convention that a value of `naming:` means, where the release knows it. */
export function conventionOf(value: string, release: Release): Convention | undefined {
  const known: Record<string, Convention> = {
    camelCase: 'camelCase',
    camel_case: 'camelCase',
    snake_case: 'snake_case',
    ...(release.pascalNaming ? { pascal_case: 'pascal_case', pascalCase: 'pascal_case' } : {}),
    ...(release.dynamormNaming ? { dynamorm: 'dynamorm', legacy_dynamorm: 'dynamorm', legacyDynamORM: 'dynamorm' } : {}),
  };
  return Object.hasOwn(known, value) ? known[value] : undefined;
}

/** The attribute that a field becomes where its tag names none. */
export function attributeName(field: string, convention: Convention, release: Release): string {
  if (convention === 'pascal_case') return field;
  if (convention === 'snake_case') return release.encrypts ? snakeCase(field) : earlySnakeCase(field);
  return camelCase(field);
}

/** Whether a name follows a convention. */
export function follows(name: string, convention: Convention): boolean {
  if (convention === 'snake_case') return /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/.test(name);
  if (convention === 'pascal_case') return /^[A-Z][A-Za-z0-9]*$/.test(name);
  return name === 'PK' || name === 'SK' || /^[a-z][A-Za-z0-9]*$/.test(name);
}

/** Lowers the first run of capitals, but for the last of them where a word follows: `URLValue` is `urlValue`, `GSI1PK` is `gsI1PK`. */
function camelCase(field: string): string {
  if (field === 'PK' || field === 'SK') return field;
  const letters = [...field];
  let run = 1;
  while (run < letters.length && isUpper(letters[run]) && (run + 1 === letters.length || isUpper(letters[run + 1]))) run++;
  return letters.slice(0, run).join('').toLowerCase() + letters.slice(run).join('');
}

/** A word begins at a capital after a small letter, and at the last capital of a run before one; never after a digit. */
function snakeCase(field: string): string {
  const letters = [...field];
  const begins = (at: number): boolean => {
    if (at === 0 || !isUpper(letters[at]) || isDigit(letters[at - 1])) return false;
    return isLower(letters[at - 1]) || (isUpper(letters[at - 1]) && isLower(letters[at + 1]));
  };
  return letters.map((letter, at) => (begins(at) ? '_' : '') + letter.toLowerCase()).join('');
}

/** What releases 1.0.34 to 1.0.40 made: words are runs of capitals without the last, or a capital with what follows it. */
function earlySnakeCase(field: string): string {
  const letters = [...field];
  if (letters.length === 1) return field.toLowerCase();
  let name = '';
  let word = '';
  for (let at = 0; at < letters.length; at++) {
    if (!isUpper(letters[at])) {
      word += letters[at];
      continue;
    }
    if (word !== '') {
      name += name !== '' && !isDigit(letters[at - 1]) ? `_${word}` : word;
      word = '';
    }
    if (!isUpper(letters[at + 1])) {
      word = letters[at].toLowerCase();
      continue;
    }
    let end = at + 1;
    while (end < letters.length && isUpper(letters[end]) && (end + 1 === letters.length || isUpper(letters[end + 1]))) end++;
    name += (name === '' ? '' : '_') + letters.slice(at, end).join('').toLowerCase();
    at = end - 1;
  }
  if (word === '') return name;
  return name !== '' && !isDigit([...name].at(-1)) ? `${name}_${word}` : name + word;
}

import { exactly, literal, range, type Term, union } from '../smt/text';
import type { Tenancy } from './claim';

/** What a tag value may hold besides letters, numbers and spaces. */
const TAG_MARKS = ['_', '.', ':', '/', '=', '+', '-', '@'];

/** Stands for all letters outside ASCII that no policy names: IAM treats them alike, so that a hole with one is a hole with another. */
const REPRESENTATIVES = ['\u00e9', '\u0416', '\u4e2d'];

/**
 * The values that a tenant's id may have.
 *
 * @param texts the constants of policies and claim: each letter outside ASCII that they name counts by itself
 */
export function tenantLanguage({ alphabet }: Tenancy, texts: readonly string[]): Term {
  if (alphabet === 'any') return 're.all';
  const beyondAscii = new Set([...texts.join('')].filter((character) => character > '\u007f' && /[\p{L}\p{Z}\p{N}]/u.test(character)));
  const characters = [
    range('a', 'z'),
    range('A', 'Z'),
    range('0', '9'),
    ...[' ', ...TAG_MARKS, ...REPRESENTATIVES, ...beyondAscii].map((character) => exactly(literal(character))),
  ];
  return `(re.* ${union(characters)})`;
}

/** Names of regions. */
export const regionLanguage: Term = `(re.+ ${union([range('a', 'z'), range('0', '9'), exactly(literal('-'))])})`;

/** Names of DynamoDB's actions, in lower case. */
export const actionLanguage: Term = `(re.++ ${exactly(literal('dynamodb:'))} (re.+ ${range('a', 'z')}))`;

import type { RequestContext } from './request-context';

/** A piece of a policy value: text to match literally, or a wildcard. */
type Piece = { readonly literal: string } | { readonly wildcard: '*' | '?' };

/** How a character of a variable's value counts that would be a wildcard in the policy itself. */
export enum VariableText {
  /** As itself, which is what AWS documents by offering `${*}` for the policy's own text only. */
  LITERAL = 'literal',
  /** As a wildcard: the worst that could be true. */
  ACTIVE = 'active',
}

/**
 * Splits a policy value into pieces. `undefined` where a variable has no value: such a value matches nothing.
 */
export function parsePattern(text: string, context: RequestContext, wildcards: boolean, variables: VariableText): Piece[] | undefined {
  const pieces: Piece[] = [];
  for (let i = 0; i < text.length; ) {
    if (text.startsWith('${', i)) {
      const end = text.indexOf('}', i);
      if (end < 0) throw new Error(`unfinished policy variable in ${text}`);
      const resolved = resolveVariable(text.slice(i + 2, end), context);
      if (resolved === undefined) return undefined;
      const isEscape = ['*', '?', '$'].includes(text.slice(i + 2, end));
      if (!isEscape && wildcards && variables === VariableText.ACTIVE) pieces.push(...literalOrWildcard(resolved));
      else pieces.push({ literal: resolved });
      i = end + 1;
    } else {
      pieces.push(...(wildcards ? literalOrWildcard(text[i]) : [{ literal: text[i] }]));
      i += 1;
    }
  }
  return pieces;
}

/** Whether the pieces match the whole of a text, case-sensitively. */
export function matchesPieces(pieces: Piece[], text: string): boolean {
  const source = pieces.map((piece) => ('wildcard' in piece ? (piece.wildcard === '*' ? '[^]*' : '[^]') : escaped(piece.literal))).join('');
  return regExp(source).test(text);
}

const compiled = new Map<string, RegExp>();

function regExp(source: string): RegExp {
  const known = compiled.get(source);
  if (known) return known;
  const made = new RegExp(`^${source}$`, 'u');
  compiled.set(source, made);
  return made;
}

function resolveVariable(name: string, context: RequestContext): string | undefined {
  if (name === '*' || name === '?' || name === '$') return name;
  if (name.includes(',')) throw new Error(`a default in the policy variable ${name} is not modelled`);
  const value = context.value(name);
  if (value !== undefined && typeof value !== 'string') throw new Error(`the policy variable ${name} is multi-valued`);
  return value;
}

function literalOrWildcard(text: string): Piece[] {
  return [...text].map((char) => (char === '*' || char === '?' ? { wildcard: char } : { literal: char }));
}

function escaped(literal: string): string {
  return literal.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

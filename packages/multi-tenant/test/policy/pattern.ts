import type { RequestContext } from './request-context';

/** How a character of a variable's value counts that would be a wildcard in the policy itself. */
export enum VariableText {
  /** As itself, which is what AWS documents by offering `${*}` for the policy's own text only. */
  LITERAL = 'literal',
  /** As a wildcard: the worst that could be true. */
  ACTIVE = 'active',
}

/**
 * Whether a policy value matches the whole of a text, case-sensitively. A value with a variable that has no value matches nothing.
 */
export function matches(value: string, text: string, context: RequestContext, wildcards: boolean, variables: VariableText): boolean {
  const pieces = piecesOf(value);
  const resolved: string[] = [];
  for (const piece of pieces) {
    if (!('variable' in piece)) continue;
    const found = resolveVariable(piece.variable, context);
    if (found === undefined) return false;
    resolved.push(found);
  }
  return compiled(value, pieces, resolved, wildcards, variables).test(text);
}

type Piece = { readonly literal: string } | { readonly variable: string };

const ESCAPES = ['*', '?', '$'];
const parsed = new Map<string, Piece[]>();
const expressions = new Map<string, RegExp>();

function piecesOf(value: string): Piece[] {
  const known = parsed.get(value);
  if (known) return known;
  const pieces: Piece[] = [];
  for (let i = 0; i < value.length; ) {
    const start = value.indexOf('${', i);
    if (start < 0) {
      pieces.push({ literal: value.slice(i) });
      break;
    }
    const end = value.indexOf('}', start);
    if (end < 0) throw new Error(`unfinished policy variable in ${value}`);
    if (start > i) pieces.push({ literal: value.slice(i, start) });
    pieces.push({ variable: value.slice(start + 2, end) });
    i = end + 1;
  }
  parsed.set(value, pieces);
  return pieces;
}

function compiled(value: string, pieces: Piece[], resolved: string[], wildcards: boolean, variables: VariableText): RegExp {
  const key = [wildcards, variables, value, ...resolved].join('\n');
  const known = expressions.get(key);
  if (known) return known;
  const values = [...resolved];
  const source = pieces.map((piece) => {
    if ('literal' in piece) return expression(piece.literal, wildcards);
    const active = wildcards && variables === VariableText.ACTIVE && !ESCAPES.includes(piece.variable);
    return expression(values.shift() as string, active);
  });
  const made = new RegExp(`^${source.join('')}$`, 'u');
  expressions.set(key, made);
  return made;
}

function resolveVariable(name: string, context: RequestContext): string | undefined {
  if (ESCAPES.includes(name)) return name;
  if (name.includes(',')) throw new Error(`a default in the policy variable ${name} is not modelled`);
  const value = context.value(name);
  if (value !== undefined && typeof value !== 'string') throw new Error(`the policy variable ${name} is multi-valued`);
  return value;
}

function expression(text: string, wildcards: boolean): string {
  return [...text]
    .map((char) => {
      if (wildcards && char === '*') return '[^]*';
      if (wildcards && char === '?') return '[^]';
      return char.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&');
    })
    .join('');
}

import { and, concat, equal, exactly, inLanguage, literal, sequence, startsWith, type Term } from '../smt/text';
import type { Variables } from './variables';

type Token = { readonly kind: 'text' | 'variable'; readonly text: string } | { readonly kind: 'any' | 'one' };

const TOKEN = /\$\{[^}]*\}|\*|\?|[^*?$]+|\$/g;

/**
 * Whether a value matches a pattern of a policy.
 *
 * @param wildcards whether `*` and `?` are wildcards, as in StringLike, Action and Resource
 */
export function matches(pattern: string, value: Term, variables: Variables, wildcards: boolean): Term {
  const tokens = tokensOf(pattern, wildcards);
  const present = tokens.flatMap((token) => (token.kind === 'variable' ? [variables.of(token.text).present] : []));
  const term = (token: Token): Term =>
    token.kind === 'variable' ? variables.of(token.text).value : literal('text' in token ? token.text : '');
  const isText = (token: Token) => token.kind === 'text' || token.kind === 'variable';
  if (tokens.every(isText)) return and([...present, equal(value, concat(tokens.map(term)))]);
  const last = tokens.at(-1);
  if (last?.kind === 'any' && tokens.slice(0, -1).every(isText)) {
    return tokens.length === 1 ? and(present) : and([...present, startsWith(value, concat(tokens.slice(0, -1).map(term)))]);
  }
  const languages = tokens.map((token) => (token.kind === 'any' ? 're.all' : token.kind === 'one' ? 're.allchar' : exactly(term(token))));
  return and([...present, inLanguage(value, sequence(languages))]);
}

/** Whether a pattern holds a variable. */
export function hasVariable(pattern: string): boolean {
  return tokensOf(pattern, true).some(({ kind }) => kind === 'variable');
}

function tokensOf(pattern: string, wildcards: boolean): Token[] {
  const tokens: Token[] = [];
  const add = (text: string) => {
    const before = tokens.at(-1);
    if (before?.kind === 'text') tokens[tokens.length - 1] = { kind: 'text', text: before.text + text };
    else tokens.push({ kind: 'text', text });
  };
  for (const [part] of pattern.matchAll(TOKEN)) {
    const inner = part.length > 2 && part.startsWith('${') ? part.slice(2, -1) : undefined;
    if (inner === '*' || inner === '?' || inner === '$') add(inner);
    else if (inner !== undefined) tokens.push({ kind: 'variable', text: inner });
    else if (wildcards && part === '*') tokens.push({ kind: 'any' });
    else if (wildcards && part === '?') tokens.push({ kind: 'one' });
    else add(part);
  }
  return tokens;
}

import type { SourcePlace } from '../extracted-model';
import { type EnvironmentVariable, unknown, type Value } from './value';

/** More environment variables than one name depends on. */
const mostAsked = 8;

/** Something asks whether an environment variable is set, which a running program alone knows. */
class Question extends Error {
  constructor(public readonly variable: string) {
    super(variable);
  }
}

/** What is supposed of environment variables while one of the ways that a function may go is followed. */
export class Suppositions {
  private readonly answers = new Map<string, boolean>();

  /** Whether anything is supposed: what is found then holds on this way alone. */
  public get any(): boolean {
    return this.answers.size > 0;
  }

  /** An environment variable where it is read; nothing where it is supposed not to be set. */
  public read(name: string, place: SourcePlace): Value {
    return this.answers.get(name) === false ? { kind: 'scalar', value: null, place } : { kind: 'variable', name, place };
  }

  /** Whether a variable holds something. Where nothing is supposed of it, both ways are gone by `bothWays`. */
  public holdsText({ name, fallback }: EnvironmentVariable): boolean {
    if (fallback !== undefined) return true;
    const known = this.answers.get(name);
    if (known === undefined) throw new Question(name);
    return known;
  }

  /**
   * What something gives, whichever environment variables are set; undefined where it never gives anything.
   *
   * @param alone runs one way without what other ways found
   */
  public bothWays(act: () => Value | undefined, place: SourcePlace, alone: <T>(act: () => T) => T): Value | undefined {
    try {
      return act();
    } catch (error) {
      if (!(error instanceof Question)) throw error;
      const { variable } = error;
      if (this.answers.size >= mostAsked) return unknown('depends on too many environment variables', place);
      const way = (isSet: boolean): Value | undefined => {
        this.answers.set(variable, isSet);
        try {
          return alone(() => this.bothWays(act, place, alone));
        } finally {
          this.answers.delete(variable);
        }
      };
      return united(variable, way(true), way(false), place);
    }
  }
}

/** One value of what is given where a variable is set, and where it is not. */
function united(variable: string, set: Value | undefined, otherwise: Value | undefined, place: SourcePlace): Value | undefined {
  if (set === undefined || otherwise === undefined) return set ?? otherwise;
  const unset = withoutVariable(otherwise, variable);
  if (isSame(set, unset)) return set;
  if (set.kind === 'variable' && set.name === variable) {
    const { fallback: _, others: __, ...first } = set;
    // What it holds is the whole name: what is taken where it is not set is another matter.
    if (unset.kind === 'unknown') return first;
    if (unset.kind === 'variable') return triedInTurn(first, unset);
    if (unset.kind === 'scalar' && (typeof unset.value === 'string' || unset.value === null)) {
      return unset.value ? { ...first, fallback: unset.value } : first;
    }
  }
  if (set.kind === 'unknown' || unset.kind === 'unknown') return set.kind === 'unknown' ? set : unset;
  return unknown(`depends on whether the environment variable \`${variable}\` is set`, place);
}

/** A variable, and another one that counts where the first is not set. */
export function triedInTurn(first: EnvironmentVariable, next: EnvironmentVariable): EnvironmentVariable {
  const others = [...(first.others ?? []), next.name, ...(next.others ?? [])].filter((name) => name !== first.name);
  return { ...first, ...(others.length > 0 ? { others } : {}), ...(next.fallback ? { fallback: next.fallback } : {}) };
}

/** A value that was found before the variable was known not to be set. */
function withoutVariable(value: Value, variable: string): Value {
  if (value.kind !== 'variable' || value.name !== variable) return value;
  const { fallback, others = [], place } = value;
  const [next, ...more] = others;
  if (next !== undefined)
    return { kind: 'variable', name: next, ...(more.length > 0 ? { others: more } : {}), ...(fallback ? { fallback } : {}), place };
  return { kind: 'scalar', value: fallback ?? null, place };
}

function isSame(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (a.kind === 'scalar' && b.kind === 'scalar') return a.value === b.value;
  return a.kind === 'variable' && b.kind === 'variable' && a.name === b.name && a.fallback === b.fallback;
}

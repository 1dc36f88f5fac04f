import type { Cause, Value } from './value';

/** What a run ends in, by what it depends on. */
export type Decision =
  | { readonly kind: 'value'; readonly value: Value }
  /** The program ends here. */
  | { readonly kind: 'stop' }
  /** Where an environment variable is set, and where it is not. */
  | { readonly kind: 'variable'; readonly name: string; readonly set: Decision; readonly unset: Decision }
  /** A condition that the source does not decide. */
  | { readonly kind: 'open'; readonly cause: Cause; readonly yes: Decision; readonly no: Decision };

/** A text that a program makes, as far as its source says it: the first of some environment variables that is set, or else a fixed text. */
export interface KnownText {
  readonly variables: readonly string[];
  readonly text?: string;
  /** A package variable that the fixed text was taken from. */
  readonly from?: string;
  /** Why the text is not known where no variable is set. */
  readonly unknown?: Cause;
}

/** Brings what a run may end in to one text; undefined where the program always ends before. */
export function settle(decision: Decision, place: Pick<Cause, 'file' | 'offset'>): KnownText | undefined {
  switch (decision.kind) {
    case 'stop':
      return undefined;
    case 'value':
      return ofValue(decision.value, place);
    case 'open': {
      const yes = settle(decision.yes, place);
      const no = settle(decision.no, place);
      if (yes === undefined || no === undefined) return yes ?? no;
      return same(yes, no) ? yes : { variables: [], unknown: yes.unknown ?? no.unknown ?? decision.cause };
    }
    case 'variable': {
      const { name } = decision;
      const set = settle(decision.set, place);
      const unset = settle(decision.unset, place);
      if (set === undefined || unset === undefined) return set ?? unset;
      if (same(set, unset)) return set;
      const [first, ...more] = set.variables;
      // Where it is set, the rest of what would be tried does not matter.
      if (
        first === name &&
        set.unknown === undefined &&
        (more.length === 0 || same(set, { ...unset, variables: [name, ...unset.variables] }))
      ) {
        return { ...unset, variables: [name, ...unset.variables.filter((one) => one !== name)] };
      }
      return { variables: [], unknown: set.unknown ?? unset.unknown ?? { ...place, why: `whether \`${name}\` is set decides it` } };
    }
  }
}

function ofValue(value: Value, place: Pick<Cause, 'file' | 'offset'>): KnownText {
  switch (value.kind) {
    case 'text':
      return { variables: [], text: value.text, ...(value.from === undefined ? {} : { from: value.from }) };
    case 'variable':
      return { variables: [value.name] };
    case 'unknown':
      return { variables: [], unknown: value.cause };
    default:
      return { variables: [], unknown: { ...place, why: 'it is no text that can be followed' } };
  }
}

function same(a: KnownText, b: KnownText): boolean {
  if (a.unknown !== undefined || b.unknown !== undefined)
    return a.unknown?.file === b.unknown?.file && a.unknown?.offset === b.unknown?.offset;
  return (a.text ?? '') === (b.text ?? '') && a.variables.join('\n') === b.variables.join('\n');
}

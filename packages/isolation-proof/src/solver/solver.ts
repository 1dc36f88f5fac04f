/** Declarations and assertions, in SMT-LIB 2.6. */
export interface AskedScript {
  readonly text: string;
}

/** What the solver said: a model, that there is none, or neither. */
export type Answer =
  | { readonly outcome: 'satisfiable'; readonly model: ReadonlyMap<string, string> }
  | { readonly outcome: 'unsatisfiable' }
  | { readonly outcome: 'unknown'; readonly reason: string };

/** Answers questions in SMT-LIB 2.6. */
export interface Solver {
  /** Such as `cvc5 1.4.2`. */
  readonly name: string;
  /** In the order of the scripts. */
  answer(scripts: readonly AskedScript[]): Promise<Answer[]>;
}

/** A whole question as any SMT-LIB solver takes it. */
export function questionText(script: AskedScript): string {
  return ['(set-option :produce-models true)', script.text, '(check-sat)', ''].join('\n');
}

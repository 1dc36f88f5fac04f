import type { Term } from './text';

export type Sort = 'String' | 'Bool';

/** Declarations and assertions of one question. */
export class Script {
  private readonly names = new Map<string, Sort>();
  private readonly assertions: Term[] = [];

  public declare(name: string, sort: Sort): Term {
    this.names.set(name, sort);
    return name;
  }

  public assert(...terms: Term[]): void {
    this.assertions.push(...terms);
  }

  /** Gives a formula a name, so that its value in a model can be asked for. */
  public name(name: string, term: Term): Term {
    this.declare(name, 'Bool');
    this.assert(`(= ${name} ${term})`);
    return name;
  }

  /** A copy that asserts more. */
  public with(...terms: Term[]): Script {
    const copy = new Script();
    for (const [name, sort] of this.names) copy.declare(name, sort);
    copy.assert(...this.assertions, ...terms);
    return copy;
  }

  /** The script, up to the question itself. */
  public get text(): string {
    return [
      '(set-logic QF_SLIA)',
      ...[...this.names].map(([name, sort]) => `(declare-const ${name} ${sort})`),
      ...this.assertions.map((term) => `(assert ${term})`),
    ].join('\n');
  }
}

import type { Script } from '../smt/script';
import { literal, type Term, TRUE } from '../smt/text';

export interface Variable {
  /** Whether the session carries it. */
  readonly present: Term;
  readonly value: Term;
}

/** What a session carries under the names of condition keys. One that the claim does not name may have any value, or none. */
export class Variables {
  private readonly known = new Map<string, Variable>();
  /** Names of those that the claim does not name, with the constants that stand for them. */
  public readonly free = new Map<string, Variable>();

  constructor(private readonly script: Script) {}

  /** @param name a condition key such as `aws:PrincipalTag/TenantID`; case does not matter */
  public add(name: string, variable: Variable): void {
    this.known.set(name.toLowerCase(), variable);
  }

  public has(name: string): boolean {
    return this.known.has(name.toLowerCase());
  }

  /** @param text what stands between the braces: a key, and perhaps a default in quotes */
  public of(text: string): Variable {
    const [, key, fallback] = /^\s*([^,]+?)\s*(?:,\s*'([^']*)'\s*)?$/.exec(text) ?? [undefined, text.trim()];
    const name = key.toLowerCase();
    const found = this.known.get(name) ?? this.free.get(name) ?? this.declare(name);
    if (fallback === undefined) return found;
    return { present: TRUE, value: `(ite ${found.present} ${found.value} ${literal(fallback)})` };
  }

  private declare(name: string): Variable {
    const number = this.free.size;
    const variable = { present: this.script.declare(`free${number}`, 'Bool'), value: this.script.declare(`free${number}value`, 'String') };
    this.free.set(name, variable);
    return variable;
  }
}

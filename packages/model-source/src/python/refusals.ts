import type { Finding, Severity } from '@dynamorm-cdk/model-spec';
import { type Code, finding } from '../codes';
import type { SourcePlace } from '../extracted-model';

/** Gathers what keeps a class from being a model, and what is worth knowing of one. */
export class Refusals {
  public readonly findings: Finding[] = [];

  public get hasErrors(): boolean {
    return this.findings.some(({ severity }) => severity === 'error');
  }

  /** What Python or its library refuses. */
  public refused(what: string, place: SourcePlace, hint?: string): void {
    this.findings.push(finding('DYN-C271', { message: `${what}.`, ...place, hint }));
  }

  /** What the source does not say. */
  public notKnown(what: string, why: string, place: SourcePlace): void {
    const hint = 'Write it as a literal, or as a constant that is made of literals.';
    this.findings.push(finding('DYN-C261', { message: `${what} cannot be known from the source: it ${why}.`, ...place, hint }));
  }

  public note(code: Code, message: string, place: SourcePlace, hint: string, severity?: Severity): void {
    this.findings.push(finding(code, { message, ...place, hint, ...(severity ? { severity } : {}) }));
  }
}

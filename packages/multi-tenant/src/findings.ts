import { aboutValues, diagnosing, diagnosticLine, errorAtCaller } from '@dynamorm-cdk/core/diagnostics';
import { type KindMistake, kinds } from '@dynamorm-cdk/core/kinds';
import type { Finding } from '@dynamorm-cdk/model-spec';
import { type Code, codes } from './codes';

/** A finding of this package: what would leak or fail, and what to do instead. */
export const finding = diagnosing<Code, Finding>(codes, aboutValues);

/** The error that a constructor or method throws. */
export function refuse(code: Code, message: string): Error {
  return refuseAll([finding(code, { message })]);
}

/** The error that a constructor or method throws for several findings. */
export function refuseAll(findings: readonly Finding[]): Error {
  return errorAtCaller(findings.map(diagnosticLine).join('\n'));
}

/** Refuses values of another kind than their places take, all of them at once. */
export function refuseKinds(subject: string, mistakes: readonly KindMistake[]): void {
  if (mistakes.length === 0) return;
  throw refuseAll(mistakes.map((one) => finding('DYN-V007', { message: `${subject}: ${kinds.kindMessage(one)}` })));
}

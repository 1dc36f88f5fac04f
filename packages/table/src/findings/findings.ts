import { aboutValues, diagnosing, errorAtCaller, errorText } from '@dynamorm-cdk/core/diagnostics';
import type { Finding } from '@dynamorm-cdk/model-spec';
import { type Code, codes } from '../codes';

/** A finding of this package. */
export const finding = diagnosing<Code, Finding>(codes, aboutValues);

/** The error that a constructor or method throws, for all errors among the findings. */
export function findingsError(subject: string, findings: readonly Finding[]): Error {
  return errorAtCaller(errorText(subject, findings));
}

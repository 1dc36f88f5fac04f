import { errorAtCaller, errorText } from '@dynamorm-cdk/core/diagnostics';
import type { Finding } from '../finding/finding';

/** The error of a document with errors: how many and where, then one line for each. */
export function invalidDocument(findings: Finding[], file: string | undefined): Error {
  return errorAtCaller(errorText(file === undefined ? 'The model document' : `The model document ${file}`, findings));
}

import { errorAtCaller } from '@dynamorm-cdk/core/diagnostics';
import type { Finding } from '../finding';
import { Severity } from '../severity';
import { count, renderLine } from './line';

/** The error of a document with errors: how many and where, then one line for each. */
export function invalidDocument(findings: Finding[], file: string | undefined): Error {
  const errors = findings.filter((finding) => finding.severity === Severity.ERROR);
  const name = file === undefined ? 'The model document' : `The model document ${file}`;
  return errorAtCaller([`${name} has ${count(errors.length, 'error')}:`, ...errors.map(renderLine)].join('\n'));
}

import { errorAtCaller } from '@dynamorm-cdk/core/diagnostics';
import { type Finding, Severity } from '@dynamorm-cdk/model-spec';

/** One finding as one line: code, place, sentence, fix. */
export function findingLine(finding: Finding): string {
  const place = [
    finding.file && [finding.file, finding.line, finding.column].filter((part) => part !== undefined).join(':'),
    finding.path,
  ].filter(Boolean);
  return [`${finding.code}${place.length > 0 ? ` ${place.join(' ')}` : ''}: ${finding.message}`, finding.hint].filter(Boolean).join(' ');
}

/** The error that a constructor or method throws: the findings come first, since they are all that Go and Python users see of it. */
export function findingsError(subject: string, findings: Finding[]): Error {
  const errors = findings.filter((finding) => finding.severity === Severity.ERROR);
  if (errors.length === 1) return errorAtCaller(`${subject}: ${findingLine(errors[0])}`);
  return errorAtCaller([`${subject} has ${errors.length} errors:`, ...errors.map((finding) => `  ${findingLine(finding)}`)].join('\n'));
}

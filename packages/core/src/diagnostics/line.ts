import { outputLine } from '../text';
import { type Diagnostic, ofSeverity } from './diagnostic';
import { withoutTokens } from './spoken';

/** `file:line:column`, as far as it is known. */
export function placeOf({ file, line, column = 1 }: Diagnostic): string {
  if (line === undefined) return file ?? '';
  return `${file === undefined ? '' : `${file}:`}${line}:${column}`;
}

/** Message and hint in one text. */
export function sentencesOf({ message, hint }: Diagnostic): string {
  return hint === undefined ? message : `${message} ${hint}`;
}

/** The same, with the source code that it comes from, for who shows only one place. */
export function sentencesWithSource(diagnostic: Diagnostic): string {
  const { source } = diagnostic;
  return source === undefined ? sentencesOf(diagnostic) : `${sentencesOf(diagnostic)} Declared in ${source}.`;
}

/** A diagnostic on one line: `code place (source) path: message hint`. */
export function diagnosticLine(diagnostic: Diagnostic): string {
  const source = diagnostic.source === undefined ? '' : `(${diagnostic.source})`;
  const head = [diagnostic.code, placeOf(diagnostic), source, diagnostic.path ?? ''].filter((part) => part !== '').join(' ');
  return outputLine(`${head}: ${sentencesOf(diagnostic)}`);
}

/**
 * The text of an error that is thrown for all errors at once. They come first and need no other text: in Go and Python they are all that a
 * user sees.
 */
export function errorText(given: string, diagnostics: readonly Diagnostic[]): string {
  const subject = withoutTokens(given);
  const errors = ofSeverity(diagnostics, 'error');
  const [first] = errors;
  if (errors.length === 1) return `${outputLine(subject)}: ${diagnosticLine(first)}`;
  return [`${outputLine(subject)} has ${errors.length} errors:`, ...errors.map((error) => `  ${diagnosticLine(error)}`)].join('\n');
}

/** The sentence of an error that begins with a code, where it is reported under another code. */
export function withoutCode(message: string): string {
  return message.replace(/^DYN-[A-Z]\d{3}:? /, '');
}

/** In the order of the document; what has no place in it comes last. */
export function inDocumentOrder<D extends Diagnostic>(diagnostics: readonly D[]): D[] {
  const last = Number.MAX_SAFE_INTEGER;
  return [...diagnostics].sort((a, b) => (a.line ?? last) - (b.line ?? last) || (a.column ?? last) - (b.column ?? last));
}

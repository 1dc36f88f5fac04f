import type { Finding } from '../finding';

/** `file:line:column`, as far as it is known. */
export function placeOf(finding: Finding): string {
  if (finding.line === undefined) return finding.file ?? '';
  return `${finding.file === undefined ? '' : `${finding.file}:`}${finding.line}:${finding.column ?? 1}`;
}

/** A finding on one line: `code place path: message hint`. */
export function renderLine(finding: Finding): string {
  const where = [placeOf(finding), finding.path ?? ''].filter((part) => part !== '').join(' ');
  return `${finding.code} ${where === '' ? '' : `${where}: `}${finding.message}${finding.hint === undefined ? '' : ` ${finding.hint}`}`;
}

/** A number of things in words, such as `1 error`, `2 errors`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

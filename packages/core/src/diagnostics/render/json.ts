import { type Diagnostic, hasErrors } from '../diagnostic';
import type { Renderer } from './renderer';

/** The report for programs: `{ valid, findings }`, each finding with the same keys in the same order, absent ones left out. */
export const renderJson: Renderer = (diagnostics, { page } = {}) =>
  jsonText({ valid: !hasErrors(diagnostics), findings: diagnostics.map((one) => jsonEntry(one, page?.(one.code))) });

/** A diagnostic as every JSON output holds it. */
export function jsonEntry(
  { code, severity, message, path, file, line, column, source, expected, found, hint }: Diagnostic,
  page?: string,
): object {
  return { code, severity, message, path, file, line, column, source, expected, found, hint, page };
}

/** What a terminal or a build service could act upon, and JSON may write as an escape. */
const active = /[\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|#(?=#\w*\[)/g;

/** Values as JSON that reads back the same, and that is safe to print where a build service looks for commands. */
export function jsonText(value: unknown): string {
  return JSON.stringify(value, undefined, 2).replace(active, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

import { count, groupedBy, outputLine, printable } from '../../text';
import { type Diagnostic, ofSeverity } from '../diagnostic';
import type { Severity } from '../severity';
import type { Renderer, RenderOptions } from './renderer';

const colors: Record<Severity, string> = { error: '31', warning: '33', info: '36' };

type Paint = (text: string, color: string) => string;

/** The report for people: grouped by file, with the offending lines, and a last line that counts. */
export const renderText: Renderer = (diagnostics, { color, excerpts = true, page } = {}) => {
  const paint: Paint = (text, code) => (color ? `\u001b[${code}m${text}\u001b[0m` : text);
  const lines: string[] = [];
  for (const [file, group] of groupedBy(diagnostics, (one) => one.file)) {
    if (file !== undefined) lines.push(paint(outputLine(file), '1'));
    for (const one of group) lines.push(textOf(one, paint, excerpts));
    lines.push('');
  }
  return [...lines, summary(diagnostics), ...pages(diagnostics, page)].join('\n');
};

/** Where each code is explained, once. */
function pages(diagnostics: readonly Diagnostic[], page: RenderOptions['page']): string[] {
  const codes = [...new Set(diagnostics.map(({ code }) => code))].sort();
  const shown = codes.flatMap((code) => page?.(code) ?? []);
  return shown.length === 0 ? [] : ['', ...shown.map((one) => `  ${one}`)];
}

function textOf(
  { code, severity, message, hint, path, line, column = 1, excerpt, source }: Diagnostic,
  paint: Paint,
  excerpts: boolean,
): string {
  const place = line === undefined ? '' : `${line}:${column} `;
  const faint = (text = ''): string => (text === '' ? '' : ` ${paint(outputLine(text), '2')}`);
  const head = `  ${place}${paint(severity, colors[severity])} ${code}${faint(path)}${faint(source)}\n    ${outputLine(message)}`;
  const hinted = hint === undefined ? head : `${head}\n    ${outputLine(hint)}`;
  if (!excerpts || excerpt === undefined) return hinted;
  const gutter = String(line ?? '');
  const [shown, marker = ''] = excerpt.split('\n');
  const below = ' '.repeat(gutter.length);
  return `${hinted}\n    ${paint(`${gutter} |`, '2')} ${printable(shown)}\n    ${paint(`${below} |`, '2')} ${printable(marker)}`;
}

function summary(diagnostics: readonly Diagnostic[]): string {
  if (diagnostics.length === 0) return 'No findings.';
  const number = (severity: Severity): number => ofSeverity(diagnostics, severity).length;
  const infos = number('info');
  return `${[count(number('error'), 'error'), count(number('warning'), 'warning'), ...(infos > 0 ? [`${infos} info`] : [])].join(', ')}.`;
}

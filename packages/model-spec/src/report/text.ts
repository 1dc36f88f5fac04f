import type { Finding } from '../finding';
import { Severity } from '../severity';
import type { TextOptions } from '../text-options';
import { count } from './line';

const colors: Record<Severity, string> = { [Severity.ERROR]: '31', [Severity.WARNING]: '33', [Severity.INFO]: '36' };

/** The report for people. */
export function renderText(findings: Finding[], options: TextOptions): string {
  const paint = (text: string, code: string): string => (options.color ? `\u001b[${code}m${text}\u001b[0m` : text);
  const lines: string[] = [];
  for (const [file, group] of byFile(findings)) {
    if (file !== undefined) lines.push(paint(file, '1'));
    for (const finding of group) lines.push(...renderFinding(finding, paint, options.excerpts ?? true));
    lines.push('');
  }
  lines.push(summary(findings));
  return lines.join('\n');
}

function renderFinding(finding: Finding, paint: (text: string, code: string) => string, excerpts: boolean): string[] {
  const place = finding.line === undefined ? '' : `${finding.line}:${finding.column ?? 1} `;
  const path = finding.path === undefined ? '' : ` ${paint(finding.path, '2')}`;
  const lines = [`  ${place}${paint(finding.severity, colors[finding.severity])} ${finding.code}${path}`, `    ${finding.message}`];
  if (finding.hint !== undefined) lines.push(`    ${finding.hint}`);
  if (excerpts && finding.excerpt !== undefined) {
    const gutter = String(finding.line ?? '');
    const [shown, marker = ''] = finding.excerpt.split('\n');
    lines.push(`    ${paint(`${gutter} |`, '2')} ${shown}`, `    ${paint(`${' '.repeat(gutter.length)} |`, '2')} ${marker}`);
  }
  return lines;
}

function byFile(findings: Finding[]): Map<string | undefined, Finding[]> {
  const groups = new Map<string | undefined, Finding[]>();
  for (const finding of findings) {
    const group = groups.get(finding.file);
    if (group) group.push(finding);
    else groups.set(finding.file, [finding]);
  }
  return groups;
}

function summary(findings: Finding[]): string {
  if (findings.length === 0) return 'No findings.';
  const of = (severity: Severity): number => findings.filter((finding) => finding.severity === severity).length;
  const infos = of(Severity.INFO);
  const parts = [count(of(Severity.ERROR), 'error'), count(of(Severity.WARNING), 'warning')];
  if (infos > 0) parts.push(`${infos} info`);
  return `${parts.join(', ')}.`;
}

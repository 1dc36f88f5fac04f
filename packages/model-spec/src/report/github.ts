import type { Finding } from '../finding';
import { Severity } from '../severity';

const commands: Record<Severity, string> = { [Severity.ERROR]: 'error', [Severity.WARNING]: 'warning', [Severity.INFO]: 'notice' };

/** The report as GitHub's workflow commands: one line a finding, shown at its place in a pull request. */
export function renderGithub(findings: Finding[]): string {
  return findings.map(renderFinding).join('\n');
}

function renderFinding(finding: Finding): string {
  const properties = [
    ['file', finding.file],
    ['line', finding.line],
    ['col', finding.column],
    ['title', `${finding.code}${finding.path === undefined ? '' : ` ${finding.path}`}`],
  ].filter(([, value]) => value !== undefined);
  const shown = properties.map(([name, value]) => `${name}=${escapeProperty(String(value))}`).join(',');
  const text = finding.hint === undefined ? finding.message : `${finding.message} ${finding.hint}`;
  return `::${commands[finding.severity]} ${shown}::${escapeText(text)}`;
}

function escapeText(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

function escapeProperty(text: string): string {
  return escapeText(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}

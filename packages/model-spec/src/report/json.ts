import type { Finding } from '../finding';
import { Severity } from '../severity';

/** The report for programs: `{ valid, findings }`, each finding with the same keys in the same order, absent ones left out. */
export function renderJson(findings: Finding[]): string {
  const valid = !findings.some((finding) => finding.severity === Severity.ERROR);
  return JSON.stringify({ valid, findings: findings.map(entry) }, null, 2);
}

function entry(finding: Finding): object {
  const { code, severity, message, path, file, line, column, expected, found, hint } = finding;
  return { code, severity, message, path, file, line, column, expected, found, hint };
}

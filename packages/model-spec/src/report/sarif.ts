import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Finding } from '../finding';
import { rulesByCode } from '../rules/registry';
import { Severity } from '../severity';

const levels: Record<Severity, string> = { [Severity.ERROR]: 'error', [Severity.WARNING]: 'warning', [Severity.INFO]: 'note' };

/** The report as SARIF 2.1.0, which code scanning services read. Columns count UTF-16 units, as everywhere here. */
export function renderSarif(findings: Finding[]): string {
  const codes = [...new Set(findings.map((finding) => finding.code))].sort();
  return JSON.stringify(
    {
      $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
      version: '2.1.0',
      runs: [
        {
          tool: { driver: { name: 'dynamorm-cdk', rules: codes.map(ruleEntry) } },
          columnKind: 'utf16CodeUnits',
          results: findings.map((finding) => resultEntry(finding, codes.indexOf(finding.code))),
        },
      ],
    },
    null,
    2,
  );
}

function ruleEntry(code: string): object {
  const rule = rulesByCode.get(code);
  if (!rule) return { id: code };
  return {
    id: code,
    shortDescription: { text: rule.title },
    fullDescription: { text: rule.why },
    help: { text: `${rule.why}\n\nBroken:\n\n${rule.broken}\n\nMended:\n\n${rule.fixed}` },
    defaultConfiguration: { level: levels[rule.severity] },
  };
}

function resultEntry(finding: Finding, ruleIndex: number): object {
  const text = finding.hint === undefined ? finding.message : `${finding.message} ${finding.hint}`;
  const location = {
    ...(finding.file === undefined ? {} : { physicalLocation: physicalLocation(finding, finding.file) }),
    ...(finding.path === undefined ? {} : { logicalLocations: [{ fullyQualifiedName: finding.path }] }),
  };
  return {
    ruleId: finding.code,
    ruleIndex,
    level: levels[finding.severity],
    message: { text },
    ...(Object.keys(location).length > 0 ? { locations: [location] } : {}),
  };
}

function physicalLocation(finding: Finding, file: string): object {
  const region = finding.line === undefined ? {} : { region: { startLine: finding.line, startColumn: finding.column ?? 1 } };
  return { artifactLocation: { uri: uriOf(file) }, ...region };
}

/** A relative path stays relative, so that the service finds the file in the repository. */
function uriOf(file: string): string {
  if (isAbsolute(file)) return pathToFileURL(file).href;
  // Half a surrogate pair has no UTF-8, and encodeURIComponent throws.
  const wellFormed = file.replace(/\p{Surrogate}/gu, '\ufffd');
  return wellFormed.split(/[\\/]/).map(encodeURIComponent).join('/');
}

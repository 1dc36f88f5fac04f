import { hasErrors, ofSeverity, renderGithub, renderJson, renderSarif, renderText } from '@dynamorm-cdk/core/diagnostics';
import { kinds } from '@dynamorm-cdk/core/kinds';
import { refuseKinds, statedOptions } from '../arguments/refuse-kinds';
import type { Finding } from '../finding/finding';
import { Severity } from '../finding/severity';
import { rulesByCode } from '../rules/registry';
import { textOptions } from './option-kinds';
import type { TextOptions } from './text-options';

const REPORT = kinds.made('a ValidationReport', 'findings');
const FINDINGS = kinds.listOf(
  kinds.propsOf<Finding>({ code: kinds.text, severity: kinds.oneOf(() => Severity), message: kinds.text }, 'a finding', [
    'code',
    'severity',
    'message',
  ]),
  'a list of findings',
);

/**
 * The result of a check: all findings, never only the first.
 *
 * @example
 *
 * const report = ModelValidator.validateFile('models.dms.yaml');
 * if (!report.isValid) {
 *   console.error(report.toText());
 * }
 */
export class ValidationReport {
  /** All findings, in the order of the documents. */
  public readonly findings: Finding[];

  /**
   * @param findings the findings of the report, in the order in which they are printed
   */
  constructor(findings: Finding[]) {
    refuseNoFindings(findings);
    this.findings = [...findings];
  }

  /** The findings that make synthesis and the command line fail. */
  public get errors(): Finding[] {
    return this.withSeverity(Severity.ERROR);
  }

  /** The warnings: it works, but is rarely intended. */
  public get warnings(): Finding[] {
    return this.withSeverity(Severity.WARNING);
  }

  /** The informational messages. */
  public get infos(): Finding[] {
    return this.withSeverity(Severity.INFO);
  }

  /** Whether there is no error among the findings. */
  public get isValid(): boolean {
    return !hasErrors(this.findings);
  }

  /**
   * A report of these findings and the findings of another report.
   *
   * @param other the other report
   */
  public combine(other: ValidationReport): ValidationReport {
    refuseKinds('ValidationReport.combine', REPORT(other, 'other'));
    return new ValidationReport([...this.findings, ...other.findings]);
  }

  /**
   * A report of these findings and more.
   *
   * @param findings the findings to add
   */
  public withFindings(findings: Finding[]): ValidationReport {
    return this.combine(new ValidationReport(findings));
  }

  /**
   * The report as text: grouped by file, with the offending lines, and a last line that counts the findings.
   *
   * @param options color and detail
   */
  public toText(options: TextOptions = {}): string {
    return renderText(this.findings, statedOptions('ValidationReport.toText', options, textOptions));
  }

  /**
   * The report for programs, as JSON text: `{ "valid": boolean, "findings": [{ "code", "severity", "message", "path", "file", "line",
   * "column", "expected", "found", "hint" }] }`. Keys without a value are omitted.
   */
  public toJson(): string {
    return renderJson(this.findings);
  }

  /**
   * The report as SARIF 2.1.0, which code scanning services read.
   *
   * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
   */
  public toSarif(): string {
    return renderSarif(this.findings, { describe: (code) => rulesByCode().get(code) });
  }

  /**
   * The report as GitHub's workflow commands, one line a finding, which annotate a pull request.
   *
   * @see https://docs.github.com/actions/reference/workflow-commands-for-github-actions
   */
  public toGithub(): string {
    return renderGithub(this.findings);
  }

  private withSeverity(severity: Severity): Finding[] {
    return ofSeverity(this.findings, severity);
  }
}

/** A report is made of every comparison, so findings that are sound are only looked at. */
function refuseNoFindings(findings: Finding[]): void {
  const isFinding = (one: Finding | null) => typeof one?.code === 'string' && typeof one.message === 'string';
  if (!Array.isArray(findings) || !findings.every(isFinding)) refuseKinds('ValidationReport', FINDINGS(findings, 'findings'));
}

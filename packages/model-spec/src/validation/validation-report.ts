import { hasErrors, ofSeverity, renderGithub, renderJson, renderSarif, renderText } from '@dynamorm-cdk/core/diagnostics';
import type { Finding } from '../finding/finding';
import { Severity } from '../finding/severity';
import { rulesByCode } from '../rules/registry';
import type { TextOptions } from './text-options';

/**
 * What a check found: all of it, never only the first.
 *
 * @example
 *
 * const report = ModelValidator.validateFile('models.dms.yaml');
 * if (!report.isValid) {
 *   console.error(report.toText());
 * }
 */
export class ValidationReport {
  /** Everything that was found, in the order of the documents. */
  public readonly findings: Finding[];

  /**
   * @param findings what the report holds, in the order in which it is shown
   */
  constructor(findings: Finding[]) {
    this.findings = [...findings];
  }

  /** The findings that make synthesis and the command line fail. */
  public get errors(): Finding[] {
    return this.withSeverity(Severity.ERROR);
  }

  /** The findings that work but that hardly anybody means. */
  public get warnings(): Finding[] {
    return this.withSeverity(Severity.WARNING);
  }

  /** The findings that are worth knowing. */
  public get infos(): Finding[] {
    return this.withSeverity(Severity.INFO);
  }

  /** Whether there is no error among the findings. */
  public get isValid(): boolean {
    return !hasErrors(this.findings);
  }

  /**
   * A report of these findings and those of another.
   *
   * @param other the report whose findings follow
   */
  public combine(other: ValidationReport): ValidationReport {
    return new ValidationReport([...this.findings, ...other.findings]);
  }

  /**
   * A report of these findings and more.
   *
   * @param findings what follows
   */
  public withFindings(findings: Finding[]): ValidationReport {
    return this.combine(new ValidationReport(findings));
  }

  /**
   * The report for people: grouped by file, the offending line shown with a marker, and a last line that counts.
   *
   * @param options colours and how much is shown
   */
  public toText(options: TextOptions = {}): string {
    return renderText(this.findings, options);
  }

  /**
   * The report for programs, as JSON text: `{ "valid": boolean, "findings": [{ "code", "severity", "message", "path", "file", "line",
   * "column", "expected", "found", "hint" }] }`, without the keys that have no value.
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
    return renderSarif(this.findings, { describe: (code) => rulesByCode.get(code) });
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

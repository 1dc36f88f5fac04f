import { type Finding, Severity } from '@dynamorm-cdk/model-spec';
import { Token } from 'aws-cdk-lib/core';

/** What a finding of the props says; `path` is the prop it stands in. */
export type FindingDetails = Omit<Finding, 'code' | 'severity' | 'message'>;

/** Gathers findings, so that one error can name them all. */
export class FindingList {
  public readonly findings: Finding[] = [];

  public error(code: string, message: string, details: FindingDetails = {}): void {
    this.findings.push({ code, severity: Severity.ERROR, message, ...details });
  }

  public warning(code: string, message: string, details: FindingDetails = {}): void {
    this.findings.push({ code, severity: Severity.WARNING, message, ...details });
  }

  public get hasErrors(): boolean {
    return this.findings.some((finding) => finding.severity === Severity.ERROR);
  }
}

/** Whether a value is there and known at synthesis; values unknown until deployment are passed through, never judged. */
export function isKnown<T>(value: T | undefined): value is T {
  return value !== undefined && value !== null && !Token.isUnresolved(value);
}

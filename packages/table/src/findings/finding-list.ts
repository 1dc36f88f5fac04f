import { createCollector, type Details } from '@dynamorm-cdk/core/diagnostics';
import type { Finding } from '@dynamorm-cdk/model-spec';
import type { Code } from '../codes';
import { finding } from './findings';

/** Gathers what the props say, so that one error can name all of it. */
export class FindingList {
  private readonly collector = createCollector<Finding>();

  /** Adds a finding; `path` in its details is the prop that it stands in. */
  public add(code: Code, message: string, details: Omit<Details, 'message'> = {}): void {
    this.collector.take([finding(code, { message, ...details })]);
  }

  /** Adds what another check has found. */
  public take(findings: readonly Finding[]): void {
    this.collector.take(findings);
  }

  public get findings(): readonly Finding[] {
    return this.collector.all;
  }

  public get hasErrors(): boolean {
    return this.collector.hasErrors;
  }
}

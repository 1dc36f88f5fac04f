import type { RunnerOutcome } from './integ-runner';
import { destructiveChangesOf, type TestResult } from './runner-output';

/** What a run of the suite came to. */
export interface SuiteOutcome {
  readonly results: readonly TestResult[];
  /** What is wrong beside the tests that failed, such as a changed snapshot; each fails the run. */
  readonly problems: readonly string[];
  /** What is worth knowing and no fault. */
  readonly notes?: readonly string[];
}

/** How a step of the run ended, in a few words. */
export function inShort(ran: RunnerOutcome & { results: readonly TestResult[] }): { outcome: string; failedStep: boolean } {
  const failed = ran.results.filter(({ passed }) => !passed).length;
  return { outcome: `${ran.results.length} tests ran, ${failed} failed`, failedStep: failed > 0 };
}

/** Whether the runner itself failed: for another reason than tests that failed, or destructive changes that are judged elsewhere. */
export function runnerFailed(ran: RunnerOutcome & { results: readonly TestResult[] }): boolean {
  if (ran.status === 0) return false;
  return ran.results.every(({ passed }) => passed) && destructiveChangesOf(ran.output).length === 0;
}

export function printResults(results: readonly TestResult[]): void {
  for (const { test, region, passed, seconds } of results)
    console.log(`    ${passed ? '✓' : '✗'} ${test} in ${region} (${seconds.toFixed(1)} s)`);
}

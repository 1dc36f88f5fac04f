/** How one test ended. */
export interface TestResult {
  readonly test: string;
  readonly region: string;
  readonly passed: boolean;
  readonly seconds: number;
}

/** How the template of one test compares with its committed snapshot. */
export interface SnapshotResult {
  readonly test: string;
  readonly unchanged: boolean;
}

/** Tests that ran, with their times, from the metrics that `--verbose` prints; a test is good where it has a line of success and none of trouble. */
export function resultsOf(output: string, region: string): TestResult[] {
  const times = [...output.matchAll(/^\s+\S*?(integ\.[\w.-]+?)\.ts: ([\d.]+)$/gm)];
  return times.map(([, test, seconds]) => {
    const name = test.replaceAll('.', '\\.');
    const good = new RegExp(`^\\s+SUCCESS\\s+${name}-`, 'm').test(output);
    const bad = new RegExp(`^\\s+(ASSERT|ERROR|FAILED|TIMEOUT)\\s+\\S*${name}\\b`, 'm').test(output);
    return { test, region, passed: good && !bad, seconds: Number(seconds) };
  });
}

/** The tests whose snapshots were compared. */
export function snapshotResultsOf(output: string): SnapshotResult[] {
  const lines = [...output.matchAll(/^\s+(UNCHANGED|CHANGED|NEW|ERROR)\s+(?:\S*\/)?(integ\.[\w.-]+?)(?:\.ts)? [\d.]+s$/gm)];
  return lines.map(([, word, test]) => ({ test, unchanged: word === 'UNCHANGED' }));
}

/** Changes that replace or delete resources of a committed snapshot, as integ-runner lists them. */
export function destructiveChangesOf(output: string): string[] {
  return [...output.matchAll(/^\s*(Stack: \S+ - Resource: \S+ - Impact: \w+)\s*$/gm)].map(([, line]) => line);
}

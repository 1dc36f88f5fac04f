import type { TestCase } from 'vitest/node';

/** How many tests ended how. */
export class Counts {
  public passed = 0;
  public failed = 0;
  public skipped = 0;

  public static sum(all: readonly Pick<Counts, 'passed' | 'failed' | 'skipped'>[]): Counts {
    const total = new Counts();
    for (const { passed, failed, skipped } of all) {
      total.passed += passed;
      total.failed += failed;
      total.skipped += skipped;
    }
    return total;
  }

  /** A test, or the tests of another runner that it ran. */
  public add(test: TestCase): void {
    const { state } = test.result();
    const counted = test.meta().counted ?? { passed: Number(state === 'passed'), failed: 0, skipped: Number(state === 'skipped') };
    this.passed += counted.passed;
    this.failed += state === 'failed' ? Math.max(1, counted.failed) : counted.failed;
    this.skipped += counted.skipped;
  }
}

export interface PartResult {
  readonly name: string;
  readonly began: number;
  ended: number;
  readonly counts: Counts;
}

/** The last line of `npm test`. */
export function closingLine({ passed, failed, skipped }: Pick<Counts, 'passed' | 'failed' | 'skipped'>): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** Each part with its seconds. Parts run side by side, so the seconds together are more than what passed on the clock. */
export function table(parts: readonly PartResult[]): string {
  const width = Math.max(0, ...parts.map(({ name }) => name.length));
  const seconds = (from: number, to: number) => `${((to - from) / 1000).toFixed(1).padStart(7)} s`;
  const lines = parts.map(
    ({ name, began, ended, counts }) =>
      `${counts.failed > 0 ? '✗' : '✓'} ${name.padEnd(width)} ${seconds(began, ended)}  ${closingLine(counts)}`,
  );
  const [first, last] = [Math.min(...parts.map(({ began }) => began)), Math.max(...parts.map(({ ended }) => ended))];
  return [...lines, `  ${'by the clock'.padEnd(width)} ${seconds(first, Math.max(first, last))}`].join('\n');
}

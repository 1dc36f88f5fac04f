/** A step of a command as its table shows it. */
export interface StepResult {
  readonly title: string;
  readonly seconds: number;
  readonly outcome: string;
  readonly failed: boolean;
}

/** Runs steps one after the other, says which one is at work, and keeps how long each took. */
export class Steps {
  public readonly results: StepResult[] = [];

  /** The work returns its outcome in a few words, and whether it failed; an error ends the steps and is passed on. */
  public async step<T extends string | { outcome: string; failedStep?: boolean }>(title: string, work: () => Promise<T>): Promise<T> {
    console.log(`▸ ${title}`);
    const began = Date.now();
    const end = (outcome: string, failed: boolean) => {
      const seconds = (Date.now() - began) / 1000;
      this.results.push({ title, seconds, outcome, failed });
      console.log(`  ${failed ? '✗' : '✓'} ${outcome} (${seconds.toFixed(1)} s)`);
    };
    try {
      const result = await work();
      if (typeof result === 'string') end(result, false);
      else end(result.outcome, result.failedStep ?? false);
      return result;
    } catch (error) {
      end('failed', true);
      throw error;
    }
  }

  /** What was done, how long each step took, and the outcome. */
  public table(): string {
    const width = Math.max(...this.results.map(({ title }) => title.length));
    const lines = this.results.map(
      ({ title, seconds, outcome, failed }) =>
        `${failed ? '✗' : '✓'} ${title.padEnd(width)}  ${seconds.toFixed(1).padStart(6)} s  ${outcome}`,
    );
    const total = this.results.reduce((sum, { seconds }) => sum + seconds, 0);
    return [...lines, `  ${'total'.padEnd(width)}  ${total.toFixed(1).padStart(6)} s`].join('\n');
  }
}

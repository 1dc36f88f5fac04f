/** How many tests a check ran, and how they ended. */
export interface Count {
  readonly passed: number;
  readonly failed: number;
  readonly skipped?: number;
  /** What is worth knowing beside the numbers, such as why something was skipped. */
  readonly note?: string;
  /** What the tool printed, shown where something failed. */
  readonly output?: string;
}

/** One of the checks that `npm test` runs. */
export interface Check {
  /** Name for `--only`. */
  readonly name: string;
  readonly title: string;
  readonly run: () => Promise<Count>;
}

/** The count of a tool that ends well or does not. */
export function oneTest(status: number, output: string): Count {
  return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1, output };
}

/** A check that cannot run here, with the reason. */
export function skipped(reason: string): Count {
  return { passed: 0, failed: 0, skipped: 1, note: `skipped: ${reason}` };
}

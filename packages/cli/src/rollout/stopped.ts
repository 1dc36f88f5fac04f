import type { ExitCode } from '../terminal/exit-code';

/** A rollout that ends before its last wave, and what is said about it. */
export class Stopped extends Error {
  constructor(
    public readonly exitCode: ExitCode,
    message: string,
  ) {
    super(message);
  }
}

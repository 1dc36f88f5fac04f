import type { FailureCode } from './codes';

/** Why a command could not run: one sentence with the offending value, and how to mend it. The exit code is 2. */
export class Failure extends Error {
  constructor(
    public readonly code: FailureCode,
    message: string,
    cause?: unknown,
  ) {
    super(message, { cause });
  }
}

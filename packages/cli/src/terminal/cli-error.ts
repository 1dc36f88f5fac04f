import type { FailureCode } from '../codes';

/** Why a command could not run: one sentence with the offending value, and how to fix it. The exit code is 2. */
export class CliError extends Error {
  constructor(
    public readonly code: FailureCode,
    message: string,
    cause?: unknown,
  ) {
    super(message, { cause });
  }
}

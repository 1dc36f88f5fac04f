import type { FailureCode } from '../codes';

/** Where a failure is: the file and, as far as known, line and column, counted from 1. */
export interface FailurePlace {
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
}

/** Why a command could not run: one sentence with the offending value, and how to fix it. The exit code is 2. */
export class CliError extends Error {
  constructor(
    public readonly code: FailureCode,
    message: string,
    cause?: unknown,
    public readonly place: FailurePlace = {},
  ) {
    super(message, { cause });
  }
}

/** Several reasons at once. */
export class CliErrors extends Error {
  constructor(public readonly errors: readonly CliError[]) {
    super(errors.map(({ message }) => message).join('\n'));
  }
}

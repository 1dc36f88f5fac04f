/** What a process ends with. */
export enum ExitCode {
  /** No errors were found. */
  CLEAN = 0,
  /** Errors were found, or more warnings than are allowed. */
  ERRORS_FOUND = 1,
  /** The command could not run. */
  COULD_NOT_RUN = 2,
  /** A rollout waits: for AWS, for an approval, or for its next wave. */
  WAITING = 3,
}

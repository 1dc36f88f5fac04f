/** What runtimes and libraries say of themselves and their own plans, which no user can do anything about. */
const noise = [
  /end-of-life/i,
  /not been tested with node/i,
  /\bis deprecated\b/,
  /DeprecationWarning/,
  /Runtime process exited abnormally/,
];

/** The lines of an output that should not be there. */
export function noiseIn(output: string): string[] {
  return output.split('\n').filter((line) => noise.some((pattern) => pattern.test(line)));
}

/**
 * The output of a Go program that uses jsii, without "Runtime process exited abnormally: waitid: no child processes". jsii-runtime-go 1.140 waits for
 * its Node process in two places at once. In some runs the one that reports finds that the other has collected the process already; all work is
 * done by then. Any other end of the runtime is shown.
 */
export function withoutWaitid(output: string): string {
  return output.replace(/Runtime process exited abnormally: wait(id)?: no child processes\n?/g, '');
}

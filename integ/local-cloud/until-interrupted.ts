/** Waits until the program is asked to end, by Ctrl-C for example. */
export function untilInterrupted(): Promise<void> {
  return new Promise((done) => {
    // A timer, because a listener alone does not keep the process alive.
    const alive = setInterval(() => undefined, 2 ** 30);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.once(signal, () => {
        clearInterval(alive);
        done();
      });
    }
  });
}

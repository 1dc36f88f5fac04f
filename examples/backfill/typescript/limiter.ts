/** Lets so many pass a second, evenly: each takes the next place in time. */
export class Limiter {
  private next = 0;

  constructor(private readonly rate: number) {}

  public async pass(): Promise<void> {
    const now = performance.now();
    const at = Math.max(now, this.next);
    this.next = at + 1000 / this.rate;
    if (at - now >= 1) await new Promise((done) => setTimeout(done, at - now));
  }
}

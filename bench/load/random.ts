/** Numbers that look random and are the same in every run with the same seed: Marsaglia's xorshift on 32 bits. */
export class Random {
  private state: number;

  constructor(seed: number) {
    // Zero would stay zero, and small seeds begin alike.
    this.state = seed | 0 || 1;
    for (let i = 0; i < 20; i++) this.next();
  }

  /** At least 0 and less than 1. */
  public next(): number {
    this.state ^= this.state << 13;
    this.state ^= this.state >>> 17;
    this.state ^= this.state << 5;
    return (this.state >>> 0) / 2 ** 32;
  }

  /** How many of many independent events fall into a second that holds so many on average. */
  public poisson(mean: number): number {
    if (mean > 60) return Math.max(0, Math.round(mean + Math.sqrt(mean) * this.normal()));
    let count = -1;
    for (let left = mean; left >= 0; count++) left += Math.log(1 - this.next());
    return count;
  }

  private normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next());
  }
}

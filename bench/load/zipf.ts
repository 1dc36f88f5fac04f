/** Shares of a whole, the largest first: the second is 2^-exponent of the first, the third 3^-exponent, and so on. */
export function zipf(members: number, exponent: number): number[] {
  const weights = Array.from({ length: members }, (_, rank) => (rank + 1) ** -exponent);
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / whole);
}

/** How samples lie: what is quoted of them is the median, with quartiles and extremes. */
export interface Spread {
  readonly min: number;
  readonly lower: number;
  readonly median: number;
  readonly upper: number;
  readonly max: number;
}

export function spreadOf(samples: readonly number[]): Spread {
  if (samples.length === 0) throw new Error('There are no samples to describe.');
  const sorted = [...samples].sort((a, b) => a - b);
  return {
    min: sorted[0],
    lower: quantile(sorted, 0.25),
    median: quantile(sorted, 0.5),
    upper: quantile(sorted, 0.75),
    max: sorted[sorted.length - 1],
  };
}

/** Of samples taken side by side, round by round: what slows a whole round down falls out. */
export function ratioOf(samples: readonly number[], peers: readonly number[]): Spread {
  if (samples.length !== peers.length) throw new Error(`${samples.length} samples cannot be compared with ${peers.length}.`);
  return spreadOf(samples.map((sample, round) => sample / peers[round]));
}

/** Between two samples the value lies on the line that joins them. */
function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const below = Math.floor(place);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (sorted[above] - sorted[below]) * (place - below);
}

/** How far apart two texts may be before they are taken up again at an equal line. */
const farthest = 200;

/** How two texts differ. */
export interface Difference {
  /** The first line of the old text that is not in the new one, or before which one is missing; counted from 1. */
  readonly line: number;
  /** How many lines are gone or new. */
  readonly changes: number;
  /** The first of them, for people. */
  readonly text: string;
}

/** The lines in which two texts differ; undefined where they do not. */
export function difference(before: string, after: string, shown = 12): Difference | undefined {
  const [old, next] = [before, after].map((text) => text.split('\n'));
  const lines: string[] = [];
  let changes = 0;
  let line = 0;
  let [a, b] = [0, 0];
  while (a < old.length || b < next.length) {
    if (a < old.length && b < next.length && old[a] === next[b]) {
      a++;
      b++;
      continue;
    }
    const [gone, come] = toEqualLines(old, next, a, b);
    if (changes === 0) line = a + 1;
    changes += gone + come;
    if (lines.length < shown) {
      lines.push(`line ${a + 1}:`, ...old.slice(a, a + gone).map((one) => `- ${one}`), ...next.slice(b, b + come).map((one) => `+ ${one}`));
    }
    a += gone;
    b += come;
  }
  if (changes === 0) return undefined;
  const few = lines.slice(0, shown);
  const more = changes - few.filter((one) => !one.startsWith('line ')).length;
  const text = [...few, ...(more > 0 ? [`(${more} more ${more === 1 ? 'line' : 'lines'})`] : [])].join('\n');
  return { line, changes, text };
}

/** How many lines of each text come before the nearest line that both have. */
function toEqualLines(old: string[], next: string[], a: number, b: number): [number, number] {
  for (let both = 1; both <= farthest; both++) {
    for (let gone = 0; gone <= both; gone++) {
      const [i, j] = [a + gone, b + both - gone];
      if (i < old.length && j < next.length && old[i] === next[j]) return [gone, both - gone];
    }
  }
  return [old.length - a, next.length - b];
}

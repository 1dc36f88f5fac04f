import { quote } from './quote';

/** Candidates that are looked at; beyond this a suggestion is not worth its time. */
const maxCandidates = 300;

/** The candidate most like a word, where one is like it enough to be meant. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const allowed = word.length <= 3 ? 1 : word.length <= 8 ? 2 : 3;
  const plain = simplified(word);
  let best: string | undefined;
  let bestDistance = allowed + 1;
  let seen = 0;
  for (const candidate of candidates) {
    if (++seen > maxCandidates) break;
    if (Math.abs(candidate.length - word.length) > allowed || candidate === word) continue;
    const distance = simplified(candidate) === plain ? 0 : editDistance(word, candidate, bestDistance - 1);
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** A sentence that names the nearest candidate, or undefined. */
export function didYouMean(word: string, candidates: Iterable<string>): string | undefined {
  const found = nearest(word, candidates);
  return found === undefined ? undefined : `Did you mean ${quote(found)}?`;
}

/** Case and separators are what people mistake first. */
function simplified(word: string): string {
  return word.toLowerCase().replace(/[-_ .]/g, '');
}

/** Longest word that is compared; no key, role or sensible name is longer. */
const longestWord = 64;
const rows = [0, 1, 2].map(() => new Uint8Array(longestWord + 1));

/** Insertions, deletions, replacements and swaps of neighbours that turn one word into the other; more than the limit is limit + 1. */
function editDistance(from: string, to: string, limit: number): number {
  if (from.length > longestWord || to.length > longestWord) return limit + 1;
  let [beforeLast, last, row] = rows;
  for (let j = 0; j <= to.length; j++) last[j] = j;
  for (let i = 1; i <= from.length; i++) {
    row[0] = i;
    let least = i;
    for (let j = 1; j <= to.length; j++) {
      const same = from.charCodeAt(i - 1) === to.charCodeAt(j - 1);
      let cost = Math.min(last[j - 1] + (same ? 0 : 1), last[j] + 1, row[j - 1] + 1);
      const swapped = i > 1 && j > 1 && from.charCodeAt(i - 1) === to.charCodeAt(j - 2) && from.charCodeAt(i - 2) === to.charCodeAt(j - 1);
      if (swapped) cost = Math.min(cost, beforeLast[j - 2] + 1);
      row[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > limit) return limit + 1;
    [beforeLast, last, row] = [last, row, beforeLast];
  }
  return last[to.length];
}

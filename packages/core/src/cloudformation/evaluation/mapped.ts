import { canonical, type Properties, recordOf } from '../properties';

/** A value of a mapping whose row is not known: `[mapping, row, column]`. */
interface Mapped {
  readonly rows: Properties;
  readonly row: unknown;
  readonly column: unknown;
}

/** Reads what `Fn::FindInMap` leaves where a key is unknown. */
export function mappedOf(value: unknown): Mapped | undefined {
  const { 'Fn::FindInMap': operands } = recordOf(value);
  if (!Array.isArray(operands) || operands.length !== 3 || typeof operands[0] !== 'object') return undefined;
  return { rows: recordOf(operands[0]), row: operands[1], column: operands[2] };
}

/** What a mapping gives for each of its rows. */
export function valuesOf({ rows, column }: Mapped): Map<string, string> {
  const inRow = (row: unknown): unknown => (typeof column === 'string' ? recordOf(row)[column] : row);
  return new Map(Object.entries(rows).map(([name, row]) => [name, canonical(inRow(row) ?? null)]));
}

/**
 * Whether two mappings give the same where both are asked for the same row and column. A row that only one of them has is none that a stack
 * uses on both sides.
 */
export function mappedLikeness(one: unknown, other: unknown): 'same' | 'different' | 'unknown' {
  const [first, second] = [mappedOf(one), mappedOf(other)];
  if (first === undefined || second === undefined) return 'unknown';
  if (canonical([first.row, first.column]) !== canonical([second.row, second.column])) return 'unknown';
  const theirs = valuesOf(second);
  const shared = [...valuesOf(first)].filter(([row]) => theirs.has(row)).map(([row, value]) => value === theirs.get(row));
  if (shared.length === 0 || new Set(shared).size > 1) return 'unknown';
  return shared[0] ? 'same' : 'different';
}

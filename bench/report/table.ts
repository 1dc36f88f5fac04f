import type { Spent } from '../sampling/child';
import type { Rounds } from '../sampling/interleave';
import { ratioOf, type Spread, spreadOf } from '../sampling/spread';

/** A table in Markdown. */
export function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, column) => (column === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
}

/** A median with its quartiles and extremes: `12.3 (12.1–12.6; 11.9–14.0)`. */
export function shown({ min, lower, median, upper, max }: Spread, digits = 0): string {
  const number = (value: number) => value.toFixed(digits);
  return `${number(median)} (${number(lower)}–${number(upper)}; ${number(min)}–${number(max)})`;
}

/** How a table of spreads is read. */
export const legend =
  'Median (quartiles; extremes). Ratios are those of the same round; processor time is that of program and system together.';

const columns: (keyof Spent)[] = ['wall', 'processor', 'memory'];

/** Costs of processes beside those of a peer. */
export function comparison(rounds: Rounds<Spent>, peer: string): string {
  const peers = samples(rounds, peer);
  const rows = [...rounds.keys()].map((name) => {
    const own = samples(rounds, name);
    const ratios = columns.map((column) => (name === peer ? '1' : ratioOf(own(column), peers(column)).median.toFixed(2)));
    return [name, ...columns.map((column) => shown(spreadOf(own(column)))), ratios.join(' · ')];
  });
  return table(['', 'by the clock, ms', 'on processors, ms', 'memory, MB', `times ${peer}`], rows);
}

/** The samples of one contestant, by column. */
export function samples(rounds: Rounds<Spent>, name: string): (column: keyof Spent) => number[] {
  const own = rounds.get(name);
  if (!own) throw new Error(`Nobody called ${name} was measured.`);
  return (column) => own.map((spent) => spent[column]);
}

import type { Verdict } from '../measurement';
import { table } from './table';

/** A measure that is to be no larger than its goal; it is met to the digits that are shown. */
export function atMost(measure: string, most: number, value: number, { digits = 2, unit = '' } = {}): Verdict {
  const measured = value.toFixed(digits);
  return { measure, goal: `at most ${most.toFixed(digits)}${unit}`, measured: `${measured}${unit}`, met: Number(measured) <= most };
}

/** Verdicts as they stand below a section, a row each. */
export function verdictTable(verdicts: readonly Verdict[]): string {
  return table(
    head,
    verdicts.map(({ measure, goal, measured, met }) => [measure, goal, measured, met ? MET : MISSED]),
  );
}

/** The verdicts of all sections in one table, in their order. */
export function allVerdicts(sections: readonly string[]): string {
  const rows = sections.flatMap((section) =>
    section.split('\n').filter((line) => line.endsWith(`| ${MET} |`) || line.endsWith(`| ${MISSED} |`)),
  );
  return rows.length === 0 ? '' : [table(head, []), ...rows].join('\n');
}

const MET = 'met';
const MISSED = '**missed**';
const head = ['measure', 'goal', 'measured', ''];

import { quoteAll } from '@dynamorm-cdk/core/text';
import { rule } from '../../finding/rule';
import { Severity } from '../../finding/severity';
import type { Comparison } from './comparison';

/** One table at a time. */
export const documentOfSeveralTables = rule({
  code: 'DYN-M079',
  severity: Severity.ERROR,
  title: 'Models that are compared with a table are models of one table.',
  why: 'A document may hold models of many tables, and which of them are meant cannot be guessed.',
  broken: "models.compare(shape)   // models of 'orders' and 'customers'",
  fixed: "models.forTable('orders').compare(shape)",
});

/** Refuses the comparison of several tables with one. */
export function severalTables(comparison: Comparison, names: string[]): void {
  comparison.add(documentOfSeveralTables, undefined, {
    message: `The models are of several tables, ${quoteAll(names)}, and are compared with one, ${comparison.label}.`,
    found: names.join(', '),
    hint: 'Take the models of one table with forTable.',
  });
}

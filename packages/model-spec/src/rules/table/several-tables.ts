import { quoteAll } from '@dynamorm-cdk/core/text';
import { rule } from '../../finding/rule';
import { Severity } from '../../finding/severity';
import type { Comparison } from './comparison';

/** One table at a time. */
export const documentOfSeveralTables = rule({
  code: 'DYN-M079',
  severity: Severity.ERROR,
  title: 'Only models of one table are compared with a table.',
  why: 'A document can have models of many tables, and the check does not guess which of them you mean.',
  broken: "models.compare(shape)   // models of 'orders' and 'customers'",
  fixed: "models.forTable('orders').compare(shape)",
});

/** Refuses the comparison of several tables with one. */
export function severalTables(comparison: Comparison, names: string[]): void {
  comparison.add(documentOfSeveralTables, undefined, {
    message: `The models are of several tables, ${quoteAll(names)}, but are compared with only one, ${comparison.label}.`,
    found: names.join(', '),
    hint: 'Select the models of one table with forTable.',
  });
}

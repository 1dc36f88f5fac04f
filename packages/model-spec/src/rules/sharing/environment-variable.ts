import { quote } from '@dynamorm-cdk/core/text';
import { rule } from '../../finding/rule';
import { Severity } from '../../finding/severity';
import type { ModelDraft } from '../../model/draft';
import type { CheckContext } from '../check-context';
import type { TableGroup } from './table-group';

/** One table, one variable. */
export const sharedVariableDiffers = rule({
  code: 'DYN-M076',
  severity: Severity.ERROR,
  title: 'Models that share a table read its name from the same environment variable, if they state one.',
  why: "Only one variable is set to a table's name. DynamORM finds the other variable unset, and silently uses the plural of the type's name.",
  broken:
    '- name: Order      # table: { name: orders, environment_variable: ORDERS_TABLE }\n- name: OrderLine  # table: { name: orders, environment_variable: LINES_TABLE }',
  fixed:
    '- name: Order      # table: { name: orders, environment_variable: ORDERS_TABLE }\n- name: OrderLine  # table: { name: orders, environment_variable: ORDERS_TABLE }',
});

/** Every model of a table that states a variable against the first that does. */
export function checkSharedEnvironmentVariable(group: TableGroup, { findings }: CheckContext): void {
  if (group.models.length < 2) return;
  let first: ModelDraft | undefined;
  for (const model of group.models) {
    const found = model.tableEnvironmentVariable;
    if (found === undefined) continue;
    first ??= model;
    const expected = first.tableEnvironmentVariable ?? '';
    if (found === expected) continue;
    findings.add(sharedVariableDiffers, model.node, {
      below: ['table', 'environment_variable'],
      message: `${quote(model.name)} reads the table's name from ${quote(found)}, but ${quote(first.name)} from ${quote(expected)} for the same table ${quote(group.tableName)}.`,
      expected,
      found,
      hint: `Use the same variable in both, or another table; the first is at ${first.node.path}.`,
    });
  }
}

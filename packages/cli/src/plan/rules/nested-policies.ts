import type { Finding } from '@dynamorm-cdk/model-spec';
import { finding } from '../../codes';
import { type NestedStack, placeOf } from '../../tables/found-table';
import { keeps } from '../sides/retained';
import { refusedPlan, type TablePlan } from '../sides/table-plan';
import type { TableSide } from '../sides/table-side';

/**
 * A plan with what becomes of the policies of the nested stacks that hold a table: one that is no longer retained keeps no table when it leaves.
 * CloudFormation makes no snapshots of stacks either.
 *
 * @param before the nested stacks with their policies worked out
 * @param after the same of the new template
 */
export function withNestedPolicies(
  plan: TablePlan,
  table: TableSide,
  before: readonly NestedStack[],
  after: readonly NestedStack[],
): TablePlan {
  const snapshot = after.find(({ deletionPolicy }) => deletionPolicy === 'Snapshot');
  if (snapshot !== undefined) {
    const message = `CloudFormation refuses the DeletionPolicy \`Snapshot\` of the nested stack \`${snapshot.id}\`, which holds \`${table.label}\`.`;
    const found = finding('DYN-C302', { message, hint: 'Use `Retain`.', ...placeOf(table) });
    return refusedPlan(plan, [...plan.findings, found]);
  }
  const lost = after.flatMap(({ id, deletionPolicy }, at): Finding[] => {
    const had = before[at];
    if (had?.id !== id || !keeps('DeletionPolicy', had.deletionPolicy) || keeps('DeletionPolicy', deletionPolicy)) return [];
    const message = `The DeletionPolicy of the nested stack \`${id}\`, which holds \`${table.label}\`, no longer retains it.`;
    return [finding('DYN-C333', { message, hint: `Keep ${String(had.deletionPolicy)} where the items matter.`, ...placeOf(table) })];
  });
  return lost.length === 0 ? plan : { ...plan, findings: [...plan.findings, ...lost] };
}

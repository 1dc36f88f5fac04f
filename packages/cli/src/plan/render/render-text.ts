import { outputLine } from '@dynamorm-cdk/core/text';
import type { Change, ChangeOutcome, TablePlan } from '../sides/table-plan';

const words: Record<Change['kind'], string> = {
  'create-table': 'create the table',
  'replace-table': 'replace the table',
  'delete-table': 'delete the table',
  'retain-table': 'retain the table outside of the stack',
  'in-place': 'in place',
  'create-index': 'create the index',
  'delete-index': 'delete the index',
  'create-vector-index': 'create the vector index',
  'delete-vector-index': 'delete the vector index',
  'time-to-live-off': 'turn off the time to live',
  'time-to-live-on': 'turn on the time to live',
  'add-replica': 'add the replica',
  'remove-replica': 'remove the replica',
};

const outcomes: Record<ChangeOutcome, string> = {
  created: 'created',
  unchanged: 'unchanged',
  updated: 'updated',
  replaced: 'REPLACED, data loss',
  deleted: 'DELETED, data loss',
  retained: 'removed and retained',
  refused: 'refused',
  unknown: 'unknown',
};

/** What becomes of a table, in a few words. */
export function outcomeText({ outcome, deployments }: TablePlan): string {
  const { length } = deployments;
  return outcome === 'updated' && length > 1 ? `updated in ${length} deployments` : outcomes[outcome];
}

/** One change, such as `create the index gsi-status: status (S), ALL`. */
export function changeText({ kind, subject, detail }: Change, mark = ''): string {
  const what = kind.endsWith('-table') ? words[kind] : `${words[kind]}${kind === 'in-place' ? ':' : ''} ${mark}${subject}${mark}`;
  return detail === undefined ? what : `${what}${kind === 'in-place' ? ', ' : ': '}${detail}`;
}

/** The plans for people; data loss in red on a terminal. */
export function renderPlans(plans: TablePlan[], color: boolean): string {
  const red = (text: string): string => (color ? `\u001b[1;31m${text}\u001b[0m` : text);
  return plans
    .map((plan) => {
      const outcome = outcomeText(plan);
      const title = outputLine(`${plan.table}${plan.type ? `, ${plan.type}` : ''}: `);
      const steps = plan.deployments.flatMap(({ after, changes }, at) => [
        ...(after === undefined ? [] : [outputLine(`     wait until ${after}`)]),
        ...changes.map((change, number) => outputLine(`  ${number === 0 ? `${at + 1}.` : '  '} ${changeText(change)}`)),
      ]);
      return [`${title}${plan.dataLoss ? red(outcome) : outcome}`, ...steps].join('\n');
    })
    .join('\n\n');
}

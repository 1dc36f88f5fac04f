import { known, recordsOf, UNKNOWN } from '@dynamorm-cdk/core/cloudformation';
import { finding } from '../../codes';
import { placeOf } from '../../tables/found-table';
import { keeps } from '../sides/retained';
import type { TablePlan } from '../sides/table-plan';
import type { TableSide } from '../sides/table-side';
import { replicaResourceChanges } from './replica-resources';

/**
 * A table that leaves its stack: its DeletionPolicy says whether it is deleted, and deletion protection refuses that.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html
 * @see
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/WorkingWithTables.Basics.html#WorkingWithTables.Basics.DeletionProtection
 */
export function planRemoval(from: TableSide): TablePlan {
  const { label: table, type } = from;
  const place = placeOf(from);
  const common = { table, type, from };
  const { leavesWith: stack } = from;
  if (stack !== undefined && keeps('DeletionPolicy', stack.deletionPolicy)) {
    const message = `\`${table}\` stays with its items in the nested stack \`${stack.id}\`, which leaves its stack and is retained, as its DeletionPolicy says.`;
    return {
      ...common,
      outcome: 'retained',
      dataLoss: false,
      deployments: [{ changes: [{ kind: 'retain-table', subject: table }] }],
      findings: [finding('DYN-C304', { message, hint: renamed, ...place })],
    };
  }
  if (keeps('DeletionPolicy', from.deletionPolicy)) {
    const replicas = replicaResourceChanges(from);
    const message = `\`${table}\` is removed from its stack and retained, as its DeletionPolicy says. No stack manages it any longer.`;
    return {
      ...common,
      outcome: 'retained',
      dataLoss: false,
      deployments: [{ changes: [{ kind: 'retain-table', subject: table }, ...replicas.changes] }],
      findings: [finding('DYN-C304', { message, hint: renamed, ...place }), ...replicas.findings],
    };
  }
  const policy = policyText(from);
  if (isProtected(from)) {
    const message = `\`${table}\` is removed from its stack and deleted, ${policy}; deletion protection refuses that, so the deployment fails.`;
    const hint = 'Set its DeletionPolicy to Retain in a deployment before; or turn the protection off, if its items may go.';
    return {
      ...common,
      outcome: 'refused',
      dataLoss: false,
      deployments: [],
      findings: [finding('DYN-C305', { message, hint, ...place })],
    };
  }
  const message = `\`${table}\` is removed from its stack and deleted with all its items, ${policy}.`;
  const hint = 'Set its DeletionPolicy to Retain in a deployment before.';
  return {
    ...common,
    outcome: 'deleted',
    dataLoss: true,
    deployments: [{ changes: [{ kind: 'delete-table', subject: table }] }],
    findings: [finding('DYN-C303', { message, hint, ...place })],
  };
}

const renamed = 'If its logical id was changed by mistake, change it back. CloudFormation would create a second, empty table.';

/** Why no policy keeps a table, or what is not known of it. */
function policyText({ policiesKnown, deletionPolicy: policy, leavesWith: stack }: TableSide): string {
  const unlessOf = (whose: string, value: unknown): string =>
    `unless ${whose} DeletionPolicy${typeof value === 'string' ? ` \`${value}\`` : ''}, which is not known here, retains it`;
  if (!policiesKnown || keeps('DeletionPolicy', policy) === undefined) return unlessOf('its', policiesKnown ? policy : undefined);
  if (stack !== undefined && keeps('DeletionPolicy', stack.deletionPolicy) === undefined)
    return `with the nested stack \`${stack.id}\`, ${unlessOf("that stack's", stack.deletionPolicy)}`;
  return policy === 'Snapshot'
    ? 'since CloudFormation makes no snapshots of tables, so its DeletionPolicy `Snapshot` retains nothing'
    : 'since no DeletionPolicy retains it';
}

/** In a GlobalTable the protection stands with each replica. */
export function isProtected({ properties }: TableSide): boolean {
  return [properties, ...recordsOf(properties.Replicas)].some((part) => {
    const value = known(part.DeletionProtectionEnabled);
    return value !== UNKNOWN && (value === true || value === 'true');
  });
}

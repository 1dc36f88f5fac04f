import { isIntrinsic } from '@dynamorm-cdk/core/cloudformation';
import { didYouMean, nearest, quoteAll } from '@dynamorm-cdk/core/text';
import { tableRules } from '@dynamorm-cdk/core/updates';
import type { Finding } from '@dynamorm-cdk/model-spec';
import { finding } from '../../codes';
import { placeOf } from '../../tables/found-table';
import { resourceAttributes } from '../../template/template-table';
import { type PolicyName, policyValues } from '../sides/retained';
import { refusedPlan, type TablePlan } from '../sides/table-plan';
import type { TableSide } from '../sides/table-side';

/**
 * A plan with what CloudFormation says to the attributes of the new resource. It refuses `Snapshot` as the DeletionPolicy of a table, reads it
 * as `Delete` in an UpdateReplacePolicy, and works functions out only where a transform does that.
 *
 * @param written the table as its template has it
 * @param is the same with its expressions worked out
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-updatereplacepolicy.html
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/transform-aws-languageextensions.html
 */
export function withAttributes(plan: TablePlan, written: TableSide, is: TableSide): TablePlan {
  const judged = [
    ...attributesOf(is),
    judgedPolicy('DeletionPolicy', is, written.deletionPolicy, is.deletionPolicy),
    judgedPolicy('UpdateReplacePolicy', is, written.updateReplacePolicy, is.updateReplacePolicy),
  ].filter((one) => one !== undefined);
  if (judged.length === 0) return plan;
  const findings = [...plan.findings, ...judged.map((one) => one.found)];
  if (judged.some(({ outcome }) => outcome === 'refused')) return refusedPlan(plan, findings);
  const isOpen = judged.some(({ outcome }) => outcome === 'unknown') && ['created', 'unchanged', 'updated'].includes(plan.outcome);
  return { ...plan, ...(isOpen ? { outcome: 'unknown' as const } : {}), findings };
}

interface Judged {
  readonly found: Finding;
  /** Nothing where the policy does not keep the deployment from being done. */
  readonly outcome?: 'refused' | 'unknown';
}

/** Attributes that there are not, and a condition that is not the name of one. */
function attributesOf(table: TableSide): Judged[] {
  const { label, unknownAttributes = [], condition } = table;
  const unknown = unknownAttributes.map((name): Judged => {
    const message = `The resource \`${label}\` has the attribute \`${name}\`, which is not known.`;
    const property = Object.hasOwn(tableRules, name) ? `Move ${name} into its Properties.` : undefined;
    const hint = property ?? didYouMean(name, resourceAttributes) ?? 'CloudFormation refuses it, unless it is newer than this tool.';
    return { found: foundAt(table, name, 'DYN-C355', message, hint), outcome: 'unknown' };
  });
  if (condition === undefined || typeof condition === 'string') return unknown;
  const message = `The Condition of \`${label}\` is not the name of a condition, but ${JSON.stringify(condition)}.`;
  return [
    ...unknown,
    { found: foundAt(table, 'Condition', 'DYN-C361', message, 'Declare it in `Conditions`, and write its name.'), outcome: 'refused' },
  ];
}

function foundAt(
  table: TableSide,
  name: string,
  code: 'DYN-C302' | 'DYN-C333' | 'DYN-C355' | 'DYN-C361',
  message: string,
  hint: string,
): Finding {
  const { file, path } = placeOf(table);
  return finding(code, {
    message,
    hint,
    ...(file === undefined ? {} : { file }),
    ...(path === undefined ? {} : { path: `${path}.${name}` }),
  });
}

function judgedPolicy(name: PolicyName, table: TableSide, written: unknown, value: unknown): Judged | undefined {
  const of = (code: 'DYN-C302' | 'DYN-C333' | 'DYN-C355', message: string, hint: string): Finding =>
    foundAt(table, name, code, message, hint);
  if (isIntrinsic(written) && table.textPolicies) {
    const message = `The ${name} of \`${table.label}\` is an expression, which CloudFormation refuses without the transform \`AWS::LanguageExtensions\`.`;
    return {
      found: of('DYN-C302', message, 'Add `Transform: AWS::LanguageExtensions` to the template, or write the policy as text.'),
      outcome: 'refused',
    };
  }
  if (value === undefined || isIntrinsic(value) || policyValues[name].includes(value as string)) return undefined;
  const backup = 'Use `Retain`. For a copy of the items use backups or point-in-time recovery.';
  if (value === 'Snapshot' && name === 'DeletionPolicy') {
    const message = `CloudFormation refuses the DeletionPolicy \`Snapshot\` of \`${table.label}\`: it makes no snapshots of tables.`;
    return { found: of('DYN-C302', message, backup), outcome: 'refused' };
  }
  if (value === 'Snapshot') {
    const message = `The UpdateReplacePolicy \`Snapshot\` of \`${table.label}\` is the same as \`Delete\`: CloudFormation makes no snapshots of tables.`;
    return { found: of('DYN-C333', message, backup) };
  }
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const near = typeof value === 'string' ? nearest(value, policyValues[name]) : undefined;
  const message = `The ${name} of \`${table.label}\` is \`${text}\`, which is not one of ${quoteAll(policyValues[name])}.`;
  const hint = near === undefined ? 'CloudFormation refuses it, unless it is newer than this tool.' : `Did you mean \`${near}\`?`;
  return { found: of('DYN-C355', message, hint), outcome: 'unknown' };
}

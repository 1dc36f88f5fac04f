import { expressionText } from '@dynamorm-cdk/core/cloudformation';
import type { Finding } from '@dynamorm-cdk/model-spec';
import { finding } from '../../codes';
import { placeOf } from '../../tables/found-table';
import { keeps, type PolicyName } from '../sides/retained';
import type { Change, Pair } from '../sides/table-plan';

/**
 * What becomes of a table that is removed or replaced later on. Without a policy it is deleted.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-updatereplacepolicy.html
 */
export function policyChanges({ from, to }: Pair): { readonly changes: Change[]; readonly findings: Finding[] } {
  if (!from.policiesKnown || !to.policiesKnown) return { changes: [], findings: [] };
  const policies = [
    ['DeletionPolicy', from.deletionPolicy, to.deletionPolicy],
    ['UpdateReplacePolicy', from.updateReplacePolicy, to.updateReplacePolicy],
  ] as const;
  const changed = policies.filter(([, before, after]) => textOf(before) !== textOf(after));
  // That `Snapshot` keeps nothing is told by itself.
  const lost = changed.filter(([name, before, after]) => keeps(name, before) && !keeps(name, after) && after !== 'Snapshot');
  return {
    changes: changed.map(([subject, before, after]) => ({ kind: 'in-place', subject, detail: `${textOf(before)} to ${textOf(after)}` })),
    findings: lost.map(([name, before, after]) =>
      finding('DYN-C333', {
        message: `The ${name} of \`${to.label}\` changes from ${textOf(before)} to ${textOf(after)}${meaningOf(name, after)}.`,
        hint: `Keep ${textOf(before)} where the items matter.`,
        ...placeOf(to),
      }),
    ),
  };
}

function meaningOf(name: PolicyName, after: unknown): string {
  if (after === undefined) return ', which is what holds without one';
  return keeps(name, after) === undefined ? ', and whether that keeps the table is not known here' : '';
}

function textOf(policy: unknown): string {
  return typeof policy === 'string' ? policy : policy === undefined ? 'Delete' : `\`${expressionText(policy)}\``;
}

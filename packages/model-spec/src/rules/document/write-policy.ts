import { didYouMean, quote } from '@dynamorm-cdk/core/text';
import { rule } from '../../finding/rule';
import { Severity } from '../../finding/severity';
import type { ModelDraft } from '../../model/draft';
import type { CheckContext } from '../check-context';

const modes = ['mutable', 'write_once'];

/** The mode is known. */
export const writePolicyMode = rule({
  code: 'DYN-M014',
  severity: Severity.ERROR,
  title: 'The mode of a write policy is `mutable` or `write_once`.',
  why: 'DynamORM refuses a model with another mode.',
  broken: 'write_policy: { mode: writeonce }',
  fixed: 'write_policy: { mode: write_once }',
});

/** Protected attributes exist. */
export const protectedAttributeUnknown = rule({
  code: 'DYN-M015',
  severity: Severity.ERROR,
  title: 'Protected attributes are attributes of the model.',
  why: 'A misspelled one protects nothing, and current versions refuse the model.',
  broken: 'write_policy: { protected_attributes: [pinnedRelaseId] }',
  fixed: 'write_policy: { protected_attributes: [pinnedReleaseId] }',
});

/** What a model says about writing. */
export function checkWritePolicy(model: ModelDraft, { findings }: CheckContext): void {
  const policy = model.writePolicy;
  if (!policy) return;
  if (policy.mode !== undefined && !modes.includes(policy.mode)) {
    findings.add(writePolicyMode, policy.node, {
      below: ['mode'],
      message: `The mode ${quote(policy.mode)} is unknown.`,
      expected: modes.join(' or '),
      found: policy.mode,
      hint: didYouMean(policy.mode, modes) ?? 'Write `mutable` or `write_once`.',
    });
  }
  for (const field of policy.protectedAttributes) {
    if (model.byName.has(field.name)) continue;
    findings.add(protectedAttributeUnknown, field.node, {
      message: `The model has no attribute ${quote(field.name)} to protect.`,
      found: field.name,
      hint: () => didYouMean(field.name, model.byName.keys()) ?? 'Name an attribute of the model.',
    });
  }
}

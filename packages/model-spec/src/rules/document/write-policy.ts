import { didYouMean, quote } from '@dynamorm-cdk/core/text';
import { rule } from '../../finding/rule';
import { Severity } from '../../finding/severity';
import { isKeyOf, type ModelDraft } from '../../model/draft';
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

/** Policies came late. */
export const writePolicyOfLaterReaders = rule({
  code: 'DYN-M120',
  severity: Severity.INFO,
  title: 'A document of DMS 0.1 with a write policy is read by TableTheory 1.7.0 or later.',
  why: 'Earlier readers of 0.1 ignore the policy: they update write-once items and protected attributes.',
  broken: 'dms_version: "0.1"   # and write_policy: { mode: write_once }, read by DynamORM 1.3',
  fixed: 'dms_version: "0.2"   # and write_policy: { mode: write_once }, read by TableTheory 3',
});

/** What is never updated needs no count of updates. */
export const lifecycleOfWriteOnce = rule({
  code: 'DYN-M122',
  severity: Severity.INFO,
  title: 'A write-once model has no attribute with the role `version` or `updated_at`.',
  why: 'Its items are never updated, so the version stays 0, and `updated_at` stays the time of creation.',
  broken: '- { attribute: version, type: N, roles: [version] }   # write_policy: { mode: write_once }',
  fixed: '# no version',
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
  if (model.version === '0.1' && (policy.mode === 'write_once' || policy.protectedAttributes.length > 0)) {
    findings.add(writePolicyOfLaterReaders, policy.node, {
      message: 'Readers of DMS 0.1 before TableTheory 1.7.0 ignore the write policy.',
    });
  }
  if (policy.mode === 'write_once') reportLifecycle(model, findings);
  for (const field of policy.protectedAttributes) {
    if (model.byName.has(field.name)) continue;
    findings.add(protectedAttributeUnknown, field.node, {
      message: `The model has no attribute ${quote(field.name)} to protect.`,
      found: field.name,
      hint: () => didYouMean(field.name, model.byName.keys()) ?? 'Name an attribute of the model.',
    });
  }
}

function reportLifecycle(model: ModelDraft, findings: CheckContext['findings']): void {
  for (const attribute of model.withRoles) {
    for (const role of attribute.roles) {
      // On a key it is more than of no use, and told as such.
      if ((role.text !== 'version' && role.text !== 'updated_at') || isKeyOf(model, attribute.name)) continue;
      findings.add(lifecycleOfWriteOnce, role.node, {
        message: `Attribute ${quote(attribute.name)} has the role \`${role.text}\` in a write-once model.`,
        found: role.text,
        hint: 'Remove the attribute, if nothing else reads it.',
      });
    }
  }
}

import { quote } from '@dynamorm-cdk/core/text';
import { rule } from '../../finding/rule';
import { Severity } from '../../finding/severity';
import { attributeWithRole } from '../../model/draft';
import type { Comparison, ReadModel } from './comparison';

/** Timestamps, where they were asked for. */
export const timestampsMissing = rule({
  code: 'DYN-M091',
  severity: Severity.ERROR,
  title: 'If timestamps are enforced, every model has `created_at` and `updated_at`, and write-once models have `created_at`.',
  why: 'DynamORM sets timestamps only on attributes with these roles, so items of this model have no timestamps.',
  broken: 'attributes:\n  - { attribute: PK, type: S }',
  fixed:
    'attributes:\n  - { attribute: PK, type: S }\n  - { attribute: createdAt, type: S, roles: [created_at] }\n  - { attribute: updatedAt, type: S, roles: [updated_at] }',
});

/** The version, where it was asked for. */
export const versionMissing = rule({
  code: 'DYN-M092',
  severity: Severity.ERROR,
  title: 'If versioning is enforced, every model has an attribute with the role `version`, except write-once models.',
  why: 'DynamORM makes updates conditional only with that attribute. Without it, two writers silently overwrite each other.',
  broken: 'attributes:\n  - { attribute: PK, type: S }',
  fixed: 'attributes:\n  - { attribute: PK, type: S }\n  - { attribute: version, type: N, roles: [version] }',
});

/** Only what the caller enforces: most models have no version, and write-once models need none. */
export function checkLifecycle(comparison: Comparison): void {
  for (const read of comparison.models) {
    if (comparison.options.enforceTimestamps) checkTimestamps(comparison, read);
    if (comparison.options.enforceVersioning && !read.model.writeOnce && !attributeWithRole(read.draft, 'version')) {
      comparison.add(versionMissing, read.draft.node, {
        below: ['attributes'],
        message: `Model ${quote(read.model.name)} has no attribute with the role \`version\`, and versioning is enforced on ${comparison.label}.`,
        expected: 'version',
        hint: 'Add an attribute of type N with the role `version`, or do not enforce versioning.',
      });
    }
  }
}

function checkTimestamps(comparison: Comparison, read: ReadModel): void {
  const roles = read.model.writeOnce ? ['created_at'] : ['created_at', 'updated_at'];
  const lacking = roles.filter((role) => !attributeWithRole(read.draft, role));
  if (lacking.length === 0) return;
  const shown = lacking.map((role) => `\`${role}\``).join(' and ');
  const what = lacking.length === 1 ? 'attribute with the role' : 'attributes with the roles';
  comparison.add(timestampsMissing, read.draft.node, {
    below: ['attributes'],
    message: `Model ${quote(read.model.name)} has no ${what} ${shown}, and timestamps are enforced on ${comparison.label}.`,
    expected: lacking.join(', '),
    hint: `Add ${lacking.length === 1 ? 'an attribute of type S with the role' : 'attributes of type S with the roles'} ${shown}, or do not enforce timestamps.`,
  });
}

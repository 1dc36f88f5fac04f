import { namingValues } from './dynamorm-tag';
import type { ModelContext } from './model-context';
import { type Convention, conventionOf, conventions } from './naming';
import type { Resolved } from './resolve-type';
import { tagValue } from './struct-tag';

/** The convention that a model chooses by `naming:` on one of its own fields, or the one that holds where it chooses none. */
export function conventionOfModel({ fields = [], scope }: Resolved, { key, release, findings, convention }: ModelContext): Convention {
  for (const field of fields) {
    const tag = field.tag && tagValue(field.tag, key);
    if (tag === undefined || scope === undefined) continue;
    const spot = { file: scope.file, offset: tag.offsetOf(0) };
    for (const value of namingValues(tag.text)) {
      const chosen = conventionOf(value, release);
      if (!release.choosesNaming) {
        findings.add('DYN-C241', spot, {
          message: `\`naming:${value}\` does nothing in DynamORM ${release.name}: conventions came with 1.0.34.`,
          found: value,
        });
      } else if (chosen === undefined) {
        findings.add('DYN-C234', spot, {
          message: `The naming convention \`${value}\` is unknown: DynamORM silently uses camelCase.`,
          found: value,
          expected: conventions.filter((one) => conventionOf(one, release) !== undefined).join(', '),
        });
      } else {
        return chosen;
      }
    }
  }
  return convention ?? (release.camelCase ? 'camelCase' : 'pascal_case');
}

import type { ModelContext } from './model-context';
import type { ReadIndex } from './model-indexes';
import type { StatedProjection } from './model-methods';

/** What TableTheory's own readers of documents allow in names from 4.0 on. */
const allowed = /^[\p{L}\p{M}\p{N}._#:-]+$/u;

/** Reports names of indexes and of what they project that TableTheory does not take from 4.0 on. */
export function checkNames(
  indexes: readonly ReadIndex[],
  projections: ReadonlyMap<string, StatedProjection> | undefined,
  context: ModelContext,
): void {
  if (!context.release.tableTheory4) return;
  for (const index of indexes) {
    // Names of attributes follow a convention, which allows less.
    const names = [
      [index.name, 'The index'],
      ...(projections?.get(index.name)?.fields ?? []).map((name) => [name, 'The projected attribute']),
    ];
    for (const [name, what] of names) {
      if (allowed.test(name)) continue;
      context.findings.add('DYN-C276', index.spot, {
        message: `${what} \`${name}\`${what === 'The index' ? '' : ` of the index \`${index.name}\``} has characters that TableTheory refuses from 4.0 on, as far as is known.`,
        found: name,
        hint: 'Use letters, digits and `.`, `-`, `_`, `#`, `:`.',
      });
    }
  }
}

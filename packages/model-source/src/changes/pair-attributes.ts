import type { Model, ModelAttribute } from '@dynamorm-cdk/model-spec';

/** An attribute before and after. */
export interface AttributePair {
  readonly from: ModelAttribute;
  readonly to: ModelAttribute;
}

/** Which attribute became which. */
export interface AttributePairs {
  readonly pairs: AttributePair[];
  readonly removed: ModelAttribute[];
  readonly added: ModelAttribute[];
}

/** Roles that say which attribute is meant, whatever its name. */
const lifecycle = ['created_at', 'updated_at', 'version', 'ttl'];

/** Attributes belong together by name, by a name that differs in its convention alone, by a role, or where they are the same but for the name. */
export function pairAttributes(before: Model, after: Model): AttributePairs {
  const pairs: AttributePair[] = [];
  let removed = [...before.attributes];
  let added = [...after.attributes];
  const pairBy = (same: (from: ModelAttribute, to: ModelAttribute) => boolean): void => {
    for (const to of [...added]) {
      const from = removed.find((one) => same(one, to));
      if (from === undefined) continue;
      pairs.push({ from, to });
      removed = removed.filter((one) => one !== from);
      added = added.filter((one) => one !== to);
    }
  };
  const isKey = (model: Model, { name }: ModelAttribute): boolean => name === model.partitionKey.name || name === model.sortKey?.name;
  pairBy((from, to) => from.name === to.name);
  pairBy((from, to) => simplified(from.name) === simplified(to.name));
  pairBy((from, to) => lifecycleOf(from).some((role) => lifecycleOf(to).includes(role)));
  pairBy((from, to) => !isKey(before, from) && !isKey(after, to) && sameButName(from, to));
  return { pairs: pairs.sort((a, b) => after.attributes.indexOf(a.to) - after.attributes.indexOf(b.to)), removed, added };
}

/** The lifecycle roles of an attribute. */
export function lifecycleOf({ roles = [] }: ModelAttribute): string[] {
  return roles.filter((role) => lifecycle.includes(role));
}

/** A name without what a convention makes of it. */
export function simplified(name: string): string {
  return name.replaceAll(/[_-]/g, '').toLowerCase();
}

function sameButName(from: ModelAttribute, to: ModelAttribute): boolean {
  return from.type === to.type && lifecycleOf(from).length === 0 && lifecycleOf(to).length === 0 && !from.encrypted === !to.encrypted;
}

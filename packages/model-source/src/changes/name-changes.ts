import { quoteAll } from '@dynamorm-cdk/core/text';
import type { Model } from '@dynamorm-cdk/model-spec';
import type { ChangedModel } from './attribute-changes';
import { backfill, type Change, fails, loses, works } from './change';
import { type AttributePair, lifecycleOf, simplified } from './pair-attributes';

const roleNames: Record<string, string> = {
  version: 'version',
  ttl: 'time to live',
  created_at: 'time of creation',
  updated_at: 'time of the last update',
};

/** Attributes under another name, and lifecycle roles on another attribute. The keys of the table are told elsewhere. */
export function nameChanges(model: ChangedModel, release: string | undefined): Change[] {
  const { before, after } = model;
  const keys = [before.partitionKey.name, before.sortKey?.name];
  const renamed = model.attributes.pairs.filter(({ from, to }) => from.name !== to.name && !keys.includes(from.name));
  const byConvention = before.namingConvention !== after.namingConvention || release !== undefined;
  const conventional = byConvention ? renamed.filter(({ from, to }) => simplified(from.name) === simplified(to.name)) : [];
  const others = renamed.filter((pair) => !conventional.includes(pair));
  return [
    ...(conventional.length > 0 ? [convention(conventional, before, after, release)] : []),
    ...others.filter(({ to }) => lifecycleOf(to).length === 0).map((pair) => rename(pair, after)),
    ...roles(model, conventional),
  ];
}

function effects(old: string, next: string) {
  return {
    newOnOld: loses(`does not see ${old}, and drops it when it writes the whole item`),
    oldOnNew: loses(`does not see ${next}, and drops it when it writes the whole item`),
  };
}

function rename({ from, to }: AttributePair, { name, attributes }: Model): Change {
  return {
    code: 'DYN-C501',
    side: 'to',
    path: `attributes[${attributes.indexOf(to)}].attribute`,
    summary: `\`${name}.${from.name}\` is renamed to \`${to.name}\``,
    ...effects(`\`${from.name}\``, `\`${to.name}\``),
    safe: `Keep the stored name (in Go \`attr:${from.name}\`), or write both names and read the new one first, rewrite old items (${backfill}), then drop the old name.`,
    expected: from.name,
    found: to.name,
  };
}

function convention(pairs: AttributePair[], before: Model, after: Model, release: string | undefined): Change {
  const [old, next] = [before, after].map(({ namingConvention = 'names as written' }) => namingConvention);
  const why =
    old === next ? `a release that names attributes otherwise (${release})` : `the naming convention changes from ${old} to ${next}`;
  const names = quoteAll(pairs.map(({ from, to }) => `${from.name} to ${to.name}`));
  return {
    code: 'DYN-C511',
    side: 'to',
    path: before.namingConvention === after.namingConvention ? '' : 'naming',
    summary: `\`${after.name}\`: ${why}, so ${pairs.length} ${pairs.length === 1 ? 'attribute has' : 'attributes have'} another name: ${names}`,
    ...effects('the old names', 'the new ones'),
    safe: `Keep the stored names (in Go \`attr:\` on each field, or \`naming:\` as before), or rewrite all items under both names before the switch (${backfill}).`,
    expected: old,
    found: next,
  };
}

/** Lifecycle roles that moved to another attribute, came or went. */
function roles({ before, after, attributes }: ChangedModel, conventional: AttributePair[]): Change[] {
  return Object.entries(roleNames).flatMap(([role, words]): Change[] => {
    const [old, next] = [before, after].map((model) => model.attributes.find((one) => lifecycleOf(one).includes(role)));
    if (old?.name === next?.name || conventional.some(({ from }) => from === old)) return [];
    const summary = next
      ? old
        ? `the ${words} of \`${after.name}\` moves from \`${old.name}\` to \`${next.name}\``
        : `\`${after.name}.${next.name}\` is the ${words} from now on`
      : `\`${after.name}\` has no ${words} any more`;
    // A time that is new is an attribute that is added, and told as that.
    if (!old && role !== 'version' && attributes.added.some((one) => one === next) && role !== 'ttl') return [];
    return [
      {
        code: 'DYN-C510',
        ...(role === 'version' && next ? {} : { severity: 'warning' }),
        side: next ? 'to' : 'from',
        path: `attributes[${next ? after.attributes.indexOf(next) : before.attributes.indexOf(old as never)}].roles`,
        summary,
        ...roleEffects(role, old !== undefined, next !== undefined),
        safe: safeMove(role, next !== undefined),
      },
    ];
  });
}

function roleEffects(role: string, had: boolean, has: boolean): Pick<Change, 'newOnOld' | 'oldOnNew'> {
  if (role === 'version') {
    const refused = fails('cannot update items without its version: the condition fails');
    const unseen = loses('does not count updates, and drops the version when it writes the whole item');
    return { newOnOld: has ? refused : unseen, oldOnNew: had ? refused : unseen };
  }
  const unexpired = loses('does not set it, and such items never expire');
  if (role === 'ttl')
    return {
      newOnOld: has ? loses('finds items that never expire') : unexpired,
      oldOnNew: had ? loses('finds items that never expire') : unexpired,
    };
  const unset = loses('reads an empty time from items of the other, and drops the other time when it writes the whole item');
  return { newOnOld: has ? unset : works('reads the item'), oldOnNew: had ? unset : works('reads the item') };
}

function safeMove(role: string, has: boolean): string {
  if (!has) return 'Let every program that counts on it end before the attribute goes.';
  if (role === 'version')
    return `Write the version into all items under the new name first (${backfill}), and let no old program update them afterwards.`;
  if (role === 'ttl')
    return `Write the new attribute into all items (${backfill}), then turn the time to live of the table off and on for it: DynamoDB takes one attribute, and up to an hour.`;
  return `Write the time under both names, rewrite old items (${backfill}), then drop the old name.`;
}

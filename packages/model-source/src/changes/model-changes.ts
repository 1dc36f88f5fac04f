import { quoteAll } from '@dynamorm-cdk/core/text';
import type { KeyAttribute, Model } from '@dynamorm-cdk/model-spec';
import { backfill, type Change, fails, loses, works } from './change';

/** What a change of the model as a whole does: its table, the variable that names it, its keys and its write policy. */
export function modelChanges(before: Model, after: Model): Change[] {
  return [
    ...renamedModel(before, after),
    ...table(before, after),
    ...variable(before, after),
    ...keys(before, after),
    ...policy(before, after),
  ];
}

function renamedModel(before: Model, after: Model): Change[] {
  if (before.name === after.name) return [];
  return [
    {
      code: 'DYN-C520',
      side: 'to',
      path: 'name',
      summary: `the model \`${before.name}\` is named \`${after.name}\``,
      newOnOld: works('reads and writes the same items'),
      oldOnNew: works('reads and writes the same items'),
      safe: 'Nothing is to be done, unless the type name itself is stored in items or a model without `TableName()` takes its table from it.',
      expected: before.name,
      found: after.name,
    },
  ];
}

function table(before: Model, after: Model): Change[] {
  const [old, next] = [before, after].map(({ tableEnvironmentVariable }) => tableEnvironmentVariable);
  // Where a variable names the table, its logical name may be made of the variable's.
  if (before.tableName === after.tableName || (old !== undefined && next !== undefined && old !== next)) return [];
  const unseen = fails('does not find them: they are in the other table');
  return [
    {
      code: 'DYN-C514',
      side: 'to',
      path: 'table.name',
      summary: `\`${after.name}\` moves from the table \`${before.tableName}\` to \`${after.tableName}\``,
      newOnOld: unseen,
      oldOnNew: unseen,
      safe: `Write to both tables, copy old items (${backfill}), read from the new one, then stop writing to the old one. Where only the logical name changed, and the physical table is the same, silence this.`,
      expected: before.tableName,
      found: after.tableName,
    },
  ];
}

function variable(before: Model, after: Model): Change[] {
  const [old, next] = [before, after].map(({ tableEnvironmentVariable }) => tableEnvironmentVariable);
  if (old === next || old === undefined || next === undefined) return [];
  const unset = (name: string) =>
    fails(`uses a table of another name where \`${name}\` is not set: DynamORM takes the plural of the type's name without an error`);
  return [
    {
      code: 'DYN-C515',
      side: 'to',
      path: 'table.environment_variable',
      summary: `\`${after.name}\` takes the name of its table from \`${next}\` in place of \`${old}\``,
      newOnOld: unset(next),
      oldOnNew: unset(old),
      safe: 'Set both variables until no old program runs.',
      expected: old,
      found: next,
    },
  ];
}

function keys(before: Model, after: Model): Change[] {
  const shown = ({ partitionKey, sortKey }: Model): string =>
    [partitionKey, sortKey].flatMap((key) => (key ? [keyText(key)] : [])).join(', ');
  const [old, next] = [shown(before), shown(after)];
  if (old === next) return [];
  const refused = fails('cannot read or write them: DynamoDB refuses the key');
  return [
    {
      code: 'DYN-C512',
      side: 'to',
      path: 'keys',
      summary: `the key of \`${after.name}\` changes from ${old} to ${next}`,
      newOnOld: refused,
      oldOnNew: refused,
      safe: `A table never changes its key: create a second table, write to both, copy old items (${backfill}), switch reads, then remove the first.`,
      expected: old,
      found: next,
    },
  ];
}

function keyText({ name, type }: KeyAttribute): string {
  return `\`${name}\` (${type})`;
}

function policy(before: Model, after: Model): Change[] {
  const changes: Change[] = [];
  if (!before.writeOnce !== !after.writeOnce) {
    const once = after.writeOnce === true;
    const refuses = fails('refuses to update or to write them again');
    changes.push({
      code: 'DYN-C513',
      ...(once ? {} : { severity: 'info' as const }),
      side: 'to',
      path: 'write_policy',
      summary: `items of \`${after.name}\` are ${once ? 'written once from now on' : 'no longer written once'}`,
      newOnOld: once ? refuses : works('updates them'),
      oldOnNew: once ? loses('still updates them') : refuses,
      safe: once
        ? 'End the updates in a release before. Programs of releases before TableTheory 1.7.0 do not know the policy.'
        : 'Update items only when no old program runs that trusts in them.',
    });
  }
  const [old, next] = [before, after].map(({ protectedAttributes = [] }) => protectedAttributes);
  const come = next.filter((name) => !old.includes(name));
  const gone = old.filter((name) => !next.includes(name));
  if (come.length > 0 || gone.length > 0) {
    const list = [
      ...(come.length > 0 ? [`protects ${quoteAll(come)}`] : []),
      ...(gone.length > 0 ? [`no longer protects ${quoteAll(gone)}`] : []),
    ];
    const refuses = fails('refuses updates of protected attributes');
    changes.push({
      code: 'DYN-C513',
      ...(come.length > 0 ? {} : { severity: 'info' as const }),
      side: 'to',
      path: 'write_policy.protected_attributes',
      summary: `\`${after.name}\` ${list.join(' and ')}`,
      newOnOld: come.length > 0 ? refuses : works('updates them'),
      oldOnNew: gone.length > 0 ? refuses : loses('still updates them'),
      safe: 'End such updates in a release before, and trust in the protection when no old program runs.',
    });
  }
  return changes;
}

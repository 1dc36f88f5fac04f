import type { Finding } from '@dynamorm-cdk/model-spec';
import { finding } from '../findings';
import type { GuardedTables, HeldGrants } from './held-grants';

/** Several targets of one role may stand for one table, or for tables of one name in several regions: they must tell the same of it. */
export function contradictionFindings(entry: HeldGrants, label: string): Finding[] {
  const all = entry.targets.flatMap(({ targets }) => targets.map((target) => ({ target, ...target.facts() })));
  return all.flatMap((one, at) =>
    all.slice(at + 1).flatMap((other) => {
      if (one.leadingKey === undefined || one.anyRegionArn !== other.anyRegionArn) {
        if (!entry.targets.some(({ targets }) => targets.includes(one.target) && targets.includes(other.target))) return [];
      }
      const index =
        one.safeIndexes.find((name) => other.unsafeIndexes.includes(name)) ??
        other.safeIndexes.find((name) => one.unsafeIndexes.includes(name));
      if (index !== undefined) return [contradiction(one.target, other.target, label, `the keys of the index \`${index}\``)];
      if (one.leadingKey === other.leadingKey) return [];
      return [contradiction(one.target, other.target, label, `the partition key, ${one.leadingKey} and ${other.leadingKey}`)];
    }),
  );
}

function contradiction(one: GuardedTables, other: GuardedTables, label: string, what: string): Finding {
  return finding('DYN-V067', {
    message:
      `${one.label} and ${other.label} are tables with the same name in the grants of ${label}, but contradict each other about ${what}, so the ` +
      'guardrails of one would not fit the other. Correct the shape, or grant the tables to two roles.',
  });
}

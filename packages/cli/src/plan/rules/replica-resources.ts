import { canonical } from '@dynamorm-cdk/core/cloudformation';
import { regionText } from '@dynamorm-cdk/core/updates';
import type { Finding } from '@dynamorm-cdk/model-spec';
import { finding } from '../../codes';
import { placeOf } from '../../tables/found-table';
import { keeps } from '../sides/retained';
import type { Change } from '../sides/table-plan';
import type { TableSide } from '../sides/table-side';

/** Replicas of a table of the older kind, which custom resources create and delete. */
export function replicaResourceChanges(from: TableSide, to?: TableSide): { readonly changes: Change[]; readonly findings: Finding[] } {
  if (from.deployed && !from.templateRead) return { changes: [], findings: [] };
  const [before, after] = [from, to].map((side) => new Map((side?.replicaResources ?? []).map((one) => [canonical(one.region), one])));
  const table = to ?? from;
  const removed = [...before].filter(([region]) => !after.has(region));
  const deleted = removed.filter(([, one]) => keeps('DeletionPolicy', one.deletionPolicy) !== true);
  const added = [...after.keys()].filter((region) => !before.has(region));
  return {
    changes: [
      ...deleted.map(([region]) => ({ kind: 'remove-replica' as const, subject: regionText(region) })),
      ...added.map((region) => ({ kind: 'add-replica' as const, subject: regionText(region) })),
    ],
    findings: [
      ...deleted.map(([region]) =>
        finding('DYN-C357', {
          message: `The Custom::DynamoDBReplica resource of \`${table.label}\` in ${regionText(region)} is removed from the template, so that replica is deleted.`,
          hint: 'Move the readers of that region first.',
          ...placeOf(table),
        }),
      ),
      ...added.map((region) =>
        finding('DYN-C357', {
          message: `A Custom::DynamoDBReplica resource adds a replica of \`${table.label}\` in ${regionText(region)}.`,
          hint: 'It needs a stream of NEW_AND_OLD_IMAGES, and takes hours for a large table.',
          ...placeOf(table),
        }),
      ),
    ],
  };
}

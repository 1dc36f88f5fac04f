import { known, sameValue, UNKNOWN } from '../cloudformation';
import { refused, type TableFact, type TableUpdate } from './fact';
import { isWrittenOut, replicasOf } from './parts';

/**
 * Strong consistency is switched on while a table is empty and has one replica, and never off.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/multi-region-strong-consistency-gt.html
 */
export function consistencyFacts(update: TableUpdate): TableFact[] {
  return [...modeFacts(update), ...witnessFacts(update)];
}

/**
 * A witness comes with the first replicas, and goes with all of them but one.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_GlobalTableWitnessGroupUpdate.html
 */
function witnessFacts({ before, after }: TableUpdate): TableFact[] {
  const [had, has] = [before, after].map(({ properties }) => properties.GlobalTableWitnesses);
  const isThere = known(before.properties.MultiRegionConsistency) === 'STRONG' && replicasOf(before).size > 1;
  if (sameValue(had ?? [], has ?? []) || !isThere || ![had, has].every(isWrittenOut) || replicasOf(after).size < 2) return [];
  return [
    refused(
      'consistency',
      `The witness of \`${after.label}\` changes; it is set with the first replicas, and removed only together with them.`,
      {
        property: 'GlobalTableWitnesses',
        hint: 'Keep the witness, or create a new table with another one.',
      },
    ),
  ];
}

function modeFacts({ before, after }: TableUpdate): TableFact[] {
  const [had, has] = [before, after].map(({ properties }) => known(properties.MultiRegionConsistency) ?? 'EVENTUAL');
  if (sameValue(before.properties.MultiRegionConsistency, after.properties.MultiRegionConsistency) || had === has) return [];
  const property = 'MultiRegionConsistency';
  const unknown = (message: string, hint?: string): TableFact => ({
    rule: 'consistency',
    outcome: 'unknown',
    message,
    property,
    ...(hint ? { hint } : {}),
  });
  if (had === UNKNOWN || has === UNKNOWN) return [unknown(`The consistency of \`${after.label}\` is unknown until deployment.`)];
  if (has !== 'STRONG')
    return [
      refused(
        'consistency',
        `The consistency of \`${after.label}\` changes from ${String(had)} to ${String(has)}; it cannot be changed back.`,
        { property },
      ),
    ];
  if (replicasOf(before).size > 1) {
    return [
      refused(
        'consistency',
        `\`${after.label}\` already has replicas, but strong consistency must be set when the first replicas are added.`,
        { property },
      ),
    ];
  }
  return [
    unknown(
      `Strong consistency of \`${after.label}\` can be switched on only while the table is empty, and a template does not show whether it is.`,
      'If the table has items, create a new table with strong consistency.',
    ),
  ];
}

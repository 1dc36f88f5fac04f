import { known, type Properties, recordOf } from '../cloudformation';
import type { TableFact, TableUpdate } from './fact';
import { isOn, numberOf, regionText, replicasOf } from './parts';

/** A table, or its replica in a region, before and after. */
interface Part {
  readonly name: string;
  readonly path: string;
  readonly before: Properties;
  readonly after: Properties;
}

/**
 * Deletion protection and recovery that are switched off, and days of recovery that are lost.
 *
 * @see
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/WorkingWithTables.Basics.html#WorkingWithTables.Basics.DeletionProtection
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Point-in-time-recovery.html
 */
export function protectionFacts(update: TableUpdate): TableFact[] {
  return parts(update).flatMap((part) => [...deletion(part), ...recovery(part)]);
}

function deletion({ name, path, before, after }: Part): TableFact[] {
  const now = known(after.DeletionProtectionEnabled);
  if (!isOn(known(before.DeletionProtectionEnabled)) || isOn(now) || typeof now === 'symbol') return [];
  return [
    {
      rule: 'protection-off',
      outcome: 'updated',
      message: `The deletion protection of ${name} is switched off.`,
      property: `${path}DeletionProtectionEnabled`,
      hint: 'Keep it on, unless you want to delete the table.',
    },
  ];
}

function recovery({ name, path, before, after }: Part): TableFact[] {
  const [had, has] = [before, after].map((side) => known(side.PointInTimeRecoverySpecification));
  const property = `${path}PointInTimeRecoverySpecification`;
  const says = (message: string): TableFact[] => [
    {
      rule: 'recovery-off',
      outcome: 'updated',
      message,
      property,
      hint: 'Keep it on. Without it, you cannot restore items that are deleted by mistake.',
    },
  ];
  if (!isOn(known(recordOf(had).PointInTimeRecoveryEnabled)) || typeof has === 'symbol') return [];
  const enabled = known(recordOf(has).PointInTimeRecoveryEnabled);
  if (typeof enabled === 'symbol') return [];
  if (!isOn(enabled)) return says(`The point-in-time recovery of ${name} is switched off.`);
  const [old = 35, now = 35] = [had, has].map((side) => numberOf(recordOf(side).RecoveryPeriodInDays));
  return now < old ? says(`The point-in-time recovery of ${name} goes back ${now} days instead of ${old}.`) : [];
}

function parts({ before, after }: TableUpdate): Part[] {
  const old = replicasOf(before);
  return [
    { name: `\`${after.label}\``, path: '', before: before.properties, after: after.properties },
    ...[...replicasOf(after)].flatMap(([region, replica]) => {
      const had = old.get(region);
      const name = `\`${after.label}\` in ${regionText(region)}`;
      return had === undefined ? [] : [{ name, path: 'Replicas.', before: had, after: replica }];
    }),
  ];
}

import { keysOf, limits, sameIndex } from '@dynamorm-cdk/core/dynamodb';
import type { IndexShape } from '../shape/table-shape';

/** One creation or deletion, and what made it come before others. */
export interface Wave {
  readonly kind: 'create' | 'delete';
  readonly index: IndexShape;
  readonly reason: string;
}

/**
 * Puts creations and deletions into an order in which each can be deployed alone. Creations come first, so that readers can move to a new
 * index before the old one goes; a deletion comes before one only where the creation is impossible without it.
 *
 * @returns the waves, or the first index that can never be created
 */
export function orderWaves(deployed: IndexShape[], wanted: IndexShape[], otherProjected: number): Wave[] | IndexShape {
  const quotas = quotasOf(deployed, wanted, otherProjected);
  const waves: Wave[] = [];
  let present = [...deployed];
  let going = deployed.filter((index) => !wanted.some((one) => sameIndex(one, index)));
  let coming = wanted.filter((index) => !deployed.some((one) => sameIndex(one, index)));
  const remove = (index: IndexShape, reason: string): void => {
    waves.push({ kind: 'delete', index, reason });
    present = present.filter((one) => one !== index);
    going = going.filter((one) => one !== index);
  };
  while (coming.length > 0) {
    const free = coming.filter((index) => obstacleOf(index, present, quotas) === undefined);
    // An index that was deleted to be made anew comes back at once: meanwhile nobody can query it.
    const next = free.find((index) => deployed.some((one) => one.name === index.name)) ?? free[0];
    if (next) {
      const anew = deployed.some((one) => one.name === next.name);
      waves.push({ kind: 'create', index: next, reason: anew ? 'recreated with its new definition' : 'new' });
      present.push(next);
      coming = coming.filter((one) => one !== next);
      continue;
    }
    const [blocked] = coming;
    const obstacle = obstacleOf(blocked, present, quotas) as Obstacle;
    const victim = victimOf(obstacle, going, wanted);
    if (!victim) return blocked;
    remove(victim, obstacle.reason);
  }
  for (const index of going) remove(index, 'no longer wanted');
  return waves;
}

/** Quotas that hold at every moment of a rollout, not only at its end. Where an account has more, what is deployed or wanted shows it. */
interface Quotas {
  readonly indexes: number;
  readonly projected: number;
  readonly otherProjected: number;
}

/** Why an index cannot be created now, and which indexes stand in its way; none where any deletion would help. */
interface Obstacle {
  readonly reason: string;
  readonly indexes?: IndexShape[];
}

function quotasOf(deployed: IndexShape[], wanted: IndexShape[], otherProjected: number): Quotas {
  return {
    otherProjected,
    indexes: Math.max(limits.globalIndexes, deployed.length, wanted.length),
    projected: Math.max(limits.projectedByTable, otherProjected + projectedBy(deployed), otherProjected + projectedBy(wanted)),
  };
}

function obstacleOf(index: IndexShape, present: IndexShape[], quotas: Quotas): Obstacle | undefined {
  // First what shares an attribute alone, then the index of the same name: it is gone for as short a time as can be.
  const typed = present.filter((one) => one.name !== index.name && typesDiffer(one, index));
  if (typed.length > 0) {
    return { reason: `\`${index.name}\` needs one of its key attributes with another type`, indexes: typed };
  }
  const named = present.filter((one) => one.name === index.name);
  if (named.length > 0) return { reason: 'its keys or projection change, so it is recreated', indexes: named };
  if (present.length >= quotas.indexes) return { reason: `a table has at most ${quotas.indexes} global secondary indexes` };
  const projected = quotas.otherProjected + projectedBy(present) + projectedBy([index]);
  if (projected > quotas.projected) return { reason: `the indexes of a table name at most ${quotas.projected} projected attributes` };
  return undefined;
}

/** What goes for good is deleted before what comes back. */
function victimOf({ indexes }: Obstacle, going: IndexShape[], wanted: IndexShape[]): IndexShape | undefined {
  const able = indexes ? going.filter((index) => indexes.includes(index)) : going;
  return able.find((index) => !wanted.some((one) => one.name === index.name)) ?? able[0];
}

/**
 * AttributeDefinitions give each attribute one type, whatever number of keys it stands in.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateTable.html#DDB-UpdateTable-request-AttributeDefinitions
 */
function typesDiffer(one: IndexShape, other: IndexShape): boolean {
  return keysOf(one).some((key) => keysOf(other).some(({ name, type }) => name === key.name && type !== key.type));
}

function projectedBy(indexes: IndexShape[]): number {
  return indexes.reduce((sum, index) => sum + (index.nonKeyAttributes?.length ?? 0), 0);
}

import { errorAtCaller } from '@dynamorm-cdk/core/diagnostics';
import { sameIndex } from '@dynamorm-cdk/core/dynamodb';
import type { IndexShape } from '../shape/table-shape';

/** A wave as a file tells it: by the name of its index. */
export interface RecordedWave {
  readonly change: 'create' | 'delete';
  readonly name: string;
}

/**
 * Follows waves from the indexes that are deployed to those that are wanted.
 *
 * @throws where a wave cannot be made, or the last one does not lead to what is wanted: such a file was merged or edited by hand
 */
export function replay(deployed: IndexShape[], wanted: IndexShape[], waves: RecordedWave[]) {
  let present = [...deployed];
  const followed = waves.map(({ change, name }, at) => {
    const refuse = (why: string) => errorAtCaller(`DYN-M100 Wave ${at + 1} cannot ${change} the index \`${name}\`, ${why}.`);
    const there = present.find((index) => index.name === name);
    if (change === 'delete') {
      if (!there) throw refuse('which does not exist');
      if (wanted.some((index) => sameIndex(index, there))) throw refuse('which the table should keep unchanged');
      present = present.filter((index) => index !== there);
      return { change, index: there };
    }
    const index = wanted.find((one) => one.name === name);
    if (!index) throw refuse('which the table should not have');
    if (there) throw refuse('because an index with that name exists');
    present.push(index);
    return { change, index };
  });
  const missing = wanted.find((index) => !present.some((one) => sameIndex(one, index)));
  const surplus = present.find((index) => !wanted.some((one) => sameIndex(one, index)));
  if (missing) throw errorAtCaller(`DYN-M100 No wave creates the index \`${missing.name}\`, which the table should have.`);
  if (surplus) throw errorAtCaller(`DYN-M100 No wave deletes the index \`${surplus.name}\`, which the table should not have.`);
  return followed;
}

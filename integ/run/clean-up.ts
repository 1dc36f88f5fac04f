import type { Steps } from '../../tools/work/steps';
import { deleteLogGroups, leftovers, type Place } from './leftovers';

/** Deletes what the functions of a run have logged, and lists what else still bears its names. */
export async function cleanUp(steps: Steps, place: Place): Promise<string[]> {
  let commands: string[] = [];
  await steps.step('Look for what is left', async () => {
    const deleted = await deleteLogGroups(place);
    commands = await leftovers(place);
    const rest = commands.length > 0 ? `${commands.length} commands are needed to remove the rest` : 'nothing is left';
    return { outcome: `${deleted} log groups of functions deleted, ${rest}`, failedStep: commands.length > 0 };
  });
  return commands.length === 0 ? [] : [`Not everything could be destroyed. These commands remove what is left:\n${commands.join('\n')}`];
}

import type { Stack } from '@aws-sdk/client-cloudformation';
import { sameValue } from '@dynamorm-cdk/core/cloudformation';
import { count } from '@dynamorm-cdk/core/text';
import { CliError } from '../terminal/cli-error';
import { ExitCode } from '../terminal/exit-code';
import type { Account } from './account';
import type { Conversation } from './conversation';
import type { NextWave } from './next-wave';
import type { RolloutView } from './read-rollout';
import { Stopped } from './stopped';
import { changeText, type TableChange } from './table-change';

/** What deploys one wave. */
export interface Deployment {
  /** True where the wave is deployed, false where somebody else moved the stack and it is to be computed anew. */
  deploy(stack: Stack, view: RolloutView, next: NextWave): Promise<boolean>;
}

/** A backfill of hours outlives credentials, and sometimes the network. */
const interruptions: string[] = ['DYN-C010', 'DYN-C012'];

/** How often a wave is computed anew because somebody else moved the stack. */
const MOST_OBSOLETE = 20;

/** Deploys wave after wave. What it knows comes from AWS at every step, so it can end at any of them. */
export async function runToTheEnd(account: Account, deployment: Deployment, conversation: Conversation): Promise<ExitCode> {
  try {
    return await runWaves(account, deployment, conversation);
  } catch (error) {
    if (error instanceof CliError && interruptions.includes(error.code) && conversation.hasBegun) {
      conversation.complain(`${error.code} ${error.message}`);
      conversation.complain('AWS goes on with what was begun, and nothing is lost: run this again to go on.');
      return ExitCode.WAITING;
    }
    if (!(error instanceof Stopped)) throw error;
    if (error.exitCode === ExitCode.CLEAN) conversation.say(error.message);
    else conversation.complain(error.message);
    return error.exitCode;
  }
}

async function runWaves(account: Account, deployment: Deployment, conversation: Conversation): Promise<ExitCode> {
  let deployed = 0;
  let obsolete = 0;
  let first = 0;
  let done: NextWave | undefined;
  for (;;) {
    const { stack, view } = await account.settled();
    const next = view.next && counted(view.next, first + deployed);
    if (!next) {
      conversation.say(`\`${account.stackName}\`: everything is deployed${deployed === 0 ? ', no wave is left' : ''}.`);
      return ExitCode.CLEAN;
    }
    if (deployed + obsolete === 0) {
      first = next.number;
      announce(account.stackName, next, conversation);
    }
    if (done && sameValue(done.changes, next.changes)) {
      const message = `DYN-C617 The deployment of wave ${done.number} ended well, and the wave is not deployed: does it deploy this stack?`;
      throw new Stopped(ExitCode.ERRORS_FOUND, message);
    }
    conversation.say(`Wave ${next.number} of ${next.of}: ${waveText(next.changes)}`);
    if (await deployment.deploy(stack, view, next)) {
      deployed += 1;
      done = next;
      obsolete = 0;
      continue;
    }
    obsolete += 1;
    conversation.say('The stack has changed, so the change set is obsolete. The wave is computed again.');
    if (obsolete > MOST_OBSOLETE)
      throw new Stopped(ExitCode.WAITING, 'Somebody else deploys this stack all the time: run this again later.');
  }
}

/** A template that the caller's command deploys remembers nothing of the waves before. */
function counted(next: NextWave, least: number): NextWave {
  const number = Math.max(next.number, least);
  return { ...next, number, of: number + next.later.length };
}

function announce(stackName: string, next: NextWave, conversation: Conversation): void {
  const waves = [next.changes, ...next.later];
  conversation.say(`\`${stackName}\` has ${count(waves.length, 'wave')} to go:`);
  for (const [at, changes] of waves.entries()) conversation.say(`  ${next.number + at}. ${waveText(changes)}`);
}

/** What a wave does, in words. */
export function waveText(changes: TableChange[]): string {
  return changes.map(changeText).join(', ') || 'everything else';
}

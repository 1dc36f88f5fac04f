import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Stack } from '@aws-sdk/client-cloudformation';
import { sameValue } from '@dynamorm-cdk/core/cloudformation';
import { ExitCode } from '../terminal/exit-code';
import type { Account } from './account';
import { type CdkOptions, prepareChangeSet } from './cdk';
import { type ChangeSet, deleteChangeSet, executeChangeSet, readChangeSet } from './change-set';
import type { Conversation } from './conversation';
import { deployedTemplate, failureOf, isMoving } from './deployed-stack';
import { judgeChangeSet } from './judge-change-set';
import type { NextWave } from './next-wave';
import type { RolloutView } from './read-rollout';
import { Stopped } from './stopped';
import { writeWaveAssembly } from './wave-assembly';

/** What a guarded deployment is made with. */
export interface GuardedOptions extends CdkOptions {
  readonly alarm?: string[];
  readonly monitoringMinutes?: number;
}

/** Deploys a wave by a change set that is read before it is executed. */
export class GuardedDeployment {
  constructor(
    private readonly account: Account,
    private readonly folder: string,
    private readonly options: GuardedOptions,
    private readonly conversation: Conversation,
  ) {}

  /** True where the wave is deployed, false where it is to be computed anew. */
  public async deploy(stack: Stack, view: RolloutView, next: NextWave): Promise<boolean> {
    const { client, stackName } = this.account;
    const changeSetName = `dynamorm-rollout-${randomBytes(6).toString('hex')}`;
    try {
      await this.prepare(stack, next, changeSetName);
      const changeSet = await readChangeSet(client, stackName, changeSetName);
      if (!changeSet) return false;
      await this.judge(changeSet, next, view);
      if (!(await executeChangeSet(client, stackName, changeSet))) {
        await deleteChangeSet(client, stackName, changeSetName);
        return false;
      }
    } catch (error) {
      await deleteChangeSet(client, stackName, changeSetName);
      // Whatever was wrong with it: somebody else deployed meanwhile, and it is about a stack that is no more.
      if (await this.hasMoved(view)) return false;
      throw error;
    }
    await this.updated(next);
    return true;
  }

  private async prepare(stack: Stack, next: NextWave, changeSetName: string): Promise<void> {
    const { app } = this.account;
    const source = next.isLast
      ? { stack: app.stack.name, app: app.directory }
      : { stack: app.stack.id, app: this.waveAssembly(stack, next) };
    const { alarm: alarms, monitoringMinutes } = this.options;
    const { terminal } = this.conversation;
    // What the CDK says is worth reading where something is wrong.
    const show = (text: string) => terminal.env.DEBUG && terminal.err(text);
    await prepareChangeSet({ ...source, changeSetName, alarms, monitoringMinutes }, this.options, show);
  }

  private waveAssembly(stack: Stack, next: NextWave): string {
    const directory = join(this.folder, `wave-${next.number}`);
    const tags = Object.fromEntries((stack.Tags ?? []).map(({ Key, Value }) => [Key ?? '', Value ?? '']));
    writeWaveAssembly(directory, this.account.app.stack, next.template, tags);
    return directory;
  }

  private async judge(changeSet: ChangeSet, next: NextWave, { tables }: RolloutView): Promise<void> {
    if (changeSet.isEmpty) {
      if (next.isLast && next.changes.length === 0) {
        throw new Stopped(
          ExitCode.CLEAN,
          `\`${this.account.stackName}\`: CloudFormation finds nothing else to change, everything is deployed.`,
        );
      }
      const message = `DYN-C613 CloudFormation finds nothing to change in wave ${next.number}, and the template differs.`;
      throw new Stopped(ExitCode.ERRORS_FOUND, message);
    }
    const { refused, toApprove } = judgeChangeSet(changeSet, next, tables, this.options.alarm ?? []);
    if (refused.length > 0) {
      throw new Stopped(ExitCode.ERRORS_FOUND, `DYN-C614 Wave ${next.number} is not deployed: ${refused.join('; ')}.`);
    }
    const heading = `Wave ${next.number} ${next.isLast ? 'deletes or replaces something' : 'changes more than its tables'}:`;
    await this.conversation.approve(heading, toApprove, 'Deploy this wave?');
  }

  private async hasMoved({ deployed }: RolloutView): Promise<boolean> {
    if (isMoving(await this.account.stack())) return true;
    return !sameValue(await deployedTemplate(this.account.client, this.account.stackName), deployed);
  }

  /** Waits for the update that was begun, and says why it failed. */
  private async updated(next: NextWave): Promise<void> {
    for (;;) {
      const stack = await this.account.stack();
      if (stack.StackStatus === 'UPDATE_COMPLETE') return;
      if (!isMoving(stack)) {
        const reason = await failureOf(this.account.client, this.account.stackName);
        this.conversation.complain(`DYN-C615 Wave ${next.number} of ${next.of} failed, and the stack is ${stack.StackStatus}: ${reason}.`);
        await this.account.refuseWhatIsLeft(stack);
        throw new Stopped(ExitCode.ERRORS_FOUND, 'No index is left behind. Correct the cause, and run this again.');
      }
      this.conversation.note(`the stack is ${stack.StackStatus}`);
      await this.conversation.pause();
    }
  }
}

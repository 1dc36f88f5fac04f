import type { CloudFormationClient, Stack } from '@aws-sdk/client-cloudformation';
import type { AwsAccess } from '../aws/access';
import { ExitCode } from '../terminal/exit-code';
import type { Conversation } from './conversation';
import { deployedStack, failureOf, isBroken, isMoving } from './deployed-stack';
import type { FullApp } from './full-app';
import { leftBehind } from './left-behind';
import { type RolloutView, readRollout } from './read-rollout';
import { activityOf } from './settle';
import { Stopped } from './stopped';

/** The stack of a rollout as AWS has it. */
export class Account {
  constructor(
    public readonly client: CloudFormationClient,
    public readonly app: FullApp,
    private readonly access: AwsAccess,
    private readonly conversation: Conversation,
    private readonly look = { rollout: readRollout, activity: activityOf },
  ) {}

  public get stackName(): string {
    return this.app.stack.stackName;
  }

  public stack(): Promise<Stack> {
    return deployedStack(this.client, this.stackName);
  }

  /** Waits until neither the stack nor a table is busy, no matter who began it, and reads where the rollout is. */
  public async settled(): Promise<{ readonly stack: Stack; readonly view: RolloutView }> {
    for (;;) {
      const stack = await this.stack();
      if (isBroken(stack)) await this.refuseBroken(stack);
      const view = isMoving(stack) ? undefined : await this.look.rollout(this.client, stack, this.app, this.access);
      const busy = view ? await this.busy(view) : [`the stack \`${this.stackName}\` is ${stack.StackStatus}`];
      if (view && busy.length === 0) {
        this.refuseLeftovers(view);
        return { stack, view };
      }
      this.conversation.note(busy.join('; '));
      await this.conversation.pause();
    }
  }

  /** After an update that failed. */
  public async refuseWhatIsLeft(stack: Stack): Promise<void> {
    if (isBroken(stack)) return;
    this.refuseLeftovers(await this.look.rollout(this.client, stack, this.app, this.access));
  }

  private async busy({ tables }: RolloutView): Promise<string[]> {
    const activities = await Promise.all(tables.map(({ name }) => this.look.activity(name, this.access)));
    const failed = activities.flatMap((one) => one.failed);
    if (failed.length > 0) throw new Stopped(ExitCode.ERRORS_FOUND, `DYN-C611 ${failed.join('; ')}. Repair it, and run this again.`);
    return activities.flatMap((one) => one.busy);
  }

  private async refuseBroken(stack: Stack): Promise<never> {
    const reason = await failureOf(this.client, this.stackName);
    const repair =
      stack.StackStatus === 'UPDATE_ROLLBACK_FAILED'
        ? `aws cloudformation continue-update-rollback --stack-name ${this.stackName}`
        : `aws cloudformation rollback-stack --stack-name ${this.stackName}`;
    const message = `DYN-C610 The stack \`${this.stackName}\` is ${stack.StackStatus}, so it cannot be updated (${reason}).`;
    throw new Stopped(ExitCode.ERRORS_FOUND, `${message}\n  ${repair}\nRun this, and then the rollout again.`);
  }

  private refuseLeftovers({ tables }: RolloutView): void {
    const found = tables.flatMap(leftBehind);
    if (found.length === 0) return;
    const lines = found.map(({ message, command }) => `DYN-C612 ${message}\n  ${command}`);
    throw new Stopped(ExitCode.ERRORS_FOUND, `${lines.join('\n')}\nRun this, and then the rollout again.`);
  }
}

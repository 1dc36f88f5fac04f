import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { CloudFormationClient, Stack } from '@aws-sdk/client-cloudformation';
import { sameValue } from '@dynamorm-cdk/core/cloudformation';
import { count } from '@dynamorm-cdk/core/text';
import type { AwsAccess } from '../aws/access';
import { ExitCode } from '../terminal/exit-code';
import type { Terminal } from '../terminal/terminal';
import { type CdkOptions, prepareChangeSet } from './cdk';
import { type ChangeSet, deleteChangeSet, executeChangeSet, readChangeSet } from './change-set';
import { deployedStack, deployedTemplate, failureOf, isBroken, isMoving } from './deployed-stack';
import type { FullApp } from './full-app';
import { judgeChangeSet } from './judge-change-set';
import { leftBehind } from './left-behind';
import type { NextWave } from './next-wave';
import { type RolloutView, readRollout } from './read-rollout';
import { activityOf } from './settle';
import { changeText } from './table-change';
import { writeWaveAssembly } from './wave-assembly';

/** How a rollout is run. */
export interface RolloutRunOptions extends AwsAccess, CdkOptions {
  readonly approve?: boolean;
  readonly timeout?: number;
  readonly alarm?: string[];
  readonly monitoringMinutes?: number;
  readonly interval: number;
}

/** A rollout that ends before its last wave. */
class Stopped extends Error {
  constructor(
    public readonly exitCode: ExitCode,
    message: string,
  ) {
    super(message);
  }
}

/** How often a wave is computed anew because somebody else moved the stack. */
const MOST_OBSOLETE = 20;

/** Deploys wave after wave. What it knows comes from AWS at every step, so it can end at any of them. */
export class RolloutRun {
  private readonly started = Date.now();

  constructor(
    private readonly client: CloudFormationClient,
    private readonly app: FullApp,
    private readonly folder: string,
    private readonly options: RolloutRunOptions,
    private readonly terminal: Terminal,
    private readonly look: { readonly rollout: typeof readRollout; readonly activity: typeof activityOf } = {
      rollout: readRollout,
      activity: activityOf,
    },
  ) {}

  private get name(): string {
    return this.app.stack.stackName;
  }

  public async toTheEnd(): Promise<ExitCode> {
    try {
      let deployed = 0;
      let obsolete = 0;
      for (;;) {
        const { stack, view } = await this.settled();
        const { next } = view;
        if (!next) {
          this.say(
            deployed === 0 ? `\`${this.name}\`: everything is deployed, no wave is left.` : `\`${this.name}\`: everything is deployed.`,
          );
          return ExitCode.CLEAN;
        }
        if (deployed === 0 && obsolete === 0) this.announce(next);
        this.say(`Wave ${next.number} of ${next.of}: ${waveText(next)}`);
        if (await this.deploy(stack, view, next)) {
          deployed += 1;
          obsolete = 0;
          if (next.isLast) await this.settled();
        } else {
          obsolete += 1;
          this.say('The stack moved meanwhile, so the change set is obsolete: the wave is computed anew.');
          if (obsolete > MOST_OBSOLETE)
            throw new Stopped(ExitCode.WAITING, 'Somebody else deploys this stack all the time: run this again later.');
        }
      }
    } catch (error) {
      if (!(error instanceof Stopped)) throw error;
      this.terminal.progress?.('');
      this.terminal.err(`${error.message}\n`);
      return error.exitCode;
    }
  }

  /** Waits until neither the stack nor a table is busy, whoever began it. */
  private async settled(): Promise<{ stack: Stack; view: RolloutView }> {
    let said = '';
    for (;;) {
      const stack = await deployedStack(this.client, this.name);
      if (isBroken(stack)) {
        throw new Stopped(
          ExitCode.ERRORS_FOUND,
          `DYN-C610 The stack \`${this.name}\` is ${stack.StackStatus}, and takes no update (${await failureOf(this.client, this.name)}). ` +
            `Repair it with \`aws cloudformation continue-update-rollback --stack-name ${this.name}\` or \`rollback-stack\`.`,
        );
      }
      const view = isMoving(stack) ? undefined : await this.look.rollout(this.client, stack, this.app, this.options);
      const busy = view ? await this.busy(view) : [`the stack \`${this.name}\` is ${stack.StackStatus}`];
      if (view && busy.length === 0) {
        this.terminal.progress?.('');
        this.refuseLeftovers(view);
        return { stack, view };
      }
      const text = busy.join('; ');
      this.terminal.progress?.(`  ${text} (${this.minutes()})`);
      // In a log, what changes is worth a line.
      if (text.replace(/[\d,]+/g, '') !== said) this.terminal.err(`  ${this.minutes()}: ${text}\n`);
      said = text.replace(/[\d,]+/g, '');
      await this.pause();
    }
  }

  private async busy({ tables }: RolloutView): Promise<string[]> {
    const activities = await Promise.all(tables.map(({ name }) => this.look.activity(name, this.options)));
    const failed = activities.flatMap((one) => one.failed);
    if (failed.length > 0) throw new Stopped(ExitCode.ERRORS_FOUND, `DYN-C611 ${failed.join('; ')}. Repair it, and run this again.`);
    return activities.flatMap((one) => one.busy);
  }

  private refuseLeftovers({ tables }: RolloutView): void {
    const found = tables.flatMap(leftBehind);
    if (found.length === 0) return;
    const lines = found.map(({ message, command }) => `DYN-C612 ${message}\n  ${command}`);
    throw new Stopped(ExitCode.ERRORS_FOUND, `${lines.join('\n')}\nRun this, and then the rollout again.`);
  }

  private announce(next: NextWave): void {
    const left = next.of - next.number + 1;
    this.say(`\`${this.name}\` has ${count(left, 'wave')} to go:`);
    const waves = [waveText(next), ...next.later.map((changes) => textOf(changes))];
    for (const [at, text] of waves.entries()) this.say(`  ${next.number + at}. ${text}`);
  }

  /** True where the wave is deployed, false where it is to be computed anew. */
  private async deploy(stack: Stack, view: RolloutView, next: NextWave): Promise<boolean> {
    const changeSetName = `dynamorm-rollout-${randomBytes(6).toString('hex')}`;
    try {
      await this.prepare(stack, next, changeSetName);
      const changeSet = await readChangeSet(this.client, this.name, changeSetName);
      if (!changeSet) return false;
      if (changeSet.isEmpty && next.isLast && next.changes.length === 0 && !(await this.hasMoved(view))) {
        await deleteChangeSet(this.client, this.name, changeSetName);
        throw new Stopped(ExitCode.CLEAN, `CloudFormation finds nothing else to change: \`${this.name}\` is deployed.`);
      }
      await this.judge(changeSet, next, view);
      if (!(await executeChangeSet(this.client, this.name, changeSet))) {
        await deleteChangeSet(this.client, this.name, changeSetName);
        return false;
      }
    } catch (error) {
      if (error instanceof Stopped && error.exitCode === ExitCode.CLEAN) throw error;
      await deleteChangeSet(this.client, this.name, changeSetName);
      // Whatever was wrong with it: somebody else deployed meanwhile, and it is about a stack that is no more.
      if (await this.hasMoved(view)) return false;
      throw error;
    }
    await this.updated(next);
    return true;
  }

  private async prepare(stack: Stack, next: NextWave, changeSetName: string): Promise<void> {
    const app = next.isLast
      ? { stack: this.app.stack.name, app: this.app.directory }
      : { stack: this.app.stack.id, app: this.waveAssembly(stack, next) };
    const { alarm: alarms, monitoringMinutes } = this.options;
    await prepareChangeSet({ ...app, changeSetName, alarms, monitoringMinutes }, this.options, this.showCdk);
  }

  private async hasMoved({ deployed }: RolloutView): Promise<boolean> {
    if (isMoving(await deployedStack(this.client, this.name))) return true;
    return !sameValue(await deployedTemplate(this.client, this.name), deployed);
  }

  /** What the CDK says is worth reading where something is wrong. */
  private readonly showCdk = (text: string): void => {
    if (this.terminal.env.DEBUG) this.terminal.err(text);
  };

  private waveAssembly(stack: Stack, next: NextWave): string {
    const directory = join(this.folder, `wave-${next.number}`);
    const tags = Object.fromEntries((stack.Tags ?? []).map(({ Key, Value }) => [Key ?? '', Value ?? '']));
    writeWaveAssembly(directory, this.app.stack, next.template, tags);
    return directory;
  }

  private async judge(changeSet: ChangeSet, next: NextWave, { tables }: RolloutView): Promise<void> {
    if (changeSet.isEmpty) {
      const message = `DYN-C613 CloudFormation finds nothing to change in wave ${next.number}, and the template differs.`;
      throw new Stopped(ExitCode.ERRORS_FOUND, message);
    }
    const { refused, toApprove } = judgeChangeSet(changeSet, next, tables, this.options.alarm ?? []);
    if (refused.length > 0) {
      throw new Stopped(ExitCode.ERRORS_FOUND, `DYN-C614 Wave ${next.number} is not deployed: ${refused.join('; ')}.`);
    }
    if (toApprove.length === 0) return;
    this.say(`Wave ${next.number} changes more than its tables:`);
    for (const line of toApprove) this.say(`  - ${line}`);
    if (!this.options.approve) await this.ask('Deploy this wave?');
  }

  /** Waits for the update that was begun, and says why it failed. */
  private async updated(next: NextWave): Promise<void> {
    for (;;) {
      const stack = await deployedStack(this.client, this.name);
      if (!isMoving(stack)) {
        if (stack.StackStatus === 'UPDATE_COMPLETE') return;
        const reason = await failureOf(this.client, this.name);
        this.terminal.progress?.('');
        const message = `DYN-C615 Wave ${next.number} of ${next.of} failed, and the stack is ${stack.StackStatus}: ${reason}.`;
        this.terminal.err(`${message}\n`);
        if (!isBroken(stack)) this.refuseLeftovers(await this.look.rollout(this.client, stack, this.app, this.options));
        throw new Stopped(ExitCode.ERRORS_FOUND, 'Nothing of it is left behind. Correct the cause, and run this again.');
      }
      this.terminal.progress?.(`  the stack is ${stack.StackStatus} (${this.minutes()})`);
      await this.pause();
    }
  }

  private async ask(question: string): Promise<void> {
    const answer = await this.terminal.ask?.(`${question} [y/N] `);
    if (answer === undefined) {
      throw new Stopped(ExitCode.WAITING, `DYN-C616 Nobody can be asked here: ${question} Run it in a terminal, or with --approve.`);
    }
    if (!/^y(es)?$/i.test(answer.trim())) throw new Stopped(ExitCode.WAITING, 'Nothing was deployed: run this again to go on.');
  }

  private async pause(): Promise<void> {
    const { timeout, interval } = this.options;
    if (timeout !== undefined && Date.now() - this.started > timeout * 60_000) {
      throw new Stopped(ExitCode.WAITING, `AWS is still busy after ${count(timeout, 'minute')}. Nothing is lost: run this again to go on.`);
    }
    await new Promise((done) => setTimeout(done, interval * 1_000));
  }

  private minutes(): string {
    const seconds = Math.round((Date.now() - this.started) / 1_000);
    return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  }

  private say(line: string): void {
    this.terminal.progress?.('');
    this.terminal.out(`${line}\n`);
  }
}

export function waveText({ changes, isLast, later }: NextWave): string {
  return isLast && later.length === 0 && changes.length === 0 ? 'everything else' : textOf(changes);
}

function textOf(changes: NextWave['changes']): string {
  return changes.length === 0 ? 'everything else' : changes.map(changeText).join(', ');
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { Steps } from '../../tools/work/steps';
import type { Deployment } from './deployment';

const waves = ['create the index `by-reader`', 'delete the index `by-folder`', 'create the index `by-folder`', 'delete the index `by-tag`'];

/**
 * The same change by `rollout run`, which keeps nothing: interrupted in the middle it goes on from what is live, and two at once do each wave once.
 * Meanwhile every item stays readable through every index that is there.
 */
export class OneCommand {
  constructor(
    private readonly deployment: Deployment,
    private readonly steps: Steps,
  ) {}

  public async run(): Promise<void> {
    const tableName = await this.begin();
    await this.interrupted();
    await this.leftover(tableName);
    await this.twoAtOnce(tableName);
    await this.end(tableName);
  }

  private async begin(): Promise<string> {
    let tableName = '';
    await this.steps.step('Deploy the table as it was once more', async () => {
      tableName = await this.deployment.begin();
      const { status, output } = await this.rollout('status');
      if (status !== 3 || waves.some((wave) => !output.includes(wave)))
        throw new Error(`The status is wrong (exit code ${status}):\n${output}`);
      return `${waves.length} waves to go`;
    });
    return tableName;
  }

  /** Killed as soon as the second wave begins, wherever it is in it. */
  private async interrupted(): Promise<void> {
    await this.steps.step('Kill the rollout in its second wave', async () => {
      const { program, args, options } = this.deployment.command(this.rolloutArguments('run'));
      const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'ignore'] });
      child.stdout.setEncoding('utf8').on('data', (text: string) => text.includes('Wave 2 of 4') && child.kill('SIGKILL'));
      const [, signal] = await once(child, 'close');
      if (signal !== 'SIGKILL') throw new Error('It ended before it could be killed.');
      const { status, output } = await this.rollout('status');
      if (status !== 3 || !/wave [23] of 4 is next/.test(output)) throw new Error(`The status is wrong (exit code ${status}):\n${output}`);
      return output.split('\n')[0];
    });
  }

  /** An index that somebody made by hand is named, with the command that removes it. */
  private async leftover(tableName: string): Promise<void> {
    await this.steps.step('Find an index that the stack does not know', async () => {
      await this.deployment.addIndex(tableName, 'by-hand');
      const found = await this.rollout('run');
      await this.deployment.removeIndex(tableName, 'by-hand');
      if (found.status !== 1 || !found.output.includes('DYN-C612') || !found.output.includes('"Delete":{"IndexName":"by-hand"}')) {
        throw new Error(`It was not named:\n${found.output}`);
      }
      return 'named, with the command that removes it';
    });
  }

  private async twoAtOnce(tableName: string): Promise<void> {
    await this.steps.step('Run the rollout, two at once', async () => {
      let ended = false;
      const runs = Promise.all([this.rollout('run'), this.rollout('run')]).finally(() => {
        ended = true;
      });
      let looks = 0;
      while (!ended) {
        await this.readable(tableName);
        looks += 1;
        await pause(200);
      }
      const failed = (await runs).filter(({ status }) => status !== 0);
      if (failed.length > 0) throw new Error(`A rollout failed:\n${failed.map(({ output }) => output).join('\n')}`);
      return `both ended well, and ${looks} looks found every item`;
    });
  }

  private async end(tableName: string): Promise<void> {
    await this.steps.step('Everything is deployed', async () => {
      const said = await this.deployment.judge(tableName, { 'by-reader': 'reader', 'by-owner': 'owner', 'by-folder': 'path' });
      const { status, output } = await this.rollout('status');
      if (status !== 0 || !output.includes('done')) throw new Error(`The status is wrong (exit code ${status}):\n${output}`);
      await this.deployment.cdk(['destroy', '--force']);
      return `${said}; the full table is deployed`;
    });
  }

  /** Between the look at the table and the query an index may go: what is there before and after must answer. */
  private async readable(tableName: string): Promise<void> {
    const before = await this.deployment.indexes(tableName);
    const problem = await this.deployment.judge(tableName, before).then(
      () => undefined,
      (error: Error) => error,
    );
    const after = await this.deployment.indexes(tableName);
    if (problem && JSON.stringify(before) === JSON.stringify(after)) throw problem;
  }

  private rollout(command: 'run' | 'status') {
    return this.deployment.dynamormCdk(this.rolloutArguments(command));
  }

  private rolloutArguments(command: 'run' | 'status'): string[] {
    const { app, stateFile } = this.deployment;
    const interval = command === 'run' ? ['--interval', '0.2'] : [];
    return ['rollout', command, '--stack', 'Rollout', '--app', app, '-c', `stateFile=${stateFile}`, ...interval];
  }
}

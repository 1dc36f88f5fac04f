import { join, resolve } from 'node:path';
import type { Stack } from '@aws-sdk/client-cloudformation';
import { ExitCode } from '../terminal/exit-code';
import type { Account } from './account';
import { runProgram } from './cdk';
import type { Conversation } from './conversation';
import { FILE_VARIABLE, handedState, writeHanded } from './handed-file';
import type { NextWave } from './next-wave';
import type { RolloutView } from './read-rollout';
import { Stopped } from './stopped';

/** Deploys a wave by a command of the caller's: it synthesizes with the file of the wave, and nobody reads its change set. */
export class ForeignDeployment {
  constructor(
    private readonly account: Account,
    private readonly folder: string,
    private readonly command: string[],
    private readonly conversation: Conversation,
  ) {}

  public async deploy(_: Stack, { tables }: RolloutView, next: NextWave): Promise<boolean> {
    if (this.command.includes('--express')) {
      throw new Stopped(
        ExitCode.ERRORS_FOUND,
        `DYN-C614 Wave ${next.number} is not deployed: express mode neither waits for the table nor rolls back.`,
      );
    }
    const state = handedState(tables, next, this.account.stackName).toJson();
    if (!next.isLast) {
      const heading = `Wave ${next.number} deploys this too, and its code must not query an index before it is active:`;
      await this.conversation.approve(heading, next.rest, 'Deploy it?');
    }
    this.conversation.say(`  unguarded: \`${this.command.join(' ')}\``);
    const file = resolve(join(this.folder, 'rollout.json'));
    writeHanded(file, state);
    const [program, ...args] = this.command;
    const env = { [FILE_VARIABLE]: file };
    const { code } = await runProgram(program, args, { onOutput: (text) => this.conversation.terminal.err(text), env });
    if (code === 0) return true;
    this.conversation.complain(`DYN-C617 \`${this.command.join(' ')}\` ended with exit code ${code} in wave ${next.number}.`);
    await this.account.refuseWhatIsLeft(await this.account.stack());
    throw new Stopped(ExitCode.ERRORS_FOUND, 'Correct the cause, and run this again.');
  }
}

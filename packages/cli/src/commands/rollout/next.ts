import { RolloutState } from '@dynamorm-cdk/model-spec';
import type { AwsAccess } from '../../aws/access';
import { Account } from '../../rollout/account';
import type { CdkOptions } from '../../rollout/cdk';
import { Conversation, type ConversationOptions } from '../../rollout/conversation';
import { cloudFormation } from '../../rollout/deployed-stack';
import { fullApp, withFolder } from '../../rollout/full-app';
import { handedFileOf, handedState, writeHanded } from '../../rollout/handed-file';
import { waveText } from '../../rollout/rollout-run';
import { Stopped } from '../../rollout/stopped';
import { changeText } from '../../rollout/table-change';
import { ExitCode } from '../../terminal/exit-code';
import type { Terminal } from '../../terminal/terminal';

/** The options of `rollout next`. */
export interface NextOptions extends AwsAccess, CdkOptions, ConversationOptions {
  readonly stack: string;
  readonly file?: string;
  readonly format: 'text' | 'json';
}

/** Writes the file of the next wave, for a deployment that somebody else makes. */
export async function next(options: NextOptions, terminal: Terminal): Promise<ExitCode> {
  const conversation = new Conversation(terminal, options);
  try {
    return await withFolder((folder) => write(options, folder, conversation));
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    conversation.complain(error.message);
    return error.exitCode;
  }
}

async function write(options: NextOptions, folder: string, conversation: Conversation): Promise<ExitCode> {
  const { terminal } = conversation;
  const app = await fullApp(options.stack, folder, options, (text) => terminal.env.DEBUG && terminal.err(text));
  const client = await cloudFormation(options);
  try {
    const { view } = await new Account(client, app, options, conversation).settled();
    const { next: wave, tables } = view;
    const file = options.file ?? handedFileOf(app.stack.stackName);
    const state = wave ? handedState(tables, wave, app.stack.stackName) : new RolloutState([]);
    if (wave && !wave.isLast) {
      const heading = `Wave ${wave.number} deploys this too, and its code must not query an index before it is active:`;
      await conversation.approve(heading, options.format === 'json' ? [] : wave.rest, 'Write its file?');
    }
    writeHanded(file, state.toJson());
    if (options.format === 'json') {
      const more = wave && {
        wave: wave.number,
        of: wave.of,
        changes: wave.changes.map(changeText),
        alsoDeploys: wave.isLast ? [] : wave.rest,
      };
      terminal.out(`${JSON.stringify({ stack: app.stack.stackName, done: wave === undefined, file, ...more }, undefined, 2)}\n`);
      return ExitCode.CLEAN;
    }
    const what = wave ? `wave ${wave.number} of ${wave.of}: ${waveText(wave.changes)}` : 'everything is deployed, no wave is left';
    conversation.say(`\`${app.stack.stackName}\`: ${what}`);
    conversation.say(`Deploy with \`-c @dynamorm-cdk/table:rolloutFile=${file}\``);
    return ExitCode.CLEAN;
  } finally {
    client.destroy();
  }
}

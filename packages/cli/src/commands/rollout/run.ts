import type { AwsAccess } from '../../aws/access';
import { Account } from '../../rollout/account';
import { Conversation, type ConversationOptions } from '../../rollout/conversation';
import { cloudFormation } from '../../rollout/deployed-stack';
import { ForeignDeployment } from '../../rollout/foreign-deployment';
import { fullApp, withFolder } from '../../rollout/full-app';
import { GuardedDeployment, type GuardedOptions } from '../../rollout/guarded-deployment';
import { runToTheEnd } from '../../rollout/rollout-run';
import type { ExitCode } from '../../terminal/exit-code';
import type { Terminal } from '../../terminal/terminal';

/** The options of `rollout run`. */
export interface RunOptions extends AwsAccess, ConversationOptions, GuardedOptions {
  readonly stack: string;
}

/** Deploys every wave that is left, with the CDK or with a command of the caller's. */
export async function run(command: string[], options: RunOptions, terminal: Terminal): Promise<ExitCode> {
  return withFolder(async (folder) => {
    const app = await fullApp(options.stack, folder, options, (text) => terminal.env.DEBUG && terminal.err(text));
    const client = await cloudFormation(options);
    try {
      const conversation = new Conversation(terminal, options);
      const account = new Account(client, app, options, conversation);
      const deployment =
        command.length > 0
          ? new ForeignDeployment(account, folder, command, conversation)
          : new GuardedDeployment(account, folder, options, conversation);
      return await runToTheEnd(account, deployment, conversation);
    } finally {
      client.destroy();
    }
  });
}

import type { AwsAccess } from '../../aws/access';
import type { CdkOptions } from '../../rollout/cdk';
import { cloudFormation } from '../../rollout/deployed-stack';
import { fullApp, withFolder } from '../../rollout/full-app';
import { RolloutRun } from '../../rollout/rollout-run';
import type { ExitCode } from '../../terminal/exit-code';
import type { Terminal } from '../../terminal/terminal';

/** The options of `rollout run`. */
export interface RunOptions extends AwsAccess, CdkOptions {
  readonly stack: string;
  readonly approve?: boolean;
  /** In minutes. */
  readonly timeout?: number;
  readonly alarm?: string[];
  readonly monitoringMinutes?: number;
  /** In seconds. */
  readonly interval: number;
}

/** Deploys every wave that is left. */
export async function run(options: RunOptions, terminal: Terminal): Promise<ExitCode> {
  return withFolder(async (folder) => {
    const app = await fullApp(options.stack, folder, options, (text) => terminal.env.DEBUG && terminal.err(text));
    const client = await cloudFormation(options);
    try {
      return await new RolloutRun(client, app, folder, options, terminal).toTheEnd();
    } finally {
      client.destroy();
    }
  });
}

import type { AwsAccess } from '../../aws/access';
import type { CdkOptions } from '../../rollout/cdk';
import { cloudFormation, deployedStack, failureOf, isBroken, isMoving } from '../../rollout/deployed-stack';
import { fullApp, withFolder } from '../../rollout/full-app';
import { leftBehind } from '../../rollout/left-behind';
import { readRollout } from '../../rollout/read-rollout';
import { activityOf } from '../../rollout/settle';
import { changeText } from '../../rollout/table-change';
import { ExitCode } from '../../terminal/exit-code';
import type { Terminal } from '../../terminal/terminal';

/** The options of `rollout status`. */
export interface StatusOptions extends AwsAccess, CdkOptions {
  readonly stack: string;
  readonly format: 'text' | 'json';
}

/** What `--format json` prints. */
interface Status {
  readonly stack: string;
  readonly state: 'done' | 'waiting' | 'failed';
  readonly wave?: number;
  readonly of?: number;
  /** The changes of each wave that is left; the last one may have none, and then has everything else. */
  readonly waves: string[][];
  readonly busy: string[];
  readonly problems: { readonly message: string; readonly command?: string }[];
}

/** Says how far the rollout of a stack is. */
export async function status(options: StatusOptions, terminal: Terminal): Promise<ExitCode> {
  const found = await withFolder((folder) => look(options, folder, terminal));
  terminal.out(options.format === 'json' ? `${JSON.stringify(found, undefined, 2)}\n` : text(found));
  return { done: ExitCode.CLEAN, failed: ExitCode.ERRORS_FOUND, waiting: ExitCode.WAITING }[found.state];
}

async function look(options: StatusOptions, folder: string, terminal: Terminal): Promise<Status> {
  const app = await fullApp(options.stack, folder, options, (output) => terminal.env.DEBUG && terminal.err(output));
  const { stackName } = app.stack;
  const client = await cloudFormation(options);
  try {
    const stack = await deployedStack(client, stackName);
    const { tables, next } = await readRollout(client, stack, app, options);
    const activities = await Promise.all(tables.map(({ name }) => activityOf(name, options)));
    const moving = isMoving(stack);
    const problems = [
      ...(isBroken(stack) ? [{ message: `The stack is ${stack.StackStatus}: ${await failureOf(client, stackName)}.` }] : []),
      ...activities.flatMap(({ failed }) => failed.map((message) => ({ message }))),
      // While an update runs, the stack and the table differ on purpose.
      ...(moving ? [] : tables.flatMap(leftBehind)),
    ];
    const busy = [...(moving ? [`the stack is ${stack.StackStatus}`] : []), ...activities.flatMap((one) => one.busy)];
    const waves = next ? [next.changes, ...next.later].map((changes) => changes.map(changeText)) : [];
    const state = problems.length > 0 ? 'failed' : waves.length + busy.length > 0 ? 'waiting' : 'done';
    return { stack: stackName, state, ...(next ? { wave: next.number, of: next.of } : {}), waves, busy, problems };
  } finally {
    client.destroy();
  }
}

function text({ stack, state, wave = 1, of = 0, waves, busy, problems }: Status): string {
  const head = waves.length === 0 ? `\`${stack}\`: ${state}, no wave is left.` : `\`${stack}\`: ${state}, wave ${wave} of ${of} is next.`;
  const lines = [
    head,
    ...waves.map((changes, at) => `  ${wave + at}. ${changes.join(', ') || 'everything else'}`),
    ...busy.map((one) => `  busy: ${one}`),
    ...problems.flatMap(({ message, command }) => [`  ${message}`, ...(command === undefined ? [] : [`    ${command}`])]),
  ];
  return `${lines.join('\n')}\n`;
}

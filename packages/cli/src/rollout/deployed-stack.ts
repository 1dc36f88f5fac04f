import type { CloudFormationClient, Stack } from '@aws-sdk/client-cloudformation';
import { type AwsAccess, clientConfiguration } from '../aws/access';
import { asked } from '../aws/refusal';
import { CliError } from '../terminal/cli-error';
import { type WholeTemplate, wholeTemplate } from './whole-template';

/** A client of CloudFormation. The caller destroys it. */
export async function cloudFormation(access: AwsAccess): Promise<CloudFormationClient> {
  const { CloudFormationClient } = await import('@aws-sdk/client-cloudformation');
  return new CloudFormationClient(clientConfiguration(access));
}

/** A deployed stack. */
export async function deployedStack(client: CloudFormationClient, name: string): Promise<Stack> {
  const { DescribeStacksCommand } = await import('@aws-sdk/client-cloudformation');
  try {
    const { Stacks: [stack] = [] } = await asked(
      `Describing the stack \`${name}\``,
      () => client.send(new DescribeStacksCommand({ StackName: name })),
      ['ValidationError'],
    );
    if (stack) return stack;
  } catch (error) {
    if ((error as Error).name !== 'ValidationError') throw error;
    throw new CliError('DYN-C002', `The stack \`${name}\` does not exist. Deploy it once, then roll out its changes.`, error);
  }
  throw new CliError('DYN-C002', `The stack \`${name}\` does not exist. Deploy it once, then roll out its changes.`);
}

/** The template of a stack as it was deployed. */
export async function deployedTemplate(client: CloudFormationClient, name: string): Promise<WholeTemplate> {
  const { GetTemplateCommand } = await import('@aws-sdk/client-cloudformation');
  const { TemplateBody: text = '' } = await asked(`Reading the template of the stack \`${name}\``, () =>
    client.send(new GetTemplateCommand({ StackName: name, TemplateStage: 'Original' })),
  );
  return wholeTemplate(text, `The deployed template of \`${name}\``);
}

/** Why the last update of a stack failed: what failed first is the cause of the rest. */
export async function failureOf(client: CloudFormationClient, name: string): Promise<string> {
  const { DescribeStackEventsCommand } = await import('@aws-sdk/client-cloudformation');
  const { StackEvents: events = [] } = await asked(`Reading the events of the stack \`${name}\``, () =>
    client.send(new DescribeStackEventsCommand({ StackName: name })),
  );
  const started = events.findIndex(
    ({ PhysicalResourceId: id, StackId: stack, ResourceStatus: status }) => id === stack && status === 'UPDATE_IN_PROGRESS',
  );
  const failed = events
    .slice(0, started < 0 ? undefined : started)
    .filter(({ ResourceStatus: status = '' }) => status.endsWith('_FAILED'))
    .at(-1);
  return failed ? `${failed.LogicalResourceId}: ${failed.ResourceStatusReason ?? failed.ResourceStatus}` : 'CloudFormation gives no reason';
}

/** Whether CloudFormation works on the stack at the moment. */
export function isMoving(stack: Stack): boolean {
  return stack.StackStatus?.endsWith('_IN_PROGRESS') === true && stack.StackStatus !== 'REVIEW_IN_PROGRESS';
}

/** Whether the stack takes no update before somebody repairs it. */
export function isBroken(stack: Stack): boolean {
  return /FAILED$/.test(stack.StackStatus ?? '') || stack.StackStatus === 'ROLLBACK_COMPLETE';
}

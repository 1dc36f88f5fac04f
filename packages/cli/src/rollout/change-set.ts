import type { CloudFormationClient, DescribeChangeSetCommandOutput, ResourceChange } from '@aws-sdk/client-cloudformation';
import { asked } from '../aws/refusal';
import { CliError } from '../terminal/cli-error';

/** A change set as it will be executed. */
export interface ChangeSet {
  readonly id: string;
  readonly isEmpty: boolean;
  readonly changes: ResourceChange[];
  readonly description: DescribeChangeSetCommandOutput;
}

const absent = ['ChangeSetNotFoundException', 'ChangeSetNotFound', 'InvalidChangeSetStatusException', 'InvalidChangeSetStatus'];

/** Reads every change of a change set, with the values before and after; undefined where it is gone. */
export async function readChangeSet(client: CloudFormationClient, stack: string, name: string): Promise<ChangeSet | undefined> {
  const { DescribeChangeSetCommand } = await import('@aws-sdk/client-cloudformation');
  const describe = (input: { readonly IncludePropertyValues?: boolean; readonly NextToken?: string }) =>
    asked(
      `Describing the change set \`${name}\``,
      () => client.send(new DescribeChangeSetCommand({ StackName: stack, ChangeSetName: name, ...input })),
      absent,
    );
  try {
    let page = await describe({});
    while (page.Status === 'CREATE_PENDING' || page.Status === 'CREATE_IN_PROGRESS') {
      await new Promise((done) => setTimeout(done, 2_000));
      page = await describe({});
    }
    const description = page;
    if (page.Status === 'FAILED') {
      const reason = page.StatusReason ?? '';
      if (/didn't contain changes|No updates are to be performed/i.test(reason)) {
        return { id: page.ChangeSetId ?? name, isEmpty: true, changes: [], description };
      }
      throw new CliError('DYN-C604', `CloudFormation refuses the change set of \`${stack}\`: ${reason}.`);
    }
    const changes = [...resourceChanges(page)];
    while (page.NextToken !== undefined) {
      page = await describe({ NextToken: page.NextToken });
      changes.push(...resourceChanges(page));
    }
    // With values, CloudFormation leaves out resources that it cannot show: they are known from above.
    const values = new Map(resourceChanges(await describe({ IncludePropertyValues: true })).map((one) => [one.LogicalResourceId, one]));
    const whole = changes.map((one) => {
      const { BeforeContext, AfterContext } = values.get(one.LogicalResourceId) ?? {};
      return { ...one, BeforeContext, AfterContext };
    });
    return { id: description.ChangeSetId ?? name, isEmpty: false, changes: whole, description };
  } catch (error) {
    if (absent.includes((error as Error).name)) return undefined;
    throw error;
  }
}

/** Executes exactly what was read. False where the stack has moved since: the change set is obsolete then. */
export async function executeChangeSet(client: CloudFormationClient, stack: string, { id }: ChangeSet): Promise<boolean> {
  const { ExecuteChangeSetCommand } = await import('@aws-sdk/client-cloudformation');
  try {
    await asked(
      `Executing the change set of \`${stack}\``,
      () => client.send(new ExecuteChangeSetCommand({ StackName: stack, ChangeSetName: id })),
      [...absent, 'ValidationError'],
    );
    return true;
  } catch (error) {
    const { name, message } = error as Error;
    // The stack is in an update of somebody else.
    if (absent.includes(name) || (name === 'ValidationError' && /_IN_PROGRESS state/.test(message))) return false;
    if (name !== 'ValidationError') throw error;
    throw new CliError('DYN-C013', `Executing the change set of \`${stack}\` is refused: ${message}.`, error);
  }
}

/** Removes a change set that is not executed. One that is gone already is no problem. */
export async function deleteChangeSet(client: CloudFormationClient, stack: string, name: string): Promise<void> {
  const { DeleteChangeSetCommand } = await import('@aws-sdk/client-cloudformation');
  await client.send(new DeleteChangeSetCommand({ StackName: stack, ChangeSetName: name })).catch(() => undefined);
}

function resourceChanges({ Changes: changes = [] }: DescribeChangeSetCommandOutput): ResourceChange[] {
  return changes.flatMap(({ ResourceChange: change }) => change ?? []);
}

import { type AwsAccess, clientConfiguration } from '../aws/access';
import { asked } from '../aws/refusal';
import { parseTemplate, type Template } from '../template/parse-template';
import type { StackPlace } from '../template/template-values';
import { CliError } from '../terminal/cli-error';

/** A deployed stack: what it was deployed from. */
export interface DeployedStack {
  readonly template: Template;
  /** Values of its parameters; those that are secret are not among them. */
  readonly parameters: ReadonlyMap<string, string>;
  readonly place: StackPlace;
}

/** The template and the parameters of a deployed stack; undefined where they may not be read. */
export async function stackTemplate(stackId: string, access: AwsAccess): Promise<DeployedStack | undefined> {
  const { CloudFormationClient, DescribeStacksCommand, GetTemplateCommand } = await import('@aws-sdk/client-cloudformation');
  const client = new CloudFormationClient(clientConfiguration(access));
  try {
    const { TemplateBody: text = '' } = await asked(`Reading the template of the stack \`${stackId}\``, () =>
      client.send(new GetTemplateCommand({ StackName: stackId, TemplateStage: 'Processed' })),
    );
    const template = await parseTemplate(text, `The template of the stack \`${stackId}\``);
    const { Stacks: [stack] = [] } = await asked(`Describing the stack \`${stackId}\``, () =>
      client.send(new DescribeStacksCommand({ StackName: stackId })),
    );
    // Of a parameter of the parameter store the value that was looked up is the one that counts.
    const parameters = (stack?.Parameters ?? []).flatMap(({ ParameterKey: name, ParameterValue: value, ResolvedValue: resolved }) => {
      const known = resolved ?? value;
      return name === undefined || known === undefined || /^\*+$/.test(known) ? [] : [[name, known] as const];
    });
    return { template, parameters: new Map(parameters), place: placeOf(stack?.StackId, stack?.StackName) };
  } catch (error) {
    // Who may list a stack's resources may not always read its template.
    if (error instanceof CliError && (error.code === 'DYN-C013' || error.code === 'DYN-C006')) return undefined;
    throw error;
  } finally {
    client.destroy();
  }
}

/** `arn:aws:cloudformation:<region>:<account>:stack/<name>/<id>` */
function placeOf(arn: string | undefined, stackName: string | undefined): StackPlace {
  const [, , , region, account] = arn?.split(':') ?? [];
  return { ...(stackName ? { stackName } : {}), ...(region ? { region } : {}), ...(account ? { account } : {}) };
}

import { type AwsAccess, clientConfiguration } from '../aws/access';
import { asked } from '../aws/refusal';
import { parseTemplate, type Resource } from '../template/parse-template';
import { CliError } from '../terminal/cli-error';

/** What becomes of a resource that is removed or replaced. */
export type Policies = Pick<Resource, 'DeletionPolicy' | 'UpdateReplacePolicy'>;

/** The policies of the resources of a deployed stack, by logical id; undefined where its template may not be read. */
export async function stackPolicies(stackId: string, access: AwsAccess): Promise<Map<string, Policies> | undefined> {
  const { CloudFormationClient, GetTemplateCommand } = await import('@aws-sdk/client-cloudformation');
  const client = new CloudFormationClient(clientConfiguration(access));
  try {
    const { TemplateBody: text = '' } = await asked(`Reading the template of the stack \`${stackId}\``, () =>
      client.send(new GetTemplateCommand({ StackName: stackId, TemplateStage: 'Processed' })),
    );
    const { Resources: resources } = await parseTemplate(text, `The template of the stack \`${stackId}\``);
    return new Map(Object.entries(resources));
  } catch (error) {
    // Who may list a stack's resources may not always read its template.
    if (error instanceof CliError && (error.code === 'DYN-C013' || error.code === 'DYN-C006')) return undefined;
    throw error;
  } finally {
    client.destroy();
  }
}

import { CliError } from '../terminal/cli-error';
import { type AwsAccess, clientConfiguration } from './access';
import { requireProfile } from './profiles';
import { asked } from './refusal';

/** The value of `ssm:/name`, a parameter of Systems Manager. */
export async function readParameter(source: string, access: AwsAccess): Promise<string> {
  const { GetParameterCommand, SSMClient } = await import('@aws-sdk/client-ssm');
  requireProfile(access.profile);
  const name = source.slice('ssm:'.length);
  const client = new SSMClient(clientConfiguration(access));
  try {
    const { Parameter: parameter } = await asked(
      `Reading the parameter \`${name}\``,
      () => client.send(new GetParameterCommand({ Name: name, WithDecryption: true })),
      ['ParameterNotFound'],
    );
    return parameter?.Value ?? '';
  } catch (error) {
    if ((error as Error).name !== 'ParameterNotFound') throw error;
    throw new CliError('DYN-C002', `The parameter \`${name}\` does not exist in Systems Manager.`, error);
  } finally {
    client.destroy();
  }
}

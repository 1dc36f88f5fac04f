import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  CloudFormationClient,
  CreateStackCommand,
  DescribeStacksCommand,
  waitUntilStackCreateComplete,
} from '@aws-sdk/client-cloudformation';
import { AssumeRoleWithWebIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import type { LocalCloud } from '../local-cloud/local-cloud';
import type { Account, Credentials } from './account';

export const template = join(__dirname, 'github-role.template.yaml');

const HOST = 'token.actions.githubusercontent.com';
const STACK = 'SandboxRole';
const REPOSITORY = 'example/dynamorm-cdk';
/** As long as the workflow asks for. */
const SECONDS = 9000;

/** The administrator of a local cloud. */
export function administrator({ endpoint, environment }: LocalCloud): Account & { region: string } {
  const credentials = { accessKeyId: environment.AWS_ACCESS_KEY_ID, secretAccessKey: environment.AWS_SECRET_ACCESS_KEY };
  return { endpoint, credentials, region: environment.AWS_REGION };
}

/** Deploys the template of the sandbox role to a local cloud, with the provider that the account has already. */
export async function deploySandboxRole(cloud: LocalCloud): Promise<string> {
  const client = new CloudFormationClient(administrator(cloud));
  await client.send(
    new CreateStackCommand({
      StackName: STACK,
      TemplateBody: readFileSync(template, 'utf8'),
      Capabilities: ['CAPABILITY_IAM'],
      Parameters: [
        { ParameterKey: 'Repository', ParameterValue: REPOSITORY },
        { ParameterKey: 'ProviderArn', ParameterValue: `arn:aws:iam::000000000000:oidc-provider/${HOST}` },
      ],
    }),
  );
  await waitUntilStackCreateComplete({ client, maxWaitTime: 60, minDelay: 0.1, maxDelay: 1 }, { StackName: STACK });
  const { Stacks: stacks = [] } = await client.send(new DescribeStacksCommand({ StackName: STACK }));
  const arn = stacks[0]?.Outputs?.find(({ OutputKey }) => OutputKey === 'RoleArn')?.OutputValue;
  if (!arn) throw new Error(`The stack ${STACK} has no output RoleArn.`);
  return arn;
}

/** Takes the role as a job of GitHub Actions does. */
export async function takeSandboxRole(
  cloud: LocalCloud,
  RoleArn: string,
  subject = `repo:${REPOSITORY}:environment:sandbox`,
  DurationSeconds = SECONDS,
): Promise<Credentials> {
  const { Credentials: taken } = await new STSClient(administrator(cloud)).send(
    new AssumeRoleWithWebIdentityCommand({ RoleArn, RoleSessionName: 'integ', WebIdentityToken: token(subject), DurationSeconds }),
  );
  return {
    accessKeyId: taken?.AccessKeyId ?? '',
    secretAccessKey: taken?.SecretAccessKey ?? '',
    sessionToken: taken?.SessionToken,
  };
}

/** A token as GitHub issues them, without a signature: the local cloud does not look at it. */
function token(sub: string): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return [part({ alg: 'none' }), part({ iss: `https://${HOST}`, aud: 'sts.amazonaws.com', sub }), ''].join('.');
}

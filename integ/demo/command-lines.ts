import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CloudFormationClient, ListStackResourcesCommand } from '@aws-sdk/client-cloudformation';
import { type RunResult, run, runOrFail } from '../../checks/processes';
import type { LocalCloud } from '../local-cloud/local-cloud';
import { paths } from './paths';

/** Calls the real CDK CLI in the example's folder. Its own files, too, stay below the repository. */
export async function cdk(cloud: LocalCloud, args: string[], outputFolder: string): Promise<RunResult> {
  return run(paths.cdk, [...args, '--output', join(paths.output, outputFolder), '--no-notices', '--no-color'], {
    cwd: paths.app,
    env: { ...cloud.environmentFrom(), JSII_DEPRECATED: 'quiet', TMPDIR: process.env.TMPDIR },
    minutes: 10,
  });
}

/** As `cdk`, and an error with its output where it fails. */
export async function cdkOrFail(cloud: LocalCloud, args: string[], outputFolder: string): Promise<string> {
  const { status, output } = await cdk(cloud, args, outputFolder);
  if (status !== 0) throw new Error(`\`cdk ${args.join(' ')}\` failed (exit code ${status}):\n${output.trimEnd()}`);
  return output;
}

/** Calls the project's own command line, as a platform team would. */
export async function dynamormCdk(args: string[], cloud?: LocalCloud): Promise<string> {
  return runOrFail(process.execPath, [paths.cli, ...args], { env: cloud?.environmentFrom() });
}

/** The outputs of the deployed stack, by name. */
export function stackOutputs(): Record<string, string> {
  return JSON.parse(readFileSync(join(paths.output, 'outputs.json'), 'utf8')).Orders;
}

/** The physical name of a deployed function of the stack, by its construct id. */
export async function functionOf(cloud: LocalCloud, id: string): Promise<string> {
  const { endpoint, environment } = cloud;
  const credentials = { accessKeyId: environment.AWS_ACCESS_KEY_ID, secretAccessKey: environment.AWS_SECRET_ACCESS_KEY };
  const client = new CloudFormationClient({ endpoint, region: environment.AWS_REGION, credentials });
  const { StackResourceSummaries: resources = [] } = await client.send(new ListStackResourcesCommand({ StackName: 'Orders' }));
  const found = resources.find(
    ({ ResourceType: type, LogicalResourceId: logicalId }) => type === 'AWS::Lambda::Function' && logicalId?.startsWith(id),
  );
  if (!found?.PhysicalResourceId) throw new Error(`The stack Orders has no function ${id}.`);
  return found.PhysicalResourceId;
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CloudFormationClient, ListStackResourcesCommand } from '@aws-sdk/client-cloudformation';
import { type RunResult, run, runOrFail } from '../../tools/processes/run';
import type { LocalCloud } from '../local-cloud/local-cloud';
import { paths } from './paths';

/** One of the example apps: any language, one stack. */
export interface Example {
  /** Where its cdk.json stands. */
  readonly folder: string;
  readonly stack: string;
  /** Where everything that is made of it goes. */
  readonly output: string;
  /** What its language's tools need in their environment. */
  readonly environment?: NodeJS.ProcessEnv;
}

/** An example app and the local cloud that it is deployed to, by the real CDK CLI. */
export class ExampleApp {
  constructor(
    private readonly example: Example,
    private readonly cloud: LocalCloud,
  ) {}

  /** Calls the CDK CLI in the app's folder. Its own files, too, stay below the repository. */
  public async cdk(args: string[], outputFolder: string): Promise<RunResult> {
    return run(paths.cdk, [...args, '--output', join(this.example.output, outputFolder), '--no-notices', '--no-color'], {
      cwd: this.example.folder,
      env: { ...this.cloud.environmentFrom(), JSII_DEPRECATED: 'quiet', TMPDIR: process.env.TMPDIR, ...this.example.environment },
      minutes: 10,
    });
  }

  /** As `cdk`, and an error with its output where it fails. */
  public async cdkOrFail(args: string[], outputFolder: string): Promise<string> {
    const { status, output } = await this.cdk(args, outputFolder);
    if (status !== 0) throw new Error(`\`cdk ${args.join(' ')}\` failed (exit code ${status}):\n${output.trimEnd()}`);
    return output;
  }

  /** Deploys the stack; its outputs can be read afterwards. */
  public async deploy(): Promise<string> {
    await this.cdkOrFail(['deploy', '--require-approval', 'never', '--outputs-file', this.outputsFile], 'deploy');
    return `cdk deploy: ${Object.keys(this.outputs).length} outputs`;
  }

  /** The outputs of the deployed stack, by name. */
  public get outputs(): Record<string, string> {
    return JSON.parse(readFileSync(this.outputsFile, 'utf8'))[this.example.stack];
  }

  /** The physical name of a deployed function of the stack, by its construct id. */
  public async functionOf(id: string): Promise<string> {
    const { endpoint, environment } = this.cloud;
    const credentials = { accessKeyId: environment.AWS_ACCESS_KEY_ID, secretAccessKey: environment.AWS_SECRET_ACCESS_KEY };
    const client = new CloudFormationClient({ endpoint, region: environment.AWS_REGION, credentials });
    const { stack: StackName } = this.example;
    const { StackResourceSummaries: resources = [] } = await client.send(new ListStackResourcesCommand({ StackName }));
    const found = resources.find(
      ({ ResourceType: type, LogicalResourceId: logicalId }) => type === 'AWS::Lambda::Function' && logicalId?.startsWith(id),
    );
    if (!found?.PhysicalResourceId) throw new Error(`The stack ${StackName} has no function ${id}.`);
    return found.PhysicalResourceId;
  }

  private get outputsFile(): string {
    return join(this.example.output, 'outputs.json');
  }
}

/** Calls the project's own command line, as a platform team would, and gives the result that it prints. */
export async function dynamormCdk(args: string[], { cloud, cwd }: { cloud?: LocalCloud; cwd?: string } = {}): Promise<string> {
  return resultOf(await runOrFail(process.execPath, [paths.cli, ...args], { cwd, env: cloud?.environmentFrom() }));
}

/** The last sentence that a program prints. Reports end with addresses, which explain and count nothing. */
export function resultOf(output: string): string {
  const lines = output.split('\n').map((line) => line.trim());
  return lines.findLast((line) => line !== '' && !line.startsWith('https://')) ?? '';
}

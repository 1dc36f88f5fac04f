import { join, resolve } from 'node:path';
import { CloudFormationClient, paginateListStacks } from '@aws-sdk/client-cloudformation';
import { IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { bootstrap } from '../local-cloud/bootstrap';
import { LocalCloud } from '../local-cloud/local-cloud';
import { type Account, type Credentials, variables } from './account';
import { administrator, deploySandboxRole, takeSandboxRole } from './local-role';

const integ = resolve(__dirname, '..');

/** A local cloud that stands in for a sandbox account: bootstrapped in the regions, and entered by the sandbox's role alone. */
export class LocalSandbox {
  public static async start(regions: readonly string[]): Promise<LocalSandbox> {
    const cloud = await LocalCloud.start({
      stateDirectory: join(integ, '../.cache/local-cloud'),
      nodePath: join(integ, 'node_modules'),
    });
    try {
      await bootstrap(cloud, [join(integ, 'node_modules/.bin/cdk')], regions);
      const roleArn = await deploySandboxRole(cloud);
      return new LocalSandbox(cloud, roleArn, await takeSandboxRole(cloud, roleArn));
    } catch (error) {
      await cloud.stop();
      throw error;
    }
  }

  /** Endpoint, and credentials of the sandbox's role. */
  public readonly account: Account;

  private constructor(
    public readonly cloud: LocalCloud,
    private readonly roleArn: string,
    private readonly credentials: Credentials,
  ) {
    this.account = { endpoint: cloud.endpoint, credentials };
  }

  /** The variables of a program that runs with the sandbox's role. */
  public environmentFrom(base: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
    return { ...this.cloud.environmentFrom(base), ...variables(this.credentials) };
  }

  /** Replaces what the role may do. */
  public async permit(statements: readonly object[]): Promise<void> {
    const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: statements });
    const policy = { RoleName: this.roleArn.split('/').pop(), PolicyName: 'IntegrationTests', PolicyDocument };
    await new IAMClient(administrator(this.cloud)).send(new PutRolePolicyCommand(policy));
  }

  /** Name and status of every stack that tests have made in a region, also of those that are gone. */
  public async stacks(region: string): Promise<string[]> {
    const found: string[] = [];
    for await (const page of paginateListStacks({ client: new CloudFormationClient({ ...administrator(this.cloud), region }) }, {}))
      for (const { StackName, StackStatus } of page.StackSummaries ?? [])
        if (StackName?.startsWith('Integ-')) found.push(`${StackName} ${StackStatus}`);
    return found;
  }

  public stop(): Promise<void> {
    return this.cloud.stop();
  }
}

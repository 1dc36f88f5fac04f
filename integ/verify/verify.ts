import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { run, runOrFail } from '../../tools/processes/run';
import { root } from '../../tools/root';
import type { Steps } from '../../tools/work/steps';
import { cleanUp } from '../run/clean-up';
import { integ } from '../run/integ-runner';
import type { Account } from '../sandbox/account';
import { type AnsweredClaim, ask } from './answers';
import { ITEMS } from './calls';
import { claims } from './claims';
import { fallen, report, sentences } from './report';
import { type Deployed, deployed } from './stack';

export interface VerifyOptions {
  /** `AWS`, or what stands in for it. */
  readonly place: string;
  readonly region: string;
  readonly prefix: string;
  readonly account: Account;
  readonly profile?: string;
  /** Variables for the CDK CLI. */
  readonly env: NodeJS.ProcessEnv;
  readonly patience: number;
  /** Where the report is written. */
  readonly reportFile: string;
}

export interface Verified {
  readonly answered: readonly AnsweredClaim[];
  /** A sentence for each claim that does not hold, and for what is left. */
  readonly problems: readonly string[];
}

/** Deploys one small stack, asks every question of the claims, writes the report and destroys the stack. */
export async function verify(options: VerifyOptions, steps: Steps): Promise<Verified> {
  const cdk = new Stack(options);
  const problems: string[] = [];
  let answered: readonly AnsweredClaim[] = [];
  try {
    let stack: Deployed | undefined;
    await steps.step('Deploy a table and the roles', async () => {
      stack = await cdk.deploy();
      await writeItems(stack.tableName, options);
      return stack.tableName;
    });
    await steps.step('Ask', async () => {
      if (!stack) throw new Error('The stack is not deployed.');
      answered = await ask(claims, { ...options, deployed: stack });
      const commit = (await run('git', ['rev-parse', '--short', 'HEAD'])).output.trim();
      mkdirSync(dirname(options.reportFile), { recursive: true });
      writeFileSync(options.reportFile, report(answered, { ...options, date: new Date().toISOString().slice(0, 10), commit }));
      problems.push(...sentences(answered));
      const wrong = fallen(answered).length;
      return { outcome: `${answered.length} claims, ${wrong} do not hold; see ${options.reportFile}`, failedStep: wrong > 0 };
    });
  } catch (error) {
    problems.push((error as Error).message);
  }
  await steps.step('Destroy', () => cdk.destroy()).catch((error: Error) => problems.push(error.message));
  return { answered, problems: [...problems, ...(await cleanUp(steps, { ...options, regions: [options.region] }))] };
}

async function writeItems(tableName: string, { region, account }: VerifyOptions): Promise<void> {
  const client = new DynamoDBClient({ region, ...account });
  for (const Item of ITEMS) await client.send(new PutItemCommand({ TableName: tableName, Item }));
}

/** The stack, by the CDK CLI: the credentials need not create anything themselves. */
class Stack {
  private readonly folder = mkdtempSync(join(tmpdir(), 'dynamorm-cdk-verify-'));
  private readonly name: string;

  constructor(private readonly options: VerifyOptions) {
    this.name = `${options.prefix}Verify`;
  }

  public async deploy(): Promise<Deployed> {
    const outputs = join(this.folder, 'outputs.json');
    await this.cdk(['deploy', '--require-approval', 'never', '--outputs-file', outputs]);
    return deployed(JSON.parse(readFileSync(outputs, 'utf8'))[this.name]);
  }

  public async destroy(): Promise<string> {
    try {
      await this.cdk(['destroy', '--force']);
      return 'destroyed';
    } finally {
      rmSync(this.folder, { recursive: true, force: true });
    }
  }

  private async cdk(args: string[]): Promise<void> {
    const { region, profile, env } = this.options;
    const app = `${process.execPath} --import tsx ${join(integ, 'verify/app.ts')}`;
    const common = ['--app', app, '--output', join(this.folder, 'cdk.out'), '-c', `stackName=${this.name}`, '--no-notices', '--no-color'];
    await runOrFail(join(integ, 'node_modules/.bin/cdk'), [...args, ...common, ...(profile ? ['--profile', profile] : [])], {
      cwd: root,
      env: { ...env, AWS_REGION: region, AWS_DEFAULT_REGION: region, JSII_DEPRECATED: 'quiet' },
      minutes: 15,
    });
  }
}

import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { BatchWriteItemCommand, DescribeTableCommand, DynamoDBClient, QueryCommand, UpdateTableCommand } from '@aws-sdk/client-dynamodb';
import { compile } from '../../tools/packaging/compile';
import { type RunResult, run } from '../../tools/processes/run';
import { Steps } from '../../tools/work/steps';
import { bootstrap } from '../local-cloud/bootstrap';
import { LocalCloud } from '../local-cloud/local-cloud';

const integ = resolve(__dirname, '..');
const root = resolve(integ, '..');
const cdkCli = join(integ, 'node_modules/.bin/cdk');

const FULL = '@dynamorm-cdk/table:rolloutStep=full';
const items = ['one', 'two', 'three'];

/** After how many waves which indexes answer queries, and by which attribute. */
const expected: Record<string, string>[] = [
  { 'by-owner': 'owner', 'by-folder': 'folder', 'by-tag': 'tag' },
  { 'by-reader': 'reader', 'by-owner': 'owner', 'by-folder': 'folder', 'by-tag': 'tag' },
  { 'by-reader': 'reader', 'by-owner': 'owner', 'by-tag': 'tag' },
  { 'by-reader': 'reader', 'by-owner': 'owner', 'by-folder': 'path', 'by-tag': 'tag' },
  { 'by-reader': 'reader', 'by-owner': 'owner', 'by-folder': 'path' },
];

/**
 * Deploys a change of three indexes for real: at once it is refused, wave by wave it passes, without an edit of the code in between, and the items
 * stay readable through every index that is there.
 */
export async function rollout(): Promise<void> {
  const steps = new Steps();
  const folder = mkdtempSync(join(tmpdir(), 'dynamorm-cdk-rollout-'));
  let cloud: LocalCloud | undefined;
  try {
    await steps.step('Compile the packages', compile);
    await steps.step('Start the local cloud and bootstrap it', async () => {
      cloud = await LocalCloud.start({ stateDirectory: join(root, '.cache/local-cloud'), nodePath: join(integ, 'node_modules') });
      await bootstrap(cloud, [cdkCli]);
      return cloud.endpoint;
    });
    if (!cloud) throw new Error('The local cloud is not running.');
    await new Rollout(cloud, folder, steps).run();
  } finally {
    await cloud?.stop();
    rmSync(folder, { recursive: true, force: true });
    if (steps.results.length > 0) console.log(`\n${steps.table()}\n`);
  }
}

class Rollout {
  private readonly client: DynamoDBClient;
  private readonly stateFile: string;

  constructor(
    private readonly cloud: LocalCloud,
    private readonly folder: string,
    private readonly steps: Steps,
  ) {
    const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey, AWS_REGION: region } = cloud.environment;
    this.client = new DynamoDBClient({ endpoint: cloud.endpoint, region, credentials: { accessKeyId, secretAccessKey } });
    this.stateFile = join(folder, 'dynamorm-rollout.json');
  }

  public async run(): Promise<void> {
    const tableName = await this.begin();
    await this.refusedAtOnce(tableName);
    const waves = await this.plan();
    await this.orphan(tableName);
    for (let wave = 1; wave <= waves; wave += 1) await this.deployWave(tableName, wave, waves);
    await this.end();
  }

  private async begin(): Promise<string> {
    let tableName = '';
    await this.steps.step('Deploy the table as it was, and write items', async () => {
      const outputs = join(this.folder, 'outputs.json');
      await this.cdk(['deploy', '--outputs-file', outputs, '-c', 'earlier=true']);
      tableName = JSON.parse(readFileSync(outputs, 'utf8')).Rollout.TableName;
      const values = (id: string) =>
        Object.fromEntries(['owner', 'folder', 'tag', 'reader', 'path'].map((key) => [key, { S: `${key} of ${id}` }]));
      const puts = items.map((id) => ({ PutRequest: { Item: { PK: { S: id }, ...values(id) } } }));
      await this.client.send(new BatchWriteItemCommand({ RequestItems: { [tableName]: puts } }));
      return this.judge(tableName, expected[0]);
    });
    return tableName;
  }

  /** The negative control: a cloud that took the change at once would prove nothing about the waves. */
  private async refusedAtOnce(tableName: string): Promise<void> {
    await this.steps.step('Deploy the change at once, which must be refused', async () => {
      const { status, output } = await this.cdkRun(['deploy', '-c', FULL]);
      if (status === 0) throw new Error('Four changes of indexes were deployed in one update.');
      const reason = /more than one GSI creation or deletion|properties other than Provisioned Throughput/.exec(output);
      if (!reason) throw new Error(`The deployment failed, but not for its indexes:\n${output}`);
      const before = await this.dynamormCdk(['--from', 'stack:Rollout', '--to', await this.synth('full', ['-c', FULL])]);
      if (before.status !== 1 || !before.output.includes('DYN-C306')) throw new Error(`The plan did not say so:\n${before.output}`);
      await this.judge(tableName, expected[0]);
      return 'refused, and the plan said so';
    });
  }

  private async plan(): Promise<number> {
    let waves = 0;
    await this.steps.step('Plan the waves', async () => {
      const args = ['--from', 'stack:Rollout', '--to', await this.synth('full', ['-c', FULL]), '--state', this.stateFile];
      const { status, output } = await this.dynamormCdk(args);
      if (status !== 0) throw new Error(`The plan failed:\n${output}`);
      waves = this.rollouts()['Rollout/Documents'].waves.length;
      if (waves !== expected.length - 1) throw new Error(`There should be ${expected.length - 1} waves:\n${output}`);
      return `${waves} waves`;
    });
    return waves;
  }

  /** What a rollback of CloudFormation may leave behind. */
  private async orphan(TableName: string): Promise<void> {
    await this.steps.step('Leave an index behind, as a rollback may', async () => {
      const KeySchema = [{ AttributeName: 'owner', KeyType: 'HASH' as const }];
      const Create = { IndexName: 'by-orphan', KeySchema, Projection: { ProjectionType: 'ALL' as const } };
      const AttributeDefinitions = [{ AttributeName: 'owner', AttributeType: 'S' as const }];
      await this.client.send(new UpdateTableCommand({ TableName, AttributeDefinitions, GlobalSecondaryIndexUpdates: [{ Create }] }));
      const { status, output } = await this.dynamormCdk(['--from', 'stack:Rollout', '--state', this.stateFile, '--advance']);
      const Delete = { IndexName: 'by-orphan' };
      await this.client.send(new UpdateTableCommand({ TableName, GlobalSecondaryIndexUpdates: [{ Delete }] }));
      if (status !== 1 || !output.includes('DYN-C325') || !output.includes('by-orphan')) throw new Error(`It was not noticed:\n${output}`);
      return this.judge(TableName, expected[0]);
    });
  }

  private async deployWave(tableName: string, wave: number, waves: number): Promise<void> {
    await this.steps.step(`Deploy wave ${wave} of ${waves}`, async () => {
      const early = await this.advance();
      if (!early.includes('DYN-C324')) throw new Error(`The state went on before wave ${wave} was deployed:\n${early}`);
      await this.cdk(['deploy']);
      const outcome = await this.judge(tableName, expected[wave]);
      const said = await this.advance();
      if (!said.includes(wave < waves ? 'DYN-C323' : 'DYN-C322')) throw new Error(`The state does not follow:\n${said}`);
      return outcome;
    });
  }

  private async end(): Promise<void> {
    await this.steps.step('Nothing is left to do', async () => {
      if (Object.keys(this.rollouts()).length > 0) throw new Error('The state file still has a rollout.');
      const [staged, full] = [await this.synth('staged', []), await this.synth('full', ['-c', FULL])];
      const template = (directory: string) => readFileSync(join(directory, 'Rollout.template.json'), 'utf8');
      if (template(staged) !== template(full)) throw new Error('The template after the last wave is not that of the full table.');
      const { status, output } = await this.dynamormCdk(['--from', 'stack:Rollout', '--to', full]);
      if (status !== 0 || !output.includes(': unchanged')) throw new Error(`The plan has something left:\n${output}`);
      await this.cdk(['destroy', '--force']);
      return 'the full table is deployed';
    });
  }

  /** Each index that should be there gives every item, and those that should not be there refuse the query. */
  private async judge(tableName: string, indexes: Record<string, string>): Promise<string> {
    const { Table: table } = await this.client.send(new DescribeTableCommand({ TableName: tableName }));
    const names = (table?.GlobalSecondaryIndexes ?? []).map(({ IndexName }) => IndexName).sort();
    if (JSON.stringify(names) !== JSON.stringify(Object.keys(indexes).sort()))
      throw new Error(`The table has the indexes ${names.join(', ')}.`);
    for (const [name, attribute] of Object.entries(indexes)) {
      for (const id of items) {
        if ((await this.query(tableName, name, attribute, id)) !== id) throw new Error(`\`${id}\` is not found through ${name}.`);
      }
    }
    const absent = ['by-reader', 'by-folder', 'by-tag'].filter((name) => indexes[name] === undefined);
    for (const name of absent) {
      const answer = await this.query(tableName, name, 'owner', 'one').catch((error: Error) => error.name);
      if (answer !== 'ValidationException') throw new Error(`A query on ${name}, which is not there, ended with ${answer}.`);
    }
    return `${items.length} items through each of ${names.join(', ')}`;
  }

  private async query(TableName: string, IndexName: string, key: string, id: string): Promise<string | undefined> {
    const { Items: found = [] } = await this.client.send(
      new QueryCommand({
        TableName,
        IndexName,
        KeyConditionExpression: '#key = :value',
        ExpressionAttributeNames: { '#key': key },
        ExpressionAttributeValues: { ':value': { S: `${key} of ${id}` } },
      }),
    );
    return found.length === 1 ? found[0].PK.S : undefined;
  }

  private rollouts(): Record<string, { waves: unknown[] }> {
    return existsSync(this.stateFile) ? JSON.parse(readFileSync(this.stateFile, 'utf8')).tables : {};
  }

  private async advance(): Promise<string> {
    return (await this.dynamormCdk(['--from', 'stack:Rollout', '--state', this.stateFile, '--advance'])).output;
  }

  private async synth(name: string, args: string[]): Promise<string> {
    const output = join(this.folder, `cdk.${name}`);
    await this.cdk(['synth', '--quiet', '--output', output, ...args]);
    return output;
  }

  private dynamormCdk(args: string[]): Promise<RunResult> {
    return run(process.execPath, [join(root, 'packages/cli/bin/dynamorm-cdk.js'), 'plan', ...args], { env: this.cloud.environmentFrom() });
  }

  private async cdk(args: string[]): Promise<void> {
    const { status, output } = await this.cdkRun(args);
    if (status !== 0) throw new Error(`\`cdk ${args.join(' ')}\` failed (exit code ${status}):\n${output.trimEnd()}`);
  }

  private cdkRun(args: string[]): Promise<RunResult> {
    const app = `${process.execPath} --import tsx ${join(integ, 'rollout/app.ts')}`;
    const output = args.includes('--output') ? [] : ['--output', join(this.folder, 'cdk.out')];
    const approval = args[0] === 'deploy' ? ['--require-approval', 'never'] : [];
    const context = ['-c', `stateFile=${this.stateFile}`];
    return run(cdkCli, [...args, '--app', app, ...output, ...approval, ...context, '--no-notices', '--no-color'], {
      cwd: integ,
      env: { ...this.cloud.environmentFrom(), JSII_DEPRECATED: 'quiet', TMPDIR: process.env.TMPDIR },
      minutes: 10,
    });
  }
}

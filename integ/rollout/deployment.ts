import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { BatchWriteItemCommand, DescribeTableCommand, DynamoDBClient, QueryCommand, UpdateTableCommand } from '@aws-sdk/client-dynamodb';
import { type RunResult, run } from '../../tools/processes/run';
import type { LocalCloud } from '../local-cloud/local-cloud';

const integ = resolve(__dirname, '..');
export const root = resolve(integ, '..');
export const cdkCli = join(integ, 'node_modules/.bin/cdk');

/** What the table holds from the beginning. */
const items = ['one', 'two', 'three'];

/** The stack of `app.ts` on the local cloud, its items, and the tools that work on it. */
export class Deployment {
  public readonly client: DynamoDBClient;
  public readonly stateFile: string;
  /** How the CDK starts the app. */
  public readonly app = `${process.execPath} --import tsx ${join(integ, 'rollout/app.ts')}`;

  constructor(
    private readonly cloud: LocalCloud,
    public readonly folder: string,
  ) {
    const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey, AWS_REGION: region } = cloud.environment;
    this.client = new DynamoDBClient({ endpoint: cloud.endpoint, region, credentials: { accessKeyId, secretAccessKey } });
    this.stateFile = join(folder, 'dynamorm-rollout.json');
  }

  /** Deploys the table as it was and writes items; gives its name. */
  public async begin(): Promise<string> {
    const outputs = join(this.folder, 'outputs.json');
    await this.cdk(['deploy', '--outputs-file', outputs, '-c', 'earlier=true']);
    const tableName: string = JSON.parse(readFileSync(outputs, 'utf8')).Rollout.TableName;
    const values = (id: string) =>
      Object.fromEntries(['owner', 'folder', 'tag', 'reader', 'path'].map((key) => [key, { S: `${key} of ${id}` }]));
    const puts = items.map((id) => ({ PutRequest: { Item: { PK: { S: id }, ...values(id) } } }));
    await this.client.send(new BatchWriteItemCommand({ RequestItems: { [tableName]: puts } }));
    return tableName;
  }

  /** The indexes of the table, each with its partition key. */
  public async indexes(tableName: string): Promise<Record<string, string>> {
    const { Table: table } = await this.client.send(new DescribeTableCommand({ TableName: tableName }));
    return Object.fromEntries(
      (table?.GlobalSecondaryIndexes ?? []).map(({ IndexName = '', KeySchema: keys = [] }) => [IndexName, keys[0].AttributeName ?? '']),
    );
  }

  /** Each index that should be there gives every item, and those that should not be there refuse the query. */
  public async judge(tableName: string, indexes: Record<string, string>): Promise<string> {
    const names = Object.keys(await this.indexes(tableName)).sort();
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

  /** Makes an index past CloudFormation. */
  public async addIndex(TableName: string, IndexName: string): Promise<void> {
    const KeySchema = [{ AttributeName: 'owner', KeyType: 'HASH' as const }];
    const Create = { IndexName, KeySchema, Projection: { ProjectionType: 'ALL' as const } };
    const AttributeDefinitions = [{ AttributeName: 'owner', AttributeType: 'S' as const }];
    await this.client.send(new UpdateTableCommand({ TableName, AttributeDefinitions, GlobalSecondaryIndexUpdates: [{ Create }] }));
  }

  public async removeIndex(TableName: string, IndexName: string): Promise<void> {
    await this.client.send(new UpdateTableCommand({ TableName, GlobalSecondaryIndexUpdates: [{ Delete: { IndexName } }] }));
  }

  public rollouts(): Record<string, { waves: unknown[] }> {
    return existsSync(this.stateFile) ? JSON.parse(readFileSync(this.stateFile, 'utf8')).tables : {};
  }

  public async synth(name: string, args: string[]): Promise<string> {
    const output = join(this.folder, `cdk.${name}`);
    await this.cdk(['synth', '--quiet', '--output', output, ...args]);
    return output;
  }

  /** How the command line is started. */
  public command(args: string[]) {
    const env = this.environment();
    return { program: process.execPath, args: [join(root, 'packages/cli/bin/dynamorm-cdk.js'), ...args], options: { cwd: integ, env } };
  }

  public dynamormCdk(args: string[]): Promise<RunResult> {
    const { program, args: all, options } = this.command(args);
    return run(program, all, options);
  }

  public async cdk(args: string[]): Promise<void> {
    const { status, output } = await this.cdkRun(args);
    if (status !== 0) throw new Error(`\`cdk ${args.join(' ')}\` failed (exit code ${status}):\n${output.trimEnd()}`);
  }

  public cdkRun(args: string[]): Promise<RunResult> {
    const output = args.includes('--output') ? [] : ['--output', join(this.folder, 'cdk.out')];
    const approval = args[0] === 'deploy' ? ['--require-approval', 'never'] : [];
    const context = ['-c', `stateFile=${this.stateFile}`];
    return run(cdkCli, [...args, '--app', this.app, ...output, ...approval, ...context, '--no-notices', '--no-color'], {
      cwd: integ,
      env: this.environment(),
      minutes: 10,
    });
  }

  public environment(): NodeJS.ProcessEnv {
    return { ...this.cloud.environmentFrom(), JSII_DEPRECATED: 'quiet', TMPDIR: process.env.TMPDIR };
  }
}

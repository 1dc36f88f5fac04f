import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { tablesOfStack } from './stack-tables';

const integ = resolve(__dirname, '../..');

/** Deploys the earlier version of a test's stack and writes an item that the update must keep. */
async function main(test: string, stackId: string, stackName: string): Promise<void> {
  const app = `${process.execPath} --import tsx ${join(integ, 'tests', test)}`;
  const args = ['deploy', stackId, '--app', app, '-c', 'earlier=true', '--output', `cdk-integ.out.earlier-${stackName}`];
  const deployed = spawnSync(join(integ, 'node_modules/.bin/cdk'), [...args, '--require-approval', 'never', '--no-notices', '--no-color'], {
    cwd: join(integ, 'tests'),
    encoding: 'utf8',
  });
  if (deployed.status !== 0) throw new Error(`The earlier version was not deployed:\n${deployed.stdout}${deployed.stderr}`);
  const client = new DynamoDBClient({});
  for (const TableName of await tablesOfStack(stackName)) {
    await client.send(new PutItemCommand({ TableName, Item: { PK: { S: 'written-before' } } }));
  }
}

main(process.argv[2], process.argv[3], process.argv[4]).catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});

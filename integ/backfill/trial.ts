// By hand, with more items: npx tsx integ/backfill/trial.ts 100000
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import {
  BatchWriteItemCommand,
  CreateTableCommand,
  DeleteTableCommand,
  type DynamoDBClient,
  ScanCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { runOrFail } from '../../tools/processes/run';
import { DynamoDBLocal } from '../dynamodb-local/dynamodb-local';

const example = resolve(__dirname, '../../examples/backfill');
const table = 'people';

/** The languages of the example. */
export type Language = 'go' | 'typescript';

/** How items are held after a run. */
export interface Held {
  readonly old: number;
  readonly new: number;
  readonly both: number;
}

/** What a trial saw. */
export interface Trial {
  /** What was written before the run was stopped for the first time, as its state says. */
  readonly stoppedAt: number;
  /** How the resumed run ended. */
  readonly copied: string;
  readonly held: Held;
  /** What a new program wrote under the new name while the backfill ran: it must stay. */
  readonly newer: string | undefined;
  readonly again: string;
  readonly moved: string;
  readonly end: Held;
  /** Seconds of the resumed copy and of the move. */
  readonly seconds: readonly number[];
}

/** Copies a renamed attribute in so many items, is stopped and resumed, runs again, and moves the rest. */
export async function trial(local: DynamoDBLocal, language: Language, items: number, rate: number): Promise<Trial> {
  const folder = mkdtempSync(join(tmpdir(), 'backfill-'));
  try {
    const state = (name: string): string => join(folder, name);
    const options = [
      '--table',
      table,
      '--index',
      'pending',
      '--from',
      'mail',
      '--to',
      'email',
      '--segments',
      '4',
      '--endpoint',
      local.endpoint,
    ];
    const program = await programOf(language, folder);
    const run = (args: string[], stopAfter?: number) => ended(program, [...options, ...args], stopAfter);
    await fill(local.client, items);
    const copying = ['--mode', 'copy', '--state', state('copy'), '--rate', String(rate)];
    await run(copying, 2000);
    const stoppedAt = (JSON.parse(readFileSync(state('copy'), 'utf8')) as { written: number }).written;
    await local.client.send(
      new UpdateItemCommand({
        TableName: table,
        Key: { PK: { S: `person#${items - 1}` } },
        UpdateExpression: 'SET email = :newer',
        ExpressionAttributeValues: { ':newer': { S: 'newer@example.com' } },
      }),
    );
    const times = [Date.now()];
    const copied = await run(copying);
    times.push(Date.now());
    const { held, newer } = await look(local.client, items);
    const again = await run(['--mode', 'copy', '--state', state('again'), '--rate', '100000']);
    times.push(Date.now());
    const moved = await run(['--mode', 'move', '--state', state('move'), '--rate', '100000']);
    times.push(Date.now());
    const end = (await look(local.client, items)).held;
    return {
      stoppedAt,
      copied,
      held,
      newer,
      again,
      moved,
      end,
      seconds: [times[1] - times[0], times[3] - times[2]].map((one) => one / 1000),
    };
  } finally {
    await local.client.send(new DeleteTableCommand({ TableName: table }));
    rmSync(folder, { recursive: true, force: true });
  }
}

async function programOf(language: Language, folder: string): Promise<string[]> {
  if (language === 'typescript') return [process.execPath, '--import', 'tsx', join(example, 'typescript/main.ts')];
  await runOrFail('go', ['build', '-o', join(folder, 'backfill'), '.'], { cwd: join(example, 'go') });
  return [join(folder, 'backfill')];
}

/** The last line of a run; it is stopped as Ctrl+C does, where that is asked for. */
function ended([file, ...first]: string[], args: string[], stopAfter?: number): Promise<string> {
  return new Promise((done, failed) => {
    const env = { ...process.env, AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local', AWS_REGION: 'us-east-1' };
    const child = spawn(file, [...first, ...args], { env, cwd: join(example, 'typescript'), stdio: ['ignore', 'pipe', 'pipe'] });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
    });
    const timer = stopAfter === undefined ? undefined : setTimeout(() => child.kill('SIGINT'), stopAfter);
    child.once('error', failed);
    child.once('close', (code) => {
      clearTimeout(timer);
      if (code === 0 || code === 3) done(out.trim());
      else failed(new Error(`${code}: ${err}`));
    });
  });
}

async function fill(client: DynamoDBClient, items: number): Promise<void> {
  await client.send(
    new CreateTableCommand({
      TableName: table,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [{ AttributeName: 'PK', KeyType: 'HASH' }],
      AttributeDefinitions: ['PK', 'mail'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' as const })),
      GlobalSecondaryIndexes: [
        { IndexName: 'pending', KeySchema: [{ AttributeName: 'mail', KeyType: 'HASH' }], Projection: { ProjectionType: 'KEYS_ONLY' } },
      ],
    }),
  );
  const batches = Array.from({ length: Math.ceil(items / 25) }, (_, at) => at * 25);
  const write = async (from: number): Promise<void> => {
    const requests = Array.from({ length: Math.min(25, items - from) }, (_, at) => ({
      PutRequest: { Item: { PK: { S: `person#${from + at}` }, mail: { S: `p${from + at}@example.com` }, version: { N: '3' } } },
    }));
    await client.send(new BatchWriteItemCommand({ RequestItems: { [table]: requests } }));
  };
  for (let at = 0; at < batches.length; at += 20) await Promise.all(batches.slice(at, at + 20).map(write));
}

async function look(client: DynamoDBClient, items: number): Promise<{ held: Held; newer: string | undefined }> {
  const held = { old: 0, new: 0, both: 0 };
  let newer: string | undefined;
  let seen = 0;
  for (let next: Record<string, never> | undefined | null; next !== null; ) {
    const page = await client.send(new ScanCommand({ TableName: table, ExclusiveStartKey: next }));
    for (const { PK, mail, email, version } of page.Items ?? []) {
      seen++;
      if (version?.N !== '3') throw new Error(`${PK.S} has the version ${version?.N}.`);
      held[mail && email ? 'both' : email ? 'new' : 'old']++;
      if (PK.S === `person#${items - 1}`) newer = email?.S;
    }
    next = (page.LastEvaluatedKey as Record<string, never> | undefined) ?? null;
  }
  if (seen !== items) throw new Error(`${seen} of ${items} items are there.`);
  return { held, newer };
}

if (require.main === module) {
  const items = Number(process.argv[2] ?? 100_000);
  (async () => {
    const local = await DynamoDBLocal.start();
    for (const language of ['typescript', 'go'] as const) console.log(language, await trial(local, language, items, 100_000));
    await local.stop();
  })();
}

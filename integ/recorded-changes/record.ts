// Runs every pair of packages/model-source/test/changes/pairs.ts with the real client of DynamORM against DynamoDB Local, and writes what happens:
//   DYNAMORM_1_3_0=<checkout of v1.3.0> DYNAMORM_1_0_30=<checkout of v1.0.30> npx tsx integ/recorded-changes/record.ts
// Needs Go, Java and Maven. The library is on no registry for this project: check its releases out from its repository.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { type AttributeValue, CreateTableCommand, DeleteTableCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import type { Direction, Done, Recorded } from '../../packages/model-source/test/changes/outcome';
import { type Pair, pairs, type Side, usualRelease } from '../../packages/model-source/test/changes/pairs';
import { DynamoDBLocal } from '../dynamodb-local/dynamodb-local';
import { programOf, sidesOf } from './program';

const folder = mkdtempSync(join(tmpdir(), 'recorded-changes-'));
const releases = [...new Set(pairs.flatMap(({ from, to }) => [from, to].map(({ release }) => release ?? usualRelease)))];

function build(release: string): void {
  const checkout = process.env[`DYNAMORM_${release.replaceAll('.', '_')}`];
  if (checkout === undefined) throw new Error(`DYNAMORM_${release.replaceAll('.', '_')} names no checkout of v${release}.`);
  const module = join(folder, release);
  const files = {
    ...programOf(sidesOf(release, usualRelease), release !== '1.0.30'),
    'go.mod': `module example.com/recorder\n\ngo 1.25\n\nrequire github.com/pay-theory/dynamorm v${release}\n\nreplace github.com/pay-theory/dynamorm => ${resolve(checkout)}\n`,
  };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(module, name)), { recursive: true });
    writeFileSync(join(module, name), text);
  }
  execFileSync('go', ['mod', 'tidy'], { cwd: module, stdio: 'inherit' });
  execFileSync('go', ['build', '-o', 'program', '.'], { cwd: module, stdio: 'inherit' });
}

/** What an item holds, without times and ciphertexts, which differ at each run. */
function stored(item: Record<string, AttributeValue> | undefined): Record<string, unknown> | null {
  if (item === undefined) return null;
  const shown = ([name, value]: [string, AttributeValue]): [string, unknown] => [name, value.M?.edk ? { M: 'encrypted' } : value];
  return Object.fromEntries(
    Object.entries(item)
      .map(shown)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

async function direction(local: DynamoDBLocal, endpoint: string, pair: Pair, at: number, isNewOnOld: boolean): Promise<Direction> {
  const [writer, reader] = isNewOnOld ? [pair.from, pair.to] : [pair.to, pair.from];
  const [writing, reading] = isNewOnOld ? [`p${at}from`, `p${at}to`] : [`p${at}to`, `p${at}from`];
  const tables = [...new Set([pair.from, pair.to].map(({ table = 'notes' }) => table))];
  const run = (side: Side, name: string, verb: string): Done => {
    const program = join(folder, side.release ?? usualRelease, 'program');
    const env = {
      ENDPOINT: endpoint,
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
      AWS_REGION: 'us-east-1',
      ...(writer.variable === undefined ? {} : { [writer.variable]: 'notes' }),
    };
    const { stdout, stderr } = spawnSync(program, [name, verb, side.query ?? ''], { env, encoding: 'utf8' });
    if (stdout === '') throw new Error(`${name} ${verb}: ${stderr}`);
    const done = JSON.parse(stdout) as { error?: string; value?: unknown };
    // Identifiers of requests differ at each run.
    return done.error === undefined
      ? { ...(done.value ? { value: done.value } : {}) }
      : { error: done.error.replace(/, RequestID: [\w-]+/g, '') };
  };
  const item = async () => stored((await local.client.send(new ScanCommand({ TableName: writer.table ?? 'notes' }))).Items?.[0]);
  const fresh = async (): Promise<Done> => {
    const [partition, sort] = pair.keys ?? ['PK', 'SK'];
    const keysOf = (names: string[]) =>
      names.map((AttributeName, position) => ({ AttributeName, KeyType: position === 0 ? ('HASH' as const) : ('RANGE' as const) }));
    const indexes = Object.entries(pair.indexes ?? (pair.from.query === undefined ? {} : { [pair.from.query]: 'status' }));
    for (const TableName of tables) {
      await local.client.send(new DeleteTableCommand({ TableName })).catch(() => undefined);
      await local.client.send(
        new CreateTableCommand({
          TableName,
          BillingMode: 'PAY_PER_REQUEST',
          KeySchema: keysOf([partition, sort]),
          AttributeDefinitions: [partition, sort, ...indexes.map(([, name]) => name)].map((AttributeName) => ({
            AttributeName,
            AttributeType: 'S' as const,
          })),
          ...(indexes.length > 0
            ? {
                GlobalSecondaryIndexes: indexes.map(([IndexName, name]) => ({
                  IndexName,
                  KeySchema: keysOf([name]),
                  Projection: { ProjectionType: 'ALL' as const },
                })),
              }
            : {}),
        }),
      );
    }
    return run(writer, writing, 'create');
  };
  const create = await fresh();
  const before = await item();
  const read = run(reader, reading, 'read');
  const query = reader.query === undefined ? {} : { query: run(reader, reading, 'query') };
  const update = { ...run(reader, reading, 'update'), item: await item() };
  await fresh();
  const put = { ...run(reader, reading, 'put'), item: await item() };
  return { create, before, read, ...query, update, put };
}

async function main(): Promise<void> {
  for (const release of releases) build(release);
  const local = await DynamoDBLocal.start();
  try {
    const { endpoint } = local;
    const recorded: Record<string, Recorded> = {};
    for (const [at, pair] of pairs.entries()) {
      recorded[pair.title] = {
        newOnOld: await direction(local, endpoint, pair, at, true),
        oldOnNew: await direction(local, endpoint, pair, at, false),
      };
    }
    writeFileSync(join(__dirname, '../../packages/model-source/test/changes/recorded.json'), `${JSON.stringify(recorded, undefined, 2)}\n`);
  } finally {
    await local.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

void main();

import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import {
  CloudFormationClient,
  CreateStackCommand,
  DescribeStacksCommand,
  ListChangeSetsCommand,
  ListStackResourcesCommand,
} from '@aws-sdk/client-cloudformation';
import { DescribeTableCommand, DynamoDBClient, UpdateTableCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { folderWith } from '../../../../tools/testing/folder';
import { next } from '../../src/commands/rollout/next';
import { run } from '../../src/commands/rollout/run';
import { status } from '../../src/commands/rollout/status';
import type { WholeTemplate } from '../../src/rollout/whole-template';
import type { Terminal } from '../../src/terminal/terminal';
import { clientOf, localCloud } from '../deployed/cloud';
import { properties, TABLE } from '../plan/templates';

const cloud = localCloud();
let formation: CloudFormationClient;
let dynamo: DynamoDBClient;
beforeAll(() => {
  for (const [name, value] of Object.entries(cloud.environment)) vi.stubEnv(name, value);
  formation = new CloudFormationClient(clientOf(cloud));
  dynamo = new DynamoDBClient(clientOf(cloud));
});
afterAll(() => {
  vi.unstubAllEnvs();
});

const cdk = resolve(__dirname, 'cdk.cjs');
const queue = { Queue: { Type: 'AWS::SQS::Queue' } };
const table = (indexes: string[], more: WholeTemplate['Resources'] = {}): WholeTemplate => ({
  Resources: { Orders: { Type: TABLE, Properties: properties({ indexes }) }, ...more },
});

/** Creates a stack, and gives its name. */
async function deployed(template: WholeTemplate | string): Promise<string> {
  const stack = `Shop${Math.random().toString(36).slice(2, 8)}`;
  const TemplateBody = typeof template === 'string' ? template : JSON.stringify(template);
  await formation.send(new CreateStackCommand({ StackName: stack, TemplateBody }));
  await expect.poll(() => statusOf(stack), { timeout: 10_000 }).not.toMatch(/IN_PROGRESS/);
  expect(await statusOf(stack)).toBe('CREATE_COMPLETE');
  return stack;
}

const statusOf = async (StackName: string) =>
  (await formation.send(new DescribeStacksCommand({ StackName }))).Stacks?.[0].StackStatus ?? '';

async function tableOf(stack: string): Promise<string> {
  const { StackResourceSummaries: found = [] } = await formation.send(new ListStackResourcesCommand({ StackName: stack }));
  return found.find(({ LogicalResourceId: id }) => id === 'Orders')?.PhysicalResourceId ?? '';
}

async function indexesOf(stack: string): Promise<string[]> {
  const { Table: live } = await dynamo.send(new DescribeTableCommand({ TableName: await tableOf(stack) }));
  return (live?.GlobalSecondaryIndexes ?? []).map(({ IndexName = '' }) => IndexName).sort();
}

/** The assembly of an app. */
function app(stack: string, template: WholeTemplate): string {
  const artifact = { type: 'aws:cloudformation:stack', environment: 'aws://unknown-account/unknown-region' };
  const manifest = { version: '48.0.0', artifacts: { [stack]: { ...artifact, properties: { templateFile: 'shop.json' } } } };
  return folderWith({ 'manifest.json': JSON.stringify(manifest), 'shop.json': JSON.stringify(template) });
}

/** Somebody at a terminal who answers, or nobody. */
function terminal(answer?: string): Terminal & { text: string } {
  return {
    text: '',
    color: false,
    env: {},
    out(text) {
      this.text += text;
    },
    err(text) {
      this.text += text;
    },
    input: async () => new Uint8Array(),
    ask: async () => answer,
  };
}

/** Runs the rollout of a stack to an app. */
async function rollout(
  stack: string,
  wanted: WholeTemplate,
  { answer, command = [], ...more }: { answer?: string; command?: string[] } & Record<string, unknown> = {},
) {
  const screen = terminal(answer);
  const code = await run(command, { stack, app: app(stack, wanted), cdk, interval: 0.1, ...more }, screen);
  return { code, text: screen.text };
}

describe('rollout run', () => {
  test('deploys wave after wave, and says which', async () => {
    const stack = await deployed(table(['by-a: a:S', 'by-b: b:S']));
    const wanted = table(['by-b: other:S', 'by-c: c:S'], queue);
    const { code, text } = await rollout(stack, wanted);

    expect(code).toBe(0);
    expect(text.match(/^Wave .*$/gm)).toEqual([
      'Wave 1 of 5: create the index `by-c` of `Orders`',
      'Wave 2 of 5: delete the index `by-b` of `Orders`',
      'Wave 3 of 5: create the index `by-b` of `Orders`',
      'Wave 4 of 5: delete the index `by-a` of `Orders`',
      'Wave 5 of 5: everything else',
    ]);
    expect(await indexesOf(stack)).toEqual(['by-b', 'by-c']);
    expect(await rollout(stack, wanted)).toEqual({ code: 0, text: `\`${stack}\`: everything is deployed, no wave is left.\n` });
  });

  test('ends well where CloudFormation finds nothing else to change', async () => {
    const stack = await deployed(table(['by-a: a:S']));
    const wanted = { ...table(['by-a: a:S']), Conditions: { Never: { 'Fn::Equals': ['a', 'b'] } } };

    expect(await rollout(stack, wanted)).toMatchObject({ code: 0, text: expect.stringContaining('finds nothing else to change') });
  });

  test('asks before it deletes something else, and takes no for an answer', async () => {
    const stack = await deployed(table(['by-a: a:S'], queue));
    const wanted = table(['by-a: a:S']);

    const nobody = await rollout(stack, wanted);
    expect(nobody).toMatchObject({ code: 3, text: expect.stringContaining('DYN-C616') });
    expect(nobody.text).toContain('`Queue` (AWS::SQS::Queue) is deleted');
    expect((await rollout(stack, wanted, { answer: 'n' })).code).toBe(3);
    expect((await formation.send(new ListChangeSetsCommand({ StackName: stack }))).Summaries).toEqual([]);
    expect((await rollout(stack, wanted, { answer: 'y' })).code).toBe(0);
    expect((await formation.send(new ListStackResourcesCommand({ StackName: stack }))).StackResourceSummaries).toHaveLength(1);
  });

  test('does not ask with --approve', async () => {
    const stack = await deployed(table(['by-a: a:S'], queue));

    expect((await rollout(stack, table(['by-a: a:S']), { approve: true })).code).toBe(0);
  });

  test('replaces no table, whoever approves', async () => {
    const stack = await deployed(table(['by-a: a:S']));
    const wanted = { Resources: { Orders: { Type: TABLE, Properties: properties({ keys: ['id:S'], indexes: ['by-a: a:S'] }) } } };
    const { code, text } = await rollout(stack, wanted, { approve: true });

    expect(code).toBe(1);
    expect(text).toContain('DYN-C614 Wave 1 is not deployed: `Orders` (AWS::DynamoDB::Table) may be replaced');
    expect(await indexesOf(stack)).toEqual(['by-a']);
  });

  test('names what the stack does not know, with the command that removes it', async () => {
    const stack = await deployed(table(['by-a: a:S']));
    const TableName = await tableOf(stack);
    const Create = {
      IndexName: 'orphan',
      KeySchema: [{ AttributeName: 'a', KeyType: 'HASH' as const }],
      Projection: { ProjectionType: 'ALL' as const },
    };
    const AttributeDefinitions = [{ AttributeName: 'a', AttributeType: 'S' as const }];
    await dynamo.send(new UpdateTableCommand({ TableName, AttributeDefinitions, GlobalSecondaryIndexUpdates: [{ Create }] }));
    const { code, text } = await rollout(stack, table(['by-b: b:S']));

    expect(code).toBe(1);
    expect(text).toContain('DYN-C612 The table `Orders` has the index `orphan`');
    expect(text).toContain(`--table-name ${TableName} --global-secondary-index-updates '[{"Delete":{"IndexName":"orphan"}}]'`);
  });

  test('says why a wave failed, and leaves the table as it was', async () => {
    const stack = await deployed(table(['by-a: a:S']));
    const broken = { Type: TABLE, Properties: { ...properties(), AttributeDefinitions: [] } };
    const { code, text } = await rollout(stack, table(['by-a: a:S'], { Broken: broken }));

    expect(code).toBe(1);
    expect(text).toMatch(/DYN-C615 Wave 1 of 1 failed, and the stack is UPDATE_ROLLBACK_COMPLETE: Broken: /);
    expect(await indexesOf(stack)).toEqual(['by-a']);
  });

  test('says where CloudFormation finds nothing to change', async () => {
    const stack = await deployed(table(['by-a: a:S']));
    vi.stubEnv('CDK_KEEPS_TEMPLATE', '1');
    const found = await rollout(stack, table(['by-b: b:S']));
    vi.stubEnv('CDK_KEEPS_TEMPLATE', '');

    expect(found).toMatchObject({ code: 1, text: expect.stringContaining('DYN-C613') });
  });

  test.each<[string, string, object]>([
    ['a CDK that is not there', 'DYN-C605', { cdk: './no-such-cdk' }],
    ['a CDK that fails', 'DYN-C604', { cdk: 'false' }],
    ['an app that fails', 'DYN-C603', { cdk: 'false', app: 'no app' }],
  ])('cannot begin with %s', async (_, code, more) => {
    const stack = await deployed(table(['by-a: a:S']));

    await expect(rollout(stack, table(['by-b: b:S']), { ...more })).rejects.toMatchObject({ code });
  });

  test('cannot begin where the deployed template is YAML', async () => {
    const stack = await deployed(`# by hand\n${JSON.stringify(table(['by-a: a:S']))}`);

    await expect(rollout(stack, table([]))).rejects.toMatchObject({ code: 'DYN-C601' });
  });

  test('cannot begin where an index has no name before deployment', async () => {
    const stack = await deployed(table(['by-a: a:S']));
    const unknown = { Type: TABLE, Properties: properties({ indexes: ['by-b: b:S'] }) };
    (unknown.Properties.GlobalSecondaryIndexes as { IndexName: unknown }[])[0].IndexName = { Ref: 'AWS::StackName' };

    await expect(rollout(stack, { Resources: { Orders: unknown } })).rejects.toMatchObject({ code: 'DYN-C602' });
  });
});

describe('rollout run with a command', () => {
  const withPath = (template: WholeTemplate): WholeTemplate => {
    const { Orders, ...more } = template.Resources;
    return { Resources: { Orders: { ...Orders, Metadata: { 'aws:cdk:path': 'Shop/Orders/Resource' } }, ...more } };
  };

  test('hands it the file of the wave, and says that nobody guards it', async () => {
    const stack = await deployed(withPath(table(['by-a: a:S'])));
    const copy = join(folderWith({}), 'seen.json');
    const command = ['sh', '-c', `cp "$DYNAMORM_CDK_ROLLOUT_FILE" ${copy}`];
    const { code, text } = await rollout(stack, withPath(table(['by-b: b:S'])), { command });

    expect(text).toContain('unguarded: `sh -c');
    expect(JSON.parse(readFileSync(copy, 'utf8')).tables).toMatchObject({
      'Shop/Orders': {
        account: '000000000000',
        region: 'us-east-1',
        stack,
        tableName: await tableOf(stack),
        logicalId: 'Orders',
        step: 1,
        waves: [{ create: 'by-b' }, { delete: 'by-a' }],
      },
    });
    // The command deployed nothing, so the wave is there again.
    expect(code).toBe(1);
    expect(text).toContain('DYN-C617');
    expect(text).toContain('The deployment of wave 1 ended well, and the wave is not deployed');
  });

  test('ends where it fails', async () => {
    const stack = await deployed(withPath(table(['by-a: a:S'])));

    expect(await rollout(stack, withPath(table(['by-b: b:S'])), { command: ['false'] })).toMatchObject({
      code: 1,
      text: expect.stringContaining('DYN-C617 `false` ended with exit code 1 in wave 1.'),
    });
  });

  test('asks before it deploys what belongs to the last wave', async () => {
    const stack = await deployed(withPath(table(['by-a: a:S'])));
    const { code, text } = await rollout(stack, withPath(table(['by-b: b:S'], queue)), { command: ['false'], answer: 'n' });

    expect(code).toBe(3);
    expect(text).toContain('Wave 1 deploys this too, and its code must not query an index before it is active:\n  - Queue\n');
  });

  test('takes no express mode', async () => {
    const stack = await deployed(withPath(table(['by-a: a:S'])));
    const command = ['cdk', 'deploy', '--express'];

    expect(await rollout(stack, withPath(table(['by-b: b:S'])), { command })).toMatchObject({
      code: 1,
      text: expect.stringContaining('express mode'),
    });
  });

  test('cannot hold back what is no change of an index, nor name a table without a path', async () => {
    const moved = (AttributeName: string) => {
      const { Orders } = table(['by-a: a:S']).Resources;
      const TimeToLiveSpecification = { AttributeName, Enabled: true };
      return withPath({ Resources: { Orders: { ...Orders, Properties: { ...Orders.Properties, TimeToLiveSpecification } } } });
    };
    const stack = await deployed(moved('old'));

    await expect(rollout(stack, moved('fresh'), { command: ['true'] })).rejects.toMatchObject({ code: 'DYN-C607' });
    const plain = await deployed(table(['by-a: a:S']));
    await expect(rollout(plain, table(['by-b: b:S']), { command: ['true'] })).rejects.toMatchObject({ code: 'DYN-C608' });
  });

  test('rollout next writes the file, and an empty one where nothing is left', async () => {
    const before = withPath(table(['by-a: a:S']));
    const stack = await deployed(before);
    const file = join(folderWith({}), '.dynamorm-rollout/shop.json');
    const write = async (wanted: WholeTemplate) => {
      const screen = terminal();
      const code = await next({ stack, app: app(stack, wanted), file, interval: 0.1, format: 'json' }, screen);
      return { code, said: JSON.parse(screen.text), tables: JSON.parse(readFileSync(file, 'utf8')).tables };
    };

    expect(await write(withPath(table(['by-a: a:S', 'by-b: b:S'], queue)))).toMatchObject({
      code: 0,
      said: { stack, done: false, file, wave: 1, of: 2, changes: ['create the index `by-b` of `Shop/Orders`'], alsoDeploys: ['Queue'] },
      tables: { 'Shop/Orders': { waves: [{ create: 'by-b' }] } },
    });
    expect(await write(before)).toEqual({ code: 0, said: { stack, done: true, file }, tables: {} });
    expect(readFileSync(join(dirname(file), '.gitignore'), 'utf8')).toBe('*\n');
  });
});

describe('rollout status', () => {
  const look = async (stack: string, wanted: WholeTemplate) => {
    const screen = terminal();
    const code = await status({ stack, app: app(stack, wanted), format: 'json' }, screen);
    return { code, ...JSON.parse(screen.text) };
  };

  test('is waiting, with the waves that are left', async () => {
    const stack = await deployed(table(['by-a: a:S']));

    expect(await look(stack, table(['by-b: b:S'], queue))).toMatchObject({
      code: 3,
      state: 'waiting',
      wave: 1,
      of: 3,
      waves: [['create the index `by-b` of `Orders`'], ['delete the index `by-a` of `Orders`'], []],
    });
  });

  test('is done where nothing is left', async () => {
    const stack = await deployed(table(['by-a: a:S']));

    expect(await look(stack, table(['by-a: a:S']))).toMatchObject({ code: 0, state: 'done', waves: [] });
  });
});

import {
  type AttributeValue,
  ConditionalCheckFailedException,
  DescribeTableCommand,
  type DynamoDBClient,
  ScanCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { Limiter } from './limiter';
import type { BackfillOptions } from './options';
import { readState, type State, writeState } from './state';

type Item = Record<string, AttributeValue>;

/** Items of one page, which are written at the same time. */
const pageSize = 100;

/** Rewrites every pending item once. It may be stopped at any time and started again: what is done is not done twice. */
export async function backfill(
  client: DynamoDBClient,
  options: BackfillOptions,
  { signal, progress }: { signal?: AbortSignal; progress?: (state: State) => void } = {},
): Promise<State> {
  const keys = await keysOf(client, options.table);
  const state = readState(options);
  const limiter = new Limiter(options.rate);
  await Promise.all(state.segments.map((_, segment) => segmentOf(client, options, { keys, state, limiter, segment, signal, progress })));
  return state;
}

interface Run {
  readonly keys: string[];
  readonly state: State;
  readonly limiter: Limiter;
  readonly segment: number;
  readonly signal?: AbortSignal;
  readonly progress?: (state: State) => void;
}

async function segmentOf(client: DynamoDBClient, options: BackfillOptions, run: Run): Promise<void> {
  const { keys, state, limiter, segment, signal, progress } = run;
  const own = state.segments[segment];
  while (!own.done && !signal?.aborted) {
    const { Items = [], LastEvaluatedKey } = await client.send(
      new ScanCommand({
        TableName: options.table,
        IndexName: options.index,
        Segment: segment,
        TotalSegments: options.segments,
        ExclusiveStartKey: own.next as Item | undefined,
        Limit: pageSize,
        // Whether an item is pending is decided by the write: an index may be behind.
        ProjectionExpression: keys.map((_, at) => `#k${at}`).join(', '),
        ExpressionAttributeNames: Object.fromEntries(keys.map((name, at) => [`#k${at}`, name])),
      }),
    );
    const written = await Promise.all(
      Items.map(async (item) => {
        await limiter.pass();
        return rewrite(client, options, Object.fromEntries(keys.map((name) => [name, item[name]])));
      }),
    );
    state.written += written.filter((one) => one).length;
    state.skipped += written.filter((one) => !one).length;
    own.next = LastEvaluatedKey as Record<string, unknown> | undefined;
    own.done = LastEvaluatedKey === undefined;
    writeState(options.state, state);
    progress?.(state);
  }
}

/** Whether the item was pending. Neither its version nor its time of the last update changes: to programs it is the same item. */
async function rewrite(client: DynamoDBClient, { table, from, to, mode }: BackfillOptions, key: Item): Promise<boolean> {
  try {
    await client.send(
      new UpdateItemCommand({
        TableName: table,
        Key: key,
        // A value that a new program has written meanwhile under the new name stays.
        UpdateExpression: mode === 'copy' ? 'SET #to = #from' : 'SET #to = if_not_exists(#to, #from) REMOVE #from',
        ConditionExpression: mode === 'copy' ? 'attribute_exists(#from) AND attribute_not_exists(#to)' : 'attribute_exists(#from)',
        ExpressionAttributeNames: { '#from': from, '#to': to },
      }),
    );
    return true;
  } catch (error) {
    // It is rewritten already, or deleted.
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}

async function keysOf(client: DynamoDBClient, table: string): Promise<string[]> {
  const { Table } = await client.send(new DescribeTableCommand({ TableName: table }));
  return (Table?.KeySchema ?? []).map(({ AttributeName = '' }) => AttributeName);
}

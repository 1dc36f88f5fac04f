import { parseArgs } from 'node:util';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { backfill } from './backfill';
import type { BackfillOptions } from './options';
import type { State } from './state';

const { values } = parseArgs({
  options: {
    table: { type: 'string' },
    index: { type: 'string' },
    from: { type: 'string' },
    to: { type: 'string' },
    mode: { type: 'string', default: 'copy' },
    segments: { type: 'string', default: '4' },
    rate: { type: 'string', default: '500' },
    state: { type: 'string', default: 'backfill-state.json' },
    endpoint: { type: 'string' },
  },
});
const { table, index, from, to, mode, state, endpoint } = values;
const [segments, rate] = [values.segments, values.rate].map(Number);
if (!table || !from || !to || (mode !== 'copy' && mode !== 'move') || !(segments >= 1) || !(rate > 0)) {
  console.error('Usage: backfill --table <name> --from <attribute> --to <attribute> [--index <name>] [--mode copy|move]');
  console.error('                [--segments 4] [--rate 500] [--state backfill-state.json] [--endpoint <url>]');
  process.exit(2);
}

const stop = new AbortController();
// The pages that are under way are finished; the next run goes on behind them.
process.once('SIGINT', () => stop.abort());
process.once('SIGTERM', () => stop.abort());

const started = Date.now();
let shown = 0;
let first: number | undefined;
const progress = ({ written, skipped, segments: all }: State): void => {
  first ??= written;
  const now = Date.now();
  if (now - shown < 2000) return;
  shown = now;
  const rateNow = Math.round((written - first) / ((now - started) / 1000));
  console.error(
    `${written} written, ${skipped} skipped, ${rateNow}/s, ${all.filter(({ done }) => done).length} of ${all.length} segments done`,
  );
};

async function main(options: BackfillOptions): Promise<void> {
  const client = new DynamoDBClient({ ...(endpoint ? { endpoint } : {}), maxAttempts: 10, retryMode: 'adaptive' });
  const end = await backfill(client, options, { signal: stop.signal, progress });
  const done = end.segments.every((one) => one.done);
  console.log(`${end.written} items written, ${end.skipped} skipped: ${done ? 'done' : 'stopped, start it again to go on'}.`);
  process.exitCode = done ? 0 : 3;
}

main({ table, index, from, to, mode, segments, rate, state }).catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});

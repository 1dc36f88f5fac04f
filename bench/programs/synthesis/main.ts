import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { synthesize, type TableMaker } from './layout';

/** Each contestant loads what it needs and nothing else. */
const contestants: Record<string, (tables: number) => TableMaker> = {
  'table-v2': () => require('./table-v2').make,
  'dynamorm-table': () => require('./dynamorm-table').make,
  'dynamorm-table-with-models': (tables) => require('./dynamorm-table-with-models').makerOf(tables),
};

const [, , contestant, count, keep] = process.argv;
const folder = keep ?? mkdtempSync(join(tmpdir(), 'dynamorm-cdk-bench-'));
synthesize(Number(count), folder, contestants[contestant](Number(count)));
if (keep === undefined) rmSync(folder, { recursive: true });

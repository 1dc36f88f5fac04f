import { Random } from '../load/random';
import { largestTenant, PARTITION, throttled, type Usage } from '../load/tenant-index';
import { zipf } from '../load/zipf';
import type { Measurement } from '../measurement';
import { linePlot } from '../report/line-plot';
import { table } from '../report/table';

const SEED = 20_260_101;
const TENANTS = 1_000;
const EXPONENT = 1.1;
const SHARDS = [1, 2, 8, 32];
const WRITES = [1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000];
const READS_PER_WRITE = 1;
const SECONDS = 60;
const SHARE = 0.001;
/** Items of 1 KB; a read gives the 25 newest: 25 KB at half a unit for each 4 KB, since an index is read with eventual consistency. */
const USAGE: Usage = { unitsPerWrite: 1, unitsPerQuery: 3.5 };

export const tenantLoad: Measurement = {
  name: 'tenant-load',
  title: 'Load model of a tenant index',
  run: async (progress) => {
    progress(`simulating ${SECONDS} s of ${TENANTS} tenants at ${WRITES.length} loads, with ${SHARDS.join(', ')} shards`);
    const shares = zipf(TENANTS, EXPONENT);
    const outcomes = WRITES.map((writes) =>
      SHARDS.map((shards) => {
        const tenants = shares.map((share) => ({ writes: writes * share, reads: writes * share * READS_PER_WRITE }));
        return throttled({ tenants, shards, seconds: SECONDS }, USAGE, new Random(SEED));
      }),
    );
    const largest = SHARDS.map((shards) => largestTenant(shards, USAGE, SHARE, () => new Random(SEED)));
    const percent = (share: number) => `${(share * 100).toFixed(share > 0 && share < 0.001 ? 3 : 1)} %`;
    const heads = SHARDS.map((shards) => (shards === 1 ? 'tenant alone' : `${shards} shards`));
    return {
      text: [
        `A simulation, seeded (${SEED}), no measurement of DynamoDB. ${TENANTS.toLocaleString('en')} tenants share a table; their traffic follows Zipf's law with exponent ${EXPONENT}, so ` +
          `that the largest has ${percent(shares[0])} of it. Each item of 1 KB is one write to the index \`gsi-tenant\`; for each write there is one read of a tenant's 25 newest items, ` +
          `${USAGE.unitsPerQuery} units. Arrivals are independent (Poisson), for ${SECONDS} seconds; what a second cannot serve is refused and not tried again.`,
        'Assumptions. A partition serves 1,000 write and 3,000 read units a second ([limits](https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-partition-key-design.html)), ' +
          'on-demand or not, and bursts do not pass it. Split for heat ([adaptive capacity](https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/burst-adaptive-capacity.html)) ' +
          'has given every hot key a partition of its own: the best that DynamoDB can do between keys. Within a key it can part items by their sort key alone; here the sort key is a time, ' +
          'so that all traffic is at one end and parting it helps nobody. A tenant index with a sort key that spreads would do better than this. A write that the index refuses is refused by the table too ' +
          "([back pressure](https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/gsi-throttling.html)), whatever the table's own keys are; the table itself is not modelled.",
        `Refused, of all tenants together; reads are refused alike whatever the shards, since each shard gets each read:\n\n${table(
          ['writes and reads a second', ...heads.map((head) => `writes, ${head}`), 'reads'],
          WRITES.map((writes, at) => [
            writes.toLocaleString('en'),
            ...outcomes[at].map((outcome) => percent(outcome.writes)),
            percent(outcomes[at][0].reads),
          ]),
        )}`,
        `The largest tenant that is served, with at most ${percent(SHARE)} of its writes refused, and what a read costs:\n\n${table(
          ['', ...heads],
          [
            ['writes a second', ...largest.map((writes) => writes.toLocaleString('en'))],
            ['reads a second', ...SHARDS.map(() => Math.floor(PARTITION.reads / USAGE.unitsPerQuery).toLocaleString('en'))],
            ['queries a read', ...SHARDS.map(String)],
            ['units a read', ...SHARDS.map((shards) => String(shards * USAGE.unitsPerQuery))],
          ],
        )}`,
        `Sharding pays for tenants that write more than a partition takes, and for nobody else: the largest tenant grows with the number of shards, and so does the price of each read. It does not help who reads the newest items: ` +
          'each shard is asked for all of them, since all could lie there. `TenantIsolation.index({ shards })` offers it.',
      ],
      plots: [
        {
          name: 'tenant-load',
          title: 'Writes refused by the load of all tenants',
          svg: linePlot(
            'Writes refused by the load of all tenants',
            SHARDS.map((_, at) => ({
              label: heads[at],
              points: WRITES.map((writes, row) => [writes, outcomes[row][at].writes * 100]),
            })),
            { x: 'writes a second, all tenants', y: 'per cent refused', logarithmic: 'x' },
          ),
        },
      ],
    };
  },
};

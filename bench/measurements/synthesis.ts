import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Measurement, Section, Verdict } from '../measurement';
import { barPlot } from '../report/bar-plot';
import { linePlot } from '../report/line-plot';
import { comparison, legend, samples } from '../report/table';
import { type Ended, program, type Spent } from '../sampling/child';
import { interleave, type Rounds } from '../sampling/interleave';
import { ratioOf, spreadOf } from '../sampling/spread';

/** Times the cost of the hand-written table. */
export const MOST = 1.1;

/** The contestants, as the program knows them. */
export const CONTESTANTS = new Map([
  ['TableV2', 'table-v2'],
  ['DynamORMTable', 'dynamorm-table'],
  ['DynamORMTable with models', 'dynamorm-table-with-models'],
]);
const PEER = 'TableV2';

/** Tables, and how often each app is synthesized by each contestant. */
const SIZES: [tables: number, rounds: number][] = [
  [1, 15],
  [50, 9],
  [500, 7],
];

export const synthesis: Measurement = {
  name: 'synthesis',
  title: 'Synthesis of tables with five indexes and grants',
  run: async (progress) => {
    const measured = new Map<number, Rounds<Ended>>();
    for (const [tables, rounds] of SIZES) {
      sameTemplates(tables);
      progress(`${tables} ${tables === 1 ? 'table' : 'tables'}: the templates are equal; ${rounds} rounds`);
      measured.set(tables, synthesize(tables, rounds));
    }
    return section(measured);
  },
};

/** Runs the contestants in turn. */
export function synthesize(tables: number, rounds: number, names: readonly string[] = [...CONTESTANTS.keys()]): Rounds<Ended> {
  const runs = names.map((name): [string, () => Ended] => [name, () => program('synthesis/main', CONTESTANTS.get(name) ?? '', tables)]);
  return interleave(new Map(runs), rounds);
}

/** Fails where the contestants do not make the same: then there would be nothing to compare. */
export function sameTemplates(tables: number): void {
  const folder = mkdtempSync(join(tmpdir(), 'dynamorm-cdk-bench-'));
  const made = [...CONTESTANTS.values()].map((contestant) => {
    program('synthesis/main', contestant, tables, join(folder, contestant));
    return templatesIn(join(folder, contestant));
  });
  rmSync(folder, { recursive: true });
  if (made.some((templates) => templates !== made[0]))
    throw new Error(`The templates of ${tables} tables differ: nothing can be compared.`);
}

/** The templates of a cloud assembly, to the byte. */
export function templatesIn(folder: string): string {
  const names = readdirSync(folder).filter((name) => name.endsWith('.template.json'));
  if (names.length === 0) throw new Error(`No template was written into ${folder}.`);
  return names
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');
}

function section(measured: Map<number, Rounds<Ended>>): Section {
  const tables = [...measured].map(([count, rounds]) => `${count} ${count === 1 ? 'table' : 'tables'}:\n\n${comparison(rounds, PEER)}`);
  return {
    text: [
      'A table has two keys, five global indexes and a time to live; a role of its own may read and write it. `TableV2` is written by hand so that ' +
        'the templates are equal to the byte, grants included (the tree of constructs and the usage metadata, which are no part of a template, differ). ' +
        'Stacks hold 50 tables each. A process loads the libraries, builds the app with the feature flags of a new one, and synthesizes it. ' +
        '`DynamORMTable` has its keys given; "with models" it takes them from a document of as many models, which it also reads, judges and compares, ' +
        'so its peer does less.',
      legend,
      ...tables,
    ],
    verdicts: [...[...measured].flatMap(([count, rounds]) => verdicts(count, rounds)), ...linear(measured)],
    plots: [
      {
        name: 'synthesis-ratio',
        title: 'Cost of a synthesis in times that of TableV2',
        svg: barPlot(
          'Cost of a synthesis in times that of TableV2',
          'times',
          [...measured].flatMap(([count, rounds]) =>
            (['processor', 'memory'] as const).map((column) => ({
              label: `${count} ${count === 1 ? 'table' : 'tables'}, ${column === 'processor' ? 'processor time' : 'memory'}`,
              bars: [...rounds.keys()].filter((name) => name !== PEER).map((name) => ({ label: name, value: ratio(rounds, name, column) })),
            })),
          ),
          MOST,
        ),
      },
      {
        name: 'synthesis-growth',
        title: 'Processor time of a synthesis by tables',
        svg: linePlot(
          'Processor time of a synthesis by tables',
          [...CONTESTANTS.keys()].map((label) => ({
            label,
            points: [...measured].map(([count, rounds]) => [count, spreadOf(samples(rounds, label)('processor')).median]),
          })),
          { x: 'tables', y: 'milliseconds' },
        ),
      },
    ],
  };
}

function ratio(rounds: Rounds<Spent>, name: string, column: keyof Spent) {
  return ratioOf(samples(rounds, name)(column), samples(rounds, PEER)(column));
}

function verdicts(count: number, rounds: Rounds<Spent>): Verdict[] {
  return (['processor', 'memory'] as const).map((column) => {
    const { median } = ratio(rounds, 'DynamORMTable', column);
    return {
      goal: `${column === 'processor' ? 'time' : 'memory'} for ${count} at most ${MOST.toFixed(2)} times that of ${PEER}`,
      measured: median.toFixed(3),
      met: median <= MOST,
    };
  });
}

/** What each further table costs must not grow: from 50 to 500 as much a table as up to 50, but for what the first tables warm up. */
function linear(measured: Map<number, Rounds<Spent>>): Verdict[] {
  const median = (count: number) => spreadOf(samples(measured.get(count) ?? new Map(), 'DynamORMTable')('processor')).median;
  const early = (median(50) - median(1)) / 49;
  const late = (median(500) - median(50)) / 450;
  return [
    {
      goal: 'linear growth: a table from 50 to 500 costs no more than one up to 50',
      measured: `${late.toFixed(1)} ms after ${early.toFixed(1)} ms`,
      met: late <= early * 1.1,
    },
  ];
}

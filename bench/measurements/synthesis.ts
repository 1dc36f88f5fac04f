import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Measurement, Section, Verdict } from '../measurement';
import { barPlot } from '../report/bar-plot';
import { linePlot } from '../report/line-plot';
import { comparison, legend, samples } from '../report/table';
import { atMost } from '../report/verdict';
import { type Ended, program, type Spent } from '../sampling/child';
import { inFolder } from '../sampling/folder';
import { interleave, type Rounds } from '../sampling/interleave';
import { ratioOf, spreadOf } from '../sampling/spread';

/** Times the cost of the hand-written table, by tables: with models, and with keys given. */
const MOST_WITH_MODELS = new Map([
  [1, 1.15],
  [50, 1.12],
  [500, 1.12],
]);
export const MOST_WITH_KEYS = 1.05;
const MOST_MEMORY = 1.1;

const PEER = 'TableV2';
const KEYS = 'DynamORMTable';
const MODELS = 'DynamORMTable with models';

/** The contestants, as the program knows them. */
export const CONTESTANTS = new Map([
  [PEER, 'table-v2'],
  [KEYS, 'dynamorm-table'],
  [MODELS, 'dynamorm-table-with-models'],
]);

/** Tables, and how often each app is synthesized by each contestant. */
const SIZES: [tables: number, rounds: number][] = [
  [1, 15],
  [50, 9],
  [500, 7],
  [2_000, 5],
];

export const synthesis: Measurement = {
  name: 'synthesis',
  title: 'Synthesis of tables with five indexes and grants',
  run: async (progress) => {
    const measured = new Map<number, Rounds<Ended>>();
    for (const [tables, rounds] of SIZES) {
      if (tables <= 500) sameTemplates(tables);
      progress(`${tables} ${tables === 1 ? 'table' : 'tables'}: ${rounds} rounds`);
      measured.set(tables, synthesize(tables, rounds));
    }
    return section(measured);
  },
};

/** Runs the contestants in turn. */
export function synthesize(tables: number, rounds: number, names: readonly string[] = [...CONTESTANTS.keys()]): Rounds<Ended> {
  const runs = names.map((name): [string, () => Ended] => [name, () => program('synthesis/main', CONTESTANTS.get(name) ?? '', tables)]);
  // What takes seconds makes up for what a first process finds cold.
  return interleave(new Map(runs), rounds, { warmUp: tables <= 500 });
}

/** Fails where the contestants do not make the same: then there would be nothing to compare. */
export function sameTemplates(tables: number): void {
  sameFrom(`The templates of ${tables} tables`, CONTESTANTS.values(), (contestant, folder) =>
    program('synthesis/main', contestant, tables, folder),
  );
}

/** The same for contestants that `make` lets write their templates to a folder. */
export function sameFrom(what: string, contestants: Iterable<string>, make: (contestant: string, folder: string) => unknown): void {
  const made = inFolder((folder) =>
    [...contestants].map((contestant) => {
      make(contestant, join(folder, contestant));
      return templatesIn(join(folder, contestant));
    }),
  );
  if (made.some((templates) => templates !== made[0])) throw new Error(`${what} differ: nothing can be compared.`);
}

/** The templates of a cloud assembly, to the byte. */
function templatesIn(folder: string): string {
  const names = readdirSync(folder).filter((name) => name.endsWith('.template.json'));
  if (names.length === 0) throw new Error(`No template was written into ${folder}.`);
  return names
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');
}

function section(measured: Map<number, Rounds<Ended>>): Section {
  const tables = [...measured].map(
    ([count, rounds]) => `${count.toLocaleString('en')} ${count === 1 ? 'table' : 'tables'}:\n\n${comparison(rounds, PEER)}`,
  );
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
          MOST_MEMORY,
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
  const named = `${count.toLocaleString('en')} ${count === 1 ? 'table' : 'tables'}`;
  const most = MOST_WITH_MODELS.get(count);
  const memory = ratio(rounds, MODELS, 'memory').median;
  const ofModels = [
    ...(most === undefined
      ? []
      : [atMost(`synthesis with models, ${named}: time against TableV2`, most, ratio(rounds, MODELS, 'processor').median)]),
    atMost(`synthesis with models, ${named}: memory against TableV2`, MOST_MEMORY, memory),
  ];
  if (count !== 500) return ofModels;
  return [
    ...ofModels,
    atMost(`synthesis with keys given, ${named}: time against TableV2`, MOST_WITH_KEYS, ratio(rounds, KEYS, 'processor').median),
  ];
}

/** What each further table costs must not grow: from 500 to 2,000 as much a table as from 50 to 500. */
function linear(measured: Map<number, Rounds<Spent>>): Verdict[] {
  const median = (count: number) => spreadOf(samples(measured.get(count) ?? new Map(), MODELS)('processor')).median;
  const early = (median(500) - median(50)) / 450;
  const late = (median(2_000) - median(500)) / 1_500;
  return [atMost('growth: a table from 500 to 2,000 with models, in times one from 50 to 500', 1.1, late / early)];
}

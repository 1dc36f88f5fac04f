import { written } from '../documents';
import type { Measurement, Section } from '../measurement';
import { barPlot } from '../report/bar-plot';
import { linePlot } from '../report/line-plot';
import { comparison, legend, samples } from '../report/table';
import { atMost } from '../report/verdict';
import { type Ended, node, program, type Spent } from '../sampling/child';
import { inFolder } from '../sampling/folder';
import { interleave, type Rounds } from '../sampling/interleave';
import { ratioOf, spreadOf } from '../sampling/spread';
import { commandLine } from './command-line';

type Format = 'yaml' | 'json';

/** Times what a process takes that parses the file and does nothing else, by models. */
const MOST: Record<Format, Map<number, number>> = {
  yaml: new Map([
    [100, 1.5],
    [1_000, 1.7],
    [10_000, 1.9],
  ]),
  json: new Map([
    [100, 2],
    [1_000, 3.5],
    [10_000, 4],
  ]),
};
const MOST_MEMORY = 1.5;

const PARSED = 'a process that parses';
const VALIDATED = 'dynamorm-cdk validate';
const SOUND = '10,000 models';
const TWICE = '20,000 models';
const FAULTY = '10,000 models, a finding in each';
const TWICE_FAULTY = '20,000 models, a finding in each';

/** Models, and how often each document is judged. */
const SIZES: [models: number, rounds: number][] = [
  [100, 11],
  [1_000, 9],
  [10_000, 5],
];

export const validateCommand: Measurement = {
  name: 'validate-command',
  title: 'The command `validate` against a process that parses the file',
  run: async (progress) =>
    inFolder((folder) => {
      const measured = { yaml: new Map<number, Rounds<Ended>>(), json: new Map<number, Rounds<Ended>>() };
      for (const format of ['yaml', 'json'] as const) {
        for (const [models, rounds] of SIZES) {
          progress(`${models} models, ${format}: ${rounds} rounds`);
          measured[format].set(models, validateFile(written(folder, models, { json: format === 'json' }), rounds));
        }
      }
      progress('20,000 models, findings');
      return section(measured, further(folder));
    }),
};

/** Lets both look at a file in turn. */
export function validateFile(file: string, rounds: number): Rounds<Ended> {
  const runs = new Map([
    [PARSED, () => program('parse/main', file)],
    [VALIDATED, () => node([commandLine, 'validate', file])],
  ]);
  return interleave(runs, rounds);
}

/** Times what the parsing process takes. */
export function timesParsing(rounds: Rounds<Spent>, column: keyof Spent = 'processor'): number {
  return ratioOf(samples(rounds, VALIDATED)(column), samples(rounds, PARSED)(column)).median;
}

/** What goes wrong is printed too, with the line of each finding. */
function further(folder: string): Rounds<Ended> {
  const judged = (file: string) => () => node([commandLine, 'validate', file], [0, 1]);
  const runs = new Map([
    [SOUND, judged(written(folder, 10_000))],
    [TWICE, judged(written(folder, 20_000))],
    [FAULTY, judged(written(folder, 10_000, { faulty: true }))],
    [TWICE_FAULTY, judged(written(folder, 20_000, { faulty: true }))],
  ]);
  return interleave(runs, 5, { warmUp: false });
}

function section(measured: Record<Format, Map<number, Rounds<Ended>>>, more: Rounds<Ended>): Section {
  const named = { yaml: 'YAML, against js-yaml', json: 'JSON, against `JSON.parse`' };
  const all = (['yaml', 'json'] as const).flatMap((format) =>
    [...measured[format]].map(([models, rounds]) => ({ format, models, rounds })),
  );
  const times = (name: string, than = SOUND) => ratioOf(samples(more, name)('processor'), samples(more, than)('processor')).median;
  return {
    text: [
      'Whole processes, from start to end, on documents of models with ten attributes and an index each; 10,000 of them are 12 MB. The peer reads the file, parses it, and is done.',
      legend,
      ...all.map(
        ({ format, models, rounds }) => `${models.toLocaleString('en')} models in ${named[format]}:\n\n${comparison(rounds, PARSED)}`,
      ),
      `Further, in YAML:\n\n${comparison(more, SOUND)}`,
    ],
    verdicts: [
      ...all.flatMap(({ format, models, rounds }) => {
        const what = `\`validate\`, ${models.toLocaleString('en')} models in ${named[format]}`;
        const ofMemory = format === 'yaml' ? [atMost(`${what}: memory`, MOST_MEMORY, timesParsing(rounds, 'memory'))] : [];
        return [atMost(`${what}: time`, MOST[format].get(models) ?? 0, timesParsing(rounds)), ...ofMemory];
      }),
      atMost('`validate`, 10,000 models with a finding in each, in times without', 1.1, times(FAULTY)),
      atMost('growth: `validate` of 20,000 models, in times 10,000', 2.2, times(TWICE)),
      atMost('growth: the same with a finding in each', 2.2, times(TWICE_FAULTY, FAULTY)),
    ],
    plots: [
      {
        name: 'validate-command-ratio',
        title: 'Processor time of `validate` in times that of a process that parses',
        svg: barPlot(
          'Processor time in times that of a process that parses',
          'times',
          all.map(({ format, models, rounds }) => ({
            label: `${models.toLocaleString('en')} models, ${format.toUpperCase()}`,
            bars: [{ label: VALIDATED, value: ratioOf(samples(rounds, VALIDATED)('processor'), samples(rounds, PARSED)('processor')) }],
          })),
        ),
      },
      {
        name: 'validate-command-growth',
        title: 'Processor time of `validate` by models',
        svg: linePlot(
          'Processor time by models, in YAML',
          [PARSED, VALIDATED].map((label) => ({
            label,
            points: [...measured.yaml].map(([models, rounds]) => [models, spreadOf(samples(rounds, label)('processor')).median]),
          })),
          { x: 'models', y: 'milliseconds', logarithmic: 'both' },
        ),
      },
    ],
  };
}
